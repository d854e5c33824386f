import type { Json } from '../../machine/index.ts'
import { listFiles } from '../../vfs/index.ts'
import { sessionView } from '../../world/index.ts'
import type { Plan, RequestInWorld, World } from '../../world/index.ts'
import { hasLeftModel, NOT_MODELLED } from '../notModelled.ts'
import { outcomeTable } from '../outcome.ts'
import type { Cause, Outcome, OutcomeRule } from '../outcome.ts'
import type { DjangoExtras } from './djangoExtras.ts'
import { LOOK, pathOfKey } from './looks.ts'
import { COOKIE } from './scenario.ts'

/** How a run ended, and the session that the browser is left with. */
interface End {
  readonly stuck: boolean
  readonly session: Session | null
}

export type Session = Readonly<Record<string, Json>>

/** How the rules look into a store. */
export interface StoreQuestions {
  /** what a visitor with this key would find; null: nothing, or not at all */
  session(plan: Plan, world: World, key: string | undefined): Session | null
  /** the keys under which there may be sessions */
  keys(plan: Plan, world: World): readonly string[]
  /** files, rows and entries that belong neither to these sessions nor to the store as a whole */
  spare(plan: Plan, world: World, keys: readonly string[]): readonly string[]
}

/** The plan that a world belongs to, and what the scenario says of sessions. */
interface Case extends DjangoExtras {
  readonly plan: Plan
  readonly asks: StoreQuestions
}

interface Definition extends Outcome {
  readonly causes: readonly Cause[]
  holds(prepared: Case, world: World, end: End): boolean
  left?(prepared: Case, world: World): readonly string[]
}

/** In the order in which they are shown. Each is decided by the last world alone. */
const DEFINITIONS: readonly Definition[] = [
  {
    id: 'data-lost',
    title: 'Data lost',
    headline: 'The customer’s session is lost.',
    sign: 'L',
    bad: true,
    // Stored data of somebody who did nothing wrong is gone.
    severity: 'data',
    causes: ['torn', 'overwritten'],
    why: 'Nobody logged out, but the session in the browser’s cookie no longer has its data.',
    holds: (prepared, _, { stuck, session }) => !stuck && lostNames(prepared, session).length > 0,
  },
  {
    id: 'key-regenerated',
    title: 'Key changed',
    headline: 'The session key has changed, though nobody logged in or out.',
    sign: 'K',
    bad: true,
    // A new key alone harms nothing: what went with the old one is Data lost.
    severity: 'nuisance',
    causes: ['torn', 'overwritten'],
    why: 'A request that neither logged in nor out came back with a different session key.',
    holds: (prepared, world) =>
      world.requests.some(
        (request, index) => prepared.views[index]?.ends === null && hasChangedKey(request),
      ),
  },
  {
    id: 'torn-read',
    title: 'Torn read',
    headline: 'A request read a session file that was empty or half written.',
    sign: 'T',
    bad: true,
    // The view worked with content that was never saved, even if nothing is missing at the end.
    severity: 'data',
    causes: ['torn', 'overwritten'],
    why: 'A request read the session file while a save had left it empty or half written.',
    holds: (_, world) => world.requests.some((request) => request.tornRead),
  },
  {
    id: 'lost-update',
    title: 'Lost update',
    headline: 'A stored value is lost.',
    sign: 'U',
    bad: true,
    // A value that was stored, and answered with success, is gone.
    severity: 'data',
    causes: ['overwritten', 'torn'],
    why: 'A view stored a value and its request succeeded, yet the value is not in the final session.',
    holds: (prepared, world, { stuck, session }) =>
      !stuck && unsavedNames(prepared, world, session).length > 0,
  },
  {
    id: 'resurrected',
    title: 'Session resurrected',
    headline: 'The session that was ended works again.',
    sign: 'R',
    bad: true,
    // A cookie that was to stop working logs in again.
    severity: 'security',
    causes: ['restored'],
    why: 'A request ended the session (logout) or moved it to a new key (login), yet the old key still works at the end.',
    holds: (prepared, world, { stuck }) =>
      !stuck && endings(prepared, world).length > 0 && hasUser(prepared, world, prepared.key),
  },
  {
    id: 'revived',
    title: 'Revived under a new key',
    headline: 'The session that was ended is back under a new key.',
    sign: 'N',
    bad: true,
    // The logged-in session lives on under a key that no logout knows.
    severity: 'security',
    causes: [],
    why: 'A request ended the session (logout) or moved it to a new key (login), yet its data is back under a key that nobody issued.',
    holds: (prepared, world, { stuck }) => !stuck && isRevived(prepared, world),
  },
  {
    id: 'hang',
    title: 'Hang',
    headline: 'Deadlock: no request can move any more.',
    sign: 'H',
    bad: true,
    // No request is answered, but stored data is intact.
    severity: 'nuisance',
    causes: ['deadlock'],
    why: 'Some request is unfinished and no request can move: a deadlock.',
    holds: (_, __, { stuck }) => stuck,
  },
  {
    id: 'error-500',
    title: 'Server error',
    headline: 'A request was answered with a server error.',
    sign: '5',
    bad: true,
    // The user sees the failure; damage to the data is a separate outcome.
    severity: 'nuisance',
    causes: [],
    why: 'A request died and was answered with status 500.',
    holds: (_, world) => world.requests.some((request) => request.response?.status === 500),
  },
  {
    id: 'error-400',
    title: 'Bad request',
    headline: 'A request was turned away with status 400.',
    sign: '4',
    bad: true,
    // An honest refusal: the request says that its session was gone.
    severity: 'nuisance',
    causes: [],
    why: 'A request was answered with status 400.',
    holds: (_, world) => world.requests.some((request) => request.response?.status === 400),
  },
  {
    id: 'orphan',
    title: 'Orphan',
    headline: 'A session is left behind that nobody will use again.',
    sign: 'O',
    bad: true,
    // It wastes room; where it logs somebody in, that is Revived under a new key.
    severity: 'nuisance',
    causes: ['left'],
    why: 'Something is left in the store that is neither the browser’s session at the end nor the one at the start.',
    holds: (prepared, world, { stuck }) => !stuck && orphans(prepared, world).length > 0,
    left: orphans,
  },
]

