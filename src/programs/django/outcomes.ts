import type { Json } from '../../machine/index.ts'
import { listFiles } from '../../vfs/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { letterOf, sessionView, stateOf } from '../../world/index.ts'
import type { RequestInWorld, World } from '../../world/index.ts'
import { COOKIE, START_KEY, STARTS } from './scenario.ts'
import { LOOK, pathOfKey } from './prepare.ts'
import type { Prepared } from './prepare.ts'

/** A named property of a finished, or stuck, run. */
export interface Outcome {
  readonly id: OutcomeId
  readonly title: string
  /** one letter for tables */
  readonly sign: string
  readonly bad: boolean
  /** why it counts, in one sentence */
  readonly why: string
}

export type OutcomeId =
  | 'data-lost'
  | 'key-regenerated'
  | 'torn-read'
  | 'lost-update'
  | 'resurrected'
  | 'revived'
  | 'hang'
  | 'error-500'
  | 'error-400'
  | 'orphan'
  | 'ok'

interface Definition extends Outcome {
  holds(prepared: Prepared, world: World, end: End): boolean
}

/** How a run ended, and the session that the browser is left with. */
interface End {
  readonly stuck: boolean
  readonly session: Session | null
}

type Session = Readonly<Record<string, Json>>

/** In the order in which they are told. Each is decided by the last world alone. */
const DEFINITIONS: readonly Definition[] = [
  {
    id: 'data-lost',
    title: 'Data lost',
    sign: 'L',
    bad: true,
    why: 'Nobody logged out, and yet the session that the browser names no longer holds the data it held at the start.',
    holds: (prepared, _, { stuck, session }) => !stuck && lostNames(prepared, session).length > 0,
  },
  {
    id: 'key-regenerated',
    title: 'Key regenerated',
    sign: 'K',
    bad: true,
    why: 'A request that neither logs in nor out answered with another session key than it was sent with.',
    holds: (prepared, world) =>
      world.requests.some(
        (request, index) => prepared.views[index]?.ends === null && changedItsKey(request),
      ),
  },
  {
    id: 'torn-read',
    title: 'Torn read',
    sign: 'T',
    bad: true,
    why: 'A load read a session file that was empty or cut short because a save of it was under way.',
    holds: (_, world) => world.requests.some((request) => request.tornRead),
  },
  {
    id: 'lost-update',
    title: 'Lost update',
    sign: 'U',
    bad: true,
    why: 'A value that a view stored, and whose request was answered well, is not in the browser’s session at the end.',
    holds: (prepared, world, { stuck, session }) =>
      !stuck && unsavedNames(prepared, world, session).length > 0,
  },
  {
    id: 'resurrected',
    title: 'Session resurrected',
    sign: 'R',
    bad: true,
    why: 'A request logged out, or moved the user’s data to a new key, and yet the old key names it at the end.',
    holds: (prepared, world, { stuck }) =>
      !stuck && endings(prepared, world).length > 0 && hasUser(prepared, world, START_KEY),
  },
  {
    id: 'revived',
    title: 'Revived under a new key',
    sign: 'N',
    bad: true,
    why: 'A request logged out, or moved the user’s data to a new key, and yet it is there at the end under a key that nobody gave it.',
    holds: (prepared, world, { stuck }) => !stuck && revived(prepared, world),
  },
  {
    id: 'hang',
    title: 'Hang',
    sign: 'H',
    bad: true,
    why: 'A request is unfinished and none can move.',
    holds: (_, __, { stuck }) => stuck,
  },
  {
    id: 'error-500',
    title: 'Server error',
    sign: '5',
    bad: true,
    why: 'A request died and was answered with status 500.',
    holds: (_, world) => world.requests.some((request) => request.response?.status === 500),
  },
  {
    id: 'error-400',
    title: 'Bad request',
    sign: '4',
    bad: true,
    why: 'A request was answered with status 400.',
    holds: (_, world) => world.requests.some((request) => request.response?.status === 400),
  },
  {
    id: 'orphan',
    title: 'Orphan',
    sign: 'O',
    bad: true,
    why: 'Something is left in the store that is neither the browser’s session at the end nor the one at the start.',
    holds: (prepared, world, { stuck }) => !stuck && orphans(prepared, world).length > 0,
  },
]

const OK: Outcome = {
  id: 'ok',
  title: 'All is well',
  sign: '–',
  bad: false,
  why: 'None of the bad outcomes happened.',
}

/** Every outcome there is, `ok` last. */
export const OUTCOMES: readonly Outcome[] = [...DEFINITIONS, OK]

