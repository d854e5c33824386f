import { COOKIE } from '../../programs/index.ts'
import type { SessionText } from '../../programs/index.ts'
import type { Derived } from '../../store/index.ts'
import { stateOf } from '../../world/index.ts'
import type { World } from '../../world/index.ts'
import type { StateSegment } from '../kit/timeline/stateSegment.ts'
import { sessionTextAt } from './sessionTexts.ts'

/** What the user would find after a step, and whether that is how it ought to be. */
export interface SessionState {
  readonly text: SessionText
  /** `open`: wrong now, because a request has emptied the file or is writing it, or holds its lock */
  readonly tone: StateSegment['tone']
}

type Source = Pick<Derived, 'prepared' | 'run' | 'timeline'>

const statesByWorld = new WeakMap<World, SessionState>()

/** Null for a program that has no sessions. */
export function sessionStateAt(source: Source, step: number): SessionState | null {
  const world = source.run.worlds[step]
  if (world === undefined) return null
  const kept = statesByWorld.get(world)
  if (kept !== undefined) return kept
  const text = sessionTextAt(source, world)
  if (text === null) return null
  const state = { text, tone: toneOf(source, text, world, step) }
  statesByWorld.set(world, state)
  return state
}

function toneOf(
  { prepared, run, timeline }: Source,
  { tone, waits }: SessionText,
  world: World,
  step: number,
): StateSegment['tone'] {
  if (tone !== 'bad' || stateOf(run.plan, world) !== 'going') return tone
  // A logout or a login that is under way takes the session away by right, unless more is wrong.
  const ending = prepared.django?.views.some(
    ({ ends }, index) => ends !== null && world.requests[index]?.response === null,
  )
  if (ending === true) return 'plain'
  const key = world.jar[COOKIE] ?? ''
  const written = timeline.contents.some(
    ({ path, segments }) =>
      key !== '' &&
      path.endsWith(key) &&
      segments.some(({ from, to, writers }) => writers.length > 0 && from <= step && step <= to),
  )
  return written || waits ? 'open' : 'bad'
}

/** What the user would see along a whole run, in stretches of the same. */
export function sessionSegments(source: Source): readonly StateSegment[] | null {
  const segments: StateSegment[] = []
  const last = Math.max(1, source.run.worlds.length - 1)
  for (let step = 1; step <= last; step += 1) {
    // Before the first step there is one column, for the start.
    const state = sessionStateAt(source, Math.min(step, source.run.worlds.length - 1))
    if (state === null) return null
    const before = segments.at(-1)
    const text = state.tone === 'open' && !state.text.waits ? 'unreadable' : state.text.short
    if (before !== undefined && before.text === text && before.tone === state.tone) {
      segments[segments.length - 1] = { ...before, to: step }
    } else segments.push({ from: step, to: step, text, tone: state.tone })
  }
  return segments
}