/** The rules of a scenario. One world is judged by all of them in a row: its session is read once. */
export function sessionRules(
  extras: DjangoExtras,
  asks: StoreQuestions = storeOf(extras),
): readonly OutcomeRule[] {
  let last: { readonly world: World; readonly session: Session | null } | null = null
  const sessionIn = (plan: Plan, world: World): Session | null => {
    if (last?.world === world) return last.session
    last = { world, session: asks.session(plan, world, world.jar[COOKIE]) }
    return last.session
  }
  const rules = DEFINITIONS.map(({ holds, left, ...outcome }) => ({
    ...outcome,
    ...(left !== undefined && {
      left: (plan: Plan, world: World) => left({ ...extras, plan, asks }, world),
    }),
    // How a request that has left the model would go on is not known, and so what comes of it.
    holds: (plan: Plan, world: World, stuck: boolean) =>
      !hasLeftModel(world) &&
      holds({ ...extras, plan, asks }, world, { stuck, session: sessionIn(plan, world) }),
  }))
  return [...rules, NOT_MODELLED]
}

/** Every outcome that a program of the catalogue can have, `ok` last. */
export const OUTCOMES: readonly Outcome[] = outcomeTable({ outcomes: DEFINITIONS })

/** How the session that the browser names differs from what it ought to hold by now. */
export interface SessionFaults {
  /** data of the start that it no longer holds */
  readonly lost: readonly string[]
  /** what an answered request stored and it does not hold */
  readonly unsaved: readonly string[]
  /** an answered request logged the user out */
  readonly loggedOut: boolean
  /** and yet it names that user */
  readonly back: boolean
}

/** The rules of the outcomes, applied to any world. `session` null: there is none. */
export function sessionFaults(
  prepared: DjangoExtras,
  world: World,
  session: Session | null,
): SessionFaults {
  const loggedOut = prepared.views.some(
    ({ ends }, index) => ends === 'logout' && wasAnsweredWell(world.requests[index]),
  )
  const user = prepared.data['user']
  return {
    lost: lostNames(prepared, session),
    unsaved: unsavedNames(prepared, world, session),
    loggedOut,
    back: loggedOut && user !== undefined && session?.['user'] === user,
  }
}

