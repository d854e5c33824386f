import { BugError } from '../base/index.ts'
import { builtOf, opaque } from './buildMachine.ts'
import type { Context } from './context.ts'
import { flatMacrostep, flatten } from './flatten.ts'
import type { FlatState, FlatTable } from './flatten.ts'
import type { Answer } from './operation.ts'
import type { Progress, RequestMachine, Running } from './running.ts'

const flat = new WeakMap<RequestMachine, RequestMachine>()

/**
 * The same program, run by the table that its statechart is read off into. The same answers give
 * the same run, many times faster. A `Running` of one of the two cannot be resumed by the other.
 */
export function flattened(machine: RequestMachine): RequestMachine {
  const ready = flat.get(machine)
  if (ready !== undefined) return ready
  const built = builtOf(machine)
  const made = built.table === null ? opaque({ ...built, table: flatten(built.definition) }) : machine
  flat.set(machine, made)
  return made
}

/** Was it made by a table? */
export function isFlat(running: Running): boolean {
  return 'leaf' in running
}

/** All states from the start to the first rest, the one before the start first. */
export function startFlat({ initial }: FlatTable, context: Context): readonly FlatState[] {
  const state: FlatState = { value: initial.value, context, leaf: initial }
  return [state, ...flatMacrostep(state, null)]
}

type Told = (states: readonly FlatState[]) => Progress

const resumed = new WeakMap<Running, Map<string, Progress>>()

/**
 * Resumes by the table. A search asks the same request with the same answer from thousands of
 * worlds, so that what came of it is kept as long as the request itself.
 */
export function resumeFlat(running: Running, answer: Answer, told: Told): Progress {
  const state = flatState(running)
  if (state.context.waiting === null) throw new BugError('expected a request that waits, got none')
  let known = resumed.get(running)
  if (known === undefined) resumed.set(running, (known = new Map()))
  const key = JSON.stringify(answer)
  const before = known.get(key)
  if (before !== undefined) return before
  const progress = told([state, ...flatMacrostep(state, answer)])
  known.set(key, progress)
  return progress
}

function flatState(running: Running): FlatState {
  if (!isFlat(running)) throw new BugError('expected a request that a table runs, got another')
  return running as unknown as FlatState
}