/** The outcomes of a world in which no request can move; empty while one can. Never empty then. */
export function outcomesOf(prepared: Prepared, world: World): readonly Outcome[] {
  const state = stateOf(prepared.plan, world)
  if (state === 'going') return []
  const session = sessionView(prepared.plan, world, LOOK, world.jar[COOKIE])
  const end = { stuck: state === 'stuck', session: session.kind === 'data' ? session.data : null }
  const found = DEFINITIONS.filter((definition) => definition.holds(prepared, world, end))
  return found.length === 0 ? [okAfter(world)] : found
}

/** A request that was killed got no answer: the session survives, but not all is well. */
function okAfter(world: World): Outcome {
  const letters = world.requests.flatMap(({ killed }, index) =>
    killed ? [letterOf(index as Pid)] : [],
  )
  if (letters.length === 0) return OK
  return {
    ...OK,
    title: 'The session survives',
    why: `None of the bad outcomes happened, but request ${letters.join(' and ')} got no answer.`,
  }
}

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

/** The same rules as those of the outcomes, asked at any world. `session` null: there is none. */
export function sessionFaults(
  prepared: Prepared,
  world: World,
  session: Session | null,
): SessionFaults {
  const loggedOut = prepared.views.some(
    ({ ends }, index) => ends === 'logout' && answeredWell(world.requests[index]),
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
function lostNames(prepared: Prepared, session: Session | null): readonly string[] {
  if (logsOut(prepared)) return []
  return Object.entries(prepared.data).flatMap(([name, value]) =>
    session?.[name] === value ? [] : [name],
  )
}

/** Names that a view stored, whose request was answered well, and that the session does not hold. */
function unsavedNames(
  prepared: Prepared,
  world: World,
  session: Session | null,
): readonly string[] {
  if (logsOut(prepared)) return []
  return prepared.views.flatMap((view, index) =>
    answeredWell(world.requests[index])
      ? view.stores.filter((name) => session?.[name] === undefined)
      : [],
  )
}

/** It was sent with a key and answered with another one. A deleted cookie is no other key. */
function changedItsKey({ sent, response }: RequestInWorld): boolean {
  const before = sent?.[COOKIE]
  const after = response?.cookies[COOKIE] ?? undefined
  return before !== undefined && after !== undefined && before !== after
}

function answeredWell(request: RequestInWorld | undefined): boolean {
  return request?.response?.status === 200
}

function logsOut({ views }: Prepared): boolean {
  return views.some(({ ends }) => ends === 'logout')
}

/**
 * The requests that ended the session as it was: logouts, and logins that took the user's data to
 * a new key. A login that has merely lost its key, by a torn read, has ended nothing.
 */
function endings(prepared: Prepared, world: World): readonly RequestInWorld[] {
  const moved = (request: RequestInWorld): boolean => {
    const key = request.response?.cookies[COOKIE] ?? undefined
    return changedItsKey(request) && key !== undefined && hasUser(prepared, world, key)
  }
  return world.requests.filter((request, index) => {
    const ends = prepared.views[index]?.ends ?? null
    return answeredWell(request) && (ends === 'logout' || (ends === 'login' && moved(request)))
  })
}

/** Somebody who was logged in at the start could be logged in with this key again. */
function hasUser(prepared: Prepared, world: World, key: string): boolean {
  const user = prepared.data['user']
  if (user === undefined) return false
  const session = sessionView(prepared.plan, world, LOOK, key)
  return session.kind === 'data' && session.data['user'] === user
}

function revived(prepared: Prepared, world: World): boolean {
  const ended = endings(prepared, world)
  if (ended.length === 0) return false
  const given = new Set([START_KEY, ...ended.map(({ response }) => response?.cookies[COOKIE])])
  return storedKeys(world).some((key) => !given.has(key) && hasUser(prepared, world, key))
}

const KEY_AT_THE_END = /[0-9a-f]{32}$/

function storedKeys({ fs, db }: World): readonly string[] {
  const files = listFiles(fs).flatMap(({ path }) => KEY_AT_THE_END.exec(path) ?? [])
  return [...files, ...db.rows.keys(), ...db.cache.keys()]
}

/** Files, rows and entries that belong neither to the browser's session nor to the first one. */
export function orphans(prepared: Prepared, world: World): readonly string[] {
  // A key alone, as that of a stale cookie, is no session.
  const stored = STARTS.some(
    ({ id, stored: at }) => id === prepared.scenario.start && at !== 'nothing',
  )
  const keys = [world.jar[COOKIE], stored ? START_KEY : undefined].filter(
    (key) => key !== undefined,
  )
  const entries = [...world.db.rows.keys(), ...world.db.cache.keys()]
  const spare = entries.filter((key) => !keys.includes(key))
  if (prepared.row.store !== 'files') return spare
  const owned = new Set(keys.map((key) => pathOfKey(prepared.plan, key)))
  return [
    ...spare,
    ...listFiles(world.fs)
      .map((file) => file.path)
      .filter((path) => !owned.has(path)),
  ]
}