/** Names of the start's data that the session does not hold as they were; none where a view logs out. */
function lostNames(prepared: DjangoExtras, session: Session | null): readonly string[] {
  if (logsOut(prepared)) return []
  return Object.entries(prepared.data).flatMap(([name, value]) =>
    session?.[name] === value ? [] : [name],
  )
}

/** Names that a view stored, whose request was answered well, and that the session does not hold. */
function unsavedNames(
  prepared: DjangoExtras,
  world: World,
  session: Session | null,
): readonly string[] {
  if (logsOut(prepared)) return []
  return prepared.views.flatMap((view, index) =>
    wasAnsweredWell(world.requests[index])
      ? view.stores.filter((name) => session?.[name] === undefined)
      : [],
  )
}

/** Its response sets another key than it was sent with. A deleted cookie is not another key. */
function hasChangedKey({ sent, response }: RequestInWorld): boolean {
  const before = sent?.[COOKIE]
  const after = response?.cookies[COOKIE] ?? undefined
  return before !== undefined && after !== undefined && before !== after
}

function wasAnsweredWell(request: RequestInWorld | undefined): boolean {
  return request?.response?.status === 200
}

function logsOut({ views }: DjangoExtras): boolean {
  return views.some(({ ends }) => ends === 'logout')
}

/**
 * The requests that ended the session as it was: logouts, and logins that took the user's data to
 * a new key. A login that has merely lost its key, by a torn read, has ended nothing.
 */
function endings(prepared: Case, world: World): readonly RequestInWorld[] {
  const moved = (request: RequestInWorld): boolean => {
    const key = request.response?.cookies[COOKIE] ?? undefined
    return hasChangedKey(request) && key !== undefined && hasUser(prepared, world, key)
  }
  return world.requests.filter((request, index) => {
    const ends = prepared.views[index]?.ends ?? null
    return wasAnsweredWell(request) && (ends === 'logout' || (ends === 'login' && moved(request)))
  })
}

/** Somebody who was logged in at the start could be logged in with this key again. */
function hasUser({ data, plan, asks }: Case, world: World, key: string): boolean {
  const user = data['user']
  return user !== undefined && asks.session(plan, world, key)?.['user'] === user
}

function isRevived(prepared: Case, world: World): boolean {
  const ended = endings(prepared, world)
  if (ended.length === 0) return false
  const { plan, asks, key: first } = prepared
  const given = new Set([first, ...ended.map(({ response }) => response?.cookies[COOKIE])])
  return asks.keys(plan, world).some((key) => !given.has(key) && hasUser(prepared, world, key))
}

/** Files, rows and entries that belong neither to the browser's session nor to the first one. */
function orphans({ start, key: first, plan, asks }: Case, world: World): readonly string[] {
  // A key alone, such as that of a stale cookie, is not a session.
  const stored = start.stored !== 'nothing'
  const keys = [world.jar[COOKIE], stored ? first : undefined].filter((key) => key !== undefined)
  return asks.spare(plan, world, keys)
}

const KEY_AT_THE_END = /[0-9a-f]{32}$/

/** The programs of the catalogue keep a session under its key: a row, an entry, or a file. */
function storeOf({ row }: DjangoExtras): StoreQuestions {
  return {
    session: (plan, world, key) => {
      const view = sessionView(plan, world, LOOK, key)
      return view.kind === 'data' ? view.data : null
    },
    keys: (_, { fs, db }) => [
      ...listFiles(fs).flatMap(({ path }) => KEY_AT_THE_END.exec(path) ?? []),
      ...db.rows.keys(),
      ...db.cache.keys(),
    ],
    spare: (plan, { fs, db }, keys) => {
      const entries = [...db.rows.keys(), ...db.cache.keys()].filter((key) => !keys.includes(key))
      if (row.store !== 'files') return entries
      const owned = new Set(keys.map((key) => pathOfKey(plan, key)))
      const paths = listFiles(fs).map(({ path }) => path)
      return [...entries, ...paths.filter((path) => !owned.has(path))]
    },
  }
}
