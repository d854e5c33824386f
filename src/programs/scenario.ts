/** Everything that decides a run, but the schedule. Plain data: stored, shared, compared. */
export interface Scenario {
  /** a row of the catalogue */
  readonly program: string
  /** what each request does: 1 to 4 views */
  readonly views: readonly ViewId[]
  readonly settings: Settings
  readonly start: StartId
}

export interface Settings {
  /** SESSION_SAVE_EVERY_REQUEST */
  readonly saveEveryRequest: boolean
  /** a line in the middleware that logs the session, and so loads it */
  readonly debugLogging: boolean
}

/** The settings by the names that links and the headless command use. */
export const SETTING_NAMES = {
  'save-every-request': 'saveEveryRequest',
  'debug-logging': 'debugLogging',
} as const satisfies Readonly<Record<string, keyof Settings>>

export type ViewId = 'touch' | 'read' | 'set p' | 'set q'
export type StartId = 'live' | 'none' | 'stale'

/** A view: what a request does with the session. */
export interface View {
  readonly id: ViewId
  /** for a list: "leaves the session alone" */
  readonly title: string
  /** its function in views.py */
  readonly function: string
  /** what it stores, and expects to find again */
  readonly stores: readonly string[]
}

export const VIEWS: readonly View[] = [
  { id: 'touch', title: 'leaves the session alone', function: 'views.touch', stores: [] },
  { id: 'read', title: 'reads the user', function: 'views.read', stores: [] },
  { id: 'set p', title: 'stores p', function: 'views.set_p', stores: ['p'] },
  { id: 'set q', title: 'stores q', function: 'views.set_q', stores: ['q'] },
]

/** What the browser and the disk hold before the first step. */
export interface Start {
  readonly id: StartId
  readonly title: string
  readonly cookie: boolean
  readonly session: boolean
}

export const STARTS: readonly Start[] = [
  { id: 'live', title: 'a live session', cookie: true, session: true },
  { id: 'none', title: 'no cookie (a new visitor)', cookie: false, session: false },
  { id: 'stale', title: 'a stale cookie (its file is gone)', cookie: true, session: false },
]

export const MAX_REQUESTS = 4

/** The session that is there at the start, and its key. */
export const START_KEY = '3f9c1e0a7b52d84c6e1f90ab37c5d264'
export const START_DATA = { cart: 1n, user: 42n } as const
export const COOKIE = 'sessionid'
