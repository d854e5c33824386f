import type { Json } from '../../machine/index.ts'
import type { ScenarioFault } from '../fault.ts'
import { programRow } from './catalogue/catalogue.ts'
import type { MiddlewareId } from './catalogue/eras.ts'

/** Everything that decides a run, but the schedule. Plain data: stored, shared, compared. */
export interface Scenario {
  /** a row of the catalogue */
  readonly program: string
  /** one that the program can run with */
  readonly middleware: MiddlewareId
  /** what each request does: 1 to 7 views */
  readonly views: readonly ViewId[]
  readonly settings: Settings
  readonly start: StartId
  /** the fault; null: none */
  readonly fault: ScenarioFault | null
  /** texts in place of files of the program, by their names ("backend.py"); empty: as it is in the catalogue */
  readonly edits: Readonly<Record<string, string>>
}

/** Has somebody changed a file of the program? */
export function isFork({ edits }: Pick<Scenario, 'edits'>): boolean {
  return Object.keys(edits).length > 0
}

/**
 * A setting of a program. This row is all there is of it: links, the command line, the header and
 * the program itself read it.
 */
export interface SettingRow {
  /** in links, and on the command line */
  readonly id: string
  /** in `Settings` */
  readonly key: string
  /** in the Python module `settings` */
  readonly python: string
  /** on its switch */
  readonly title: string
  /** of an ordinary scenario */
  readonly initially: boolean
}

export const SETTINGS = [
  {
    id: 'save-every-request',
    key: 'saveEveryRequest',
    python: 'SESSION_SAVE_EVERY_REQUEST',
    title: 'Save every request',
    initially: true,
  },
  {
    // A line in the middleware that logs the session, and so loads it.
    id: 'debug-logging',
    key: 'debugLogging',
    python: 'DEBUG_LOGGING',
    title: 'Debug logging',
    initially: false,
  },
] as const satisfies readonly SettingRow[]

export type Settings = { readonly [K in (typeof SETTINGS)[number]['key']]: boolean }

/** Settings that are on or off by a rule. */
export function settingsBy(on: (row: (typeof SETTINGS)[number]) => boolean): Settings {
  return Object.fromEntries(SETTINGS.map((row) => [row.key, on(row)])) as Settings
}

export type ViewId = 'touch' | 'read' | 'set p' | 'set q' | 'login' | 'logout'
export type StartId = 'live' | 'none' | 'stale' | 'zero' | 'large'

/** A view: what a request does with the session. */
export interface View {
  readonly id: ViewId
  /** for a list: "leaves the session alone" */
  readonly title: string
  /** its function in views.py */
  readonly function: string
  /** what it stores, and expects to find again */
  readonly stores: readonly string[]
  /** whether it ends the session as it was */
  readonly ends: 'login' | 'logout' | null
}

export const VIEWS: readonly View[] = [
  view('touch', 'leaves the session alone', 'views.touch'),
  view('read', 'reads the user', 'views.read'),
  view('set p', 'stores p', 'views.set_p', ['p']),
  view('set q', 'stores q', 'views.set_q', ['q']),
  view('login', 'logs in', 'views.login', ['login'], 'login'),
  view('logout', 'logs out', 'views.logout', [], 'logout'),
]

function view(
  id: ViewId,
  title: string,
  name: string,
  stores: readonly string[] = [],
  ends: View['ends'] = null,
): View {
  return { id, title, function: name, stores, ends }
}

/** The session that is there at the start, and its key. */
export const START_KEY = '3f9c1e0a7b52d84c6e1f90ab37c5d264'
const START_DATA = { cart: 1n, user: 42n } as const

/** Longer than the buffer of a file object, so that it reaches the disk in two writes. */
const LARGE_DATA = { cart: 1n, note: 'x'.repeat(5000), user: 42n } as const

/** What the browser and the store hold before the first step. */
export interface Start {
  readonly id: StartId
  readonly title: string
  readonly cookie: boolean
  /** what is stored under the key: nothing, an empty text, or this data */
  readonly stored: 'nothing' | 'empty' | Readonly<Record<string, Json>>
}

export const STARTS: readonly Start[] = [
  { id: 'live', title: 'a live session', cookie: true, stored: START_DATA },
  { id: 'none', title: 'no cookie (a new visitor)', cookie: false, stored: 'nothing' },
  {
    id: 'stale',
    title: 'a stale cookie (its session is gone)',
    cookie: true,
    stored: 'nothing',
  },
  { id: 'zero', title: 'a zero-byte session (a crash left it)', cookie: true, stored: 'empty' },
  {
    id: 'large',
    title: 'a large session (more than one buffer)',
    cookie: true,
    stored: LARGE_DATA,
  },
]

export const COOKIE = 'sessionid'

/** A scenario with defaults for all that is missing: the program's middleware, a live session. */
export function scenarioWith(
  said: Pick<Scenario, 'program' | 'views'> & Partial<Scenario>,
): Scenario {
  return {
    middleware: programRow(said.program)?.middleware ?? 'pre',
    settings: settingsBy(({ initially }) => initially),
    start: 'live',
    fault: null,
    edits: {},
    ...said,
  }
}

/** The scenario of a decisive schedule of a program. */
export function decisiveScenario(
  { id }: { readonly id: string },
  { scenario }: { readonly scenario: Pick<Scenario, 'views'> & Partial<Scenario> },
): Scenario {
  return scenarioWith({ ...scenario, program: id })
}

/** What a page without a link opens, and what a link falls back to: the ticket itself. */
export const DEFAULT_SCENARIO: Scenario = scenarioWith({ program: 'ticket', views: ['touch'] })
