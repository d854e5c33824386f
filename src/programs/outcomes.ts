import type { Json } from '../machine/index.ts'
import { listFiles } from '../vfs/index.ts'
import { sessionView, stateOf } from '../world/index.ts'
import type { RequestState, World } from '../world/index.ts'
import { COOKIE, START_KEY } from './scenario.ts'
import { LOOK, pathOfKey } from './stage.ts'
import type { Stage } from './stage.ts'

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
  | 'hang'
  | 'error-500'
  | 'error-400'
  | 'orphan'
  | 'ok'

interface Definition extends Outcome {
  holds(stage: Stage, world: World, end: End): boolean
}

/** How a run ended, and the session that the browser is left with. */
interface End {
  readonly stuck: boolean
  readonly session: Readonly<Record<string, Json>> | null
}

/** In the order in which they are told. Each is decided by the last world alone. */
const DEFINITIONS: readonly Definition[] = [
  {
    id: 'data-lost',
    title: 'Data lost',
    sign: 'L',
    bad: true,
    why: 'Nobody logged out, and yet the session that the browser names no longer holds the data it held at the start.',
    holds: (stage, _, { stuck, session }) =>
      !stuck && Object.entries(stage.data).some(([name, value]) => session?.[name] !== value),
  },
  {
    id: 'key-regenerated',
    title: 'Key regenerated',
    sign: 'K',
    bad: true,
    why: 'A request that neither logs in nor out answered with another session key than it was sent with.',
    holds: (_, world) => world.requests.some(changedItsKey),
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
    why: 'A value that a view stored is not in the browser’s session at the end.',
    holds: (stage, _, { stuck, session }) =>
      !stuck &&
      stage.views.some((view) => view.stores.some((name) => session?.[name] === undefined)),
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
    title: 'Orphan file',
    sign: 'O',
    bad: true,
    why: 'A file is left that is neither the browser’s session at the end nor the one at the start.',
    holds: (stage, world, { stuck }) => !stuck && orphans(stage, world).length > 0,
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
export function outcomesOf(stage: Stage, world: World): readonly Outcome[] {
  const state = stateOf(stage.plan, world)
  if (state === 'going') return []
  const session = sessionView(stage.plan, world, LOOK, world.jar[COOKIE])
  const end = { stuck: state === 'stuck', session: session.kind === 'data' ? session.data : null }
  const found = DEFINITIONS.filter((definition) => definition.holds(stage, world, end))
  return found.length === 0 ? [OK] : found
}

function changedItsKey(request: RequestState): boolean {
  const sent = request.sent?.[COOKIE]
  const answered = request.response?.cookies[COOKIE]
  return sent !== undefined && answered !== undefined && sent !== answered
}

/** Paths that belong neither to the browser's session nor to the one at the start. */
export function orphans(stage: Stage, world: World): readonly string[] {
  const keys = [world.jar[COOKIE], START_KEY].filter((key) => key !== undefined)
  const owned = new Set(keys.map((key) => pathOfKey(stage.plan, key)))
  return listFiles(world.fs)
    .map((file) => file.path)
    .filter((path) => !owned.has(path))
}
