import { BugError } from '../../base/index.ts'
import type { FunctionId, Place } from '../../python/index.ts'
import { collectGarbage } from '../state/collectGarbage.ts'
import type { Context, Frame, Receives, Waiting } from '../state/context.ts'
import { MEMORY, weigh } from '../state/bounds.ts'
import type { CallResult } from './callResult.ts'
import { bindArguments, withCells } from '../state/parameters.ts'
import { deeperOf } from './deeper.ts'
import { functionOf } from './program.ts'
import type { LinkedPoint, Site } from './program.ts'
import { truth } from '../values/truth.ts'
import { isRef } from '../values/value.ts'
import type { ExceptionObject, Ref, Value } from '../values/value.ts'
import type { Evaluation } from './evaluation.ts'

/** sys.getrecursionlimit() of a fresh Python */
export const RECURSION_LIMIT = 1000

/** The edge by which a micro-step leaves its point. Exactly one guard holds for each. */
export type Edge =
  /** to `next`: done, true, matched, an item came */
  | { readonly kind: 'completes' }
  /** to `otherwise`: false, not matched, no item came */
  | { readonly kind: 'otherwise' }
  /** to the handler, or out of the function when it has none */
  | { readonly kind: 'raises' }
  /** out of the function, past its handlers */
  | { readonly kind: 'fails' }
  | { readonly kind: 'calls'; readonly function: FunctionId }
  | { readonly kind: 'returnsTo'; readonly site: Site }
  | { readonly kind: 'unwindsTo'; readonly site: Site }
  /** back to a point that is performed again with what its call in the middle has given */
  | { readonly kind: 'repliesTo'; readonly site: Site }
  /** a generator goes on at the point where it rested */
  | { readonly kind: 'resumes'; readonly site: Site }
  /** the first frame returned, or an exception left it */
  | { readonly kind: 'returnsOut' }
  | { readonly kind: 'unwindsOut' }
  /** asks the world, and stays */
  | { readonly kind: 'awaits' }
  /** nothing to do before the world has answered */
  | { readonly kind: 'rests' }
  /** it is the turn of its thread: the point is performed now */
  | { readonly kind: 'opens' }
  /** the model cannot go on: the process ends, past all handlers */
  | { readonly kind: 'leavesModel' }

export interface Microstep {
  readonly edge: Edge
  readonly context: Context
  /** what the point gave and nobody took */
  readonly dropped?: Value
}

/** The context after a micro-step, with the innermost frame replaced. */
export function contextAfter(
  evaluation: Evaluation,
  stack: Frame | null,
  more: Partial<Pick<Context, 'raised' | 'waiting' | 'finish'>> = {},
): Context {
  const { before, work } = evaluation
  return {
    ...before,
    ...evaluation.changes(),
    stack,
    fuel: before.fuel - 1 - Math.floor(work / WORK),
    made: before.made + work,
    waiting: null,
    raised: null,
    ...more,
  }
}

/** Long local loops leave garbage behind; at a rest all of it goes. */
export function tidy(evaluation: Evaluation, step: Microstep): Microstep {
  const { context } = step
  if (context.heap.size <= 2 * evaluation.before.alive + 1000 && context.made <= 2 * MEMORY) {
    return step
  }
  return { ...step, context: withinMemory(evaluation, collected(evaluation, context)) }
}

/** Without garbage; refuses where CPython would run code of the program on it. */
export function collected(
  evaluation: Evaluation,
  context: Context,
  at: LinkedPoint | null = null,
): Context {
  const rest =
    context.sharing === null
      ? collectGarbage(context, at)
      : deeperOf(evaluation.program).collectShared(evaluation, context, at)
  evaluation.library.deeper?.refuseAbandoned(evaluation, context.heap, rest.heap)
  return rest
}

/** After a collection: the same context, unless what is alive is more than a process may hold. */
function withinMemory(evaluation: Evaluation, context: Context): Context {
  if (context.made > MEMORY) tooLarge(evaluation)
  return context
}

function tooLarge(evaluation: Evaluation): never {
  const what = `a process that holds more than ${MEMORY / 1_000_000} million characters or bytes`
  return evaluation.unsupported(what, 'Use shorter texts, or fewer of them.')
}

/** The frame with a value in a place. A variable is set at once: it is not in the frame. */
export function withPlace(
  evaluation: Evaluation,
  frame: Frame,
  place: Place | null,
  value: Value,
): Frame {
  if (place === null) return frame
  if (place.kind === 'variable') {
    evaluation.setVariable(place, value)
    return frame
  }
  if (place.kind === 'local') {
    return { ...frame, locals: new Map(frame.locals).set(place.name, value) }
  }
  if (place.kind === 'cell') {
    evaluation.put(cellIn(frame, place.name), { kind: 'cell', held: [value] })
    return frame
  }
  return { ...frame, temps: new Map(frame.temps).set(place.index, value) }
}

/** The cell of a variable that functions share. */
export function cellIn(frame: Frame, name: string): Ref {
  const cell = frame.locals.get(name)
  if (cell !== undefined && isRef(cell)) return cell
  throw new BugError(`expected a cell for ${name}`)
}

/** Binds the value, and moves to the next point. */
export function completes(evaluation: Evaluation, into: Place | null, value: Value): Microstep {
  if (into !== null) evaluation.spend(weigh(value))
  const stack = withPlace(evaluation, evaluation.frame, into, value)
  const step = { edge: { kind: 'completes' }, context: contextAfter(evaluation, stack) } as const
  return into === null ? { ...step, dropped: value } : step
}

/** To `next` or to `otherwise`. */
export function branches(evaluation: Evaluation, onwards: boolean): Microstep {
  const edge = { kind: onwards ? 'completes' : 'otherwise' } as const
  return { edge, context: contextAfter(evaluation, evaluation.frame) }
}

/** An exception leaves the point; its traceback grows by the line, unless it is raised again. */
export function raises(
  evaluation: Evaluation,
  at: LinkedPoint,
  exception: Ref,
  how: { readonly edge: 'raises' | 'fails'; readonly again: boolean },
): Microstep {
  if (!how.again) {
    addTrace(evaluation, exception, at)
    if (evaluation.before.open > 0) {
      evaluation.library.deeper?.keepContext(evaluation, exception, at)
    }
  }
  const context = contextAfter(evaluation, evaluation.frame, { raised: exception })
  return { edge: { kind: how.edge }, context }
}

export function addTrace(evaluation: Evaluation, ref: Ref, at: LinkedPoint): void {
  const object = exceptionAt(evaluation, ref)
  const name = functionOf(evaluation.program, at.function).code.name
  evaluation.put(ref, {
    ...object,
    trace: [...object.trace, { function: name, span: at.point.span }],
  })
}

export function exceptionAt(evaluation: Evaluation, ref: Ref): ExceptionObject {
  const object = evaluation.get(ref)
  if (object.kind === 'exception') return object
  throw new BugError(`expected an exception, got a ${object.kind}`)
}

/** A new frame, which goes back to this point. */
export function enters(
  evaluation: Evaluation,
  at: LinkedPoint,
  outcome: Extract<CallResult, { kind: 'call' | 'construct' }>,
  receives: Receives,
): Microstep {
  const { code } = functionOf(evaluation.program, outcome.function)
  const closure = outcome.kind === 'call' ? (outcome.closure ?? null) : null
  const bound = bindArguments(evaluation, code, outcome.args, outcome.keywords, closure)
  const { frame } = evaluation
  mayGoDeeper(evaluation)
  const locals = withCells(evaluation, code, bound, closure)
  const stack: Frame = {
    function: outcome.function,
    depth: frame.depth + 1,
    locals,
    temps: new Map(),
    handled: null,
    site: at.site,
    receives,
    caller: frame,
  }
  const edge = { kind: 'calls', function: outcome.function } as const
  return { edge, context: contextAfter(evaluation, stack) }
}

/** RecursionError where the stack is as deep as Python lets it be. */
export function mayGoDeeper(evaluation: Evaluation): void {
  if (evaluation.frame.depth < evaluation.before.recursionLimit) return
  const name = evaluation.version === 2 ? 'RuntimeError' : 'RecursionError'
  evaluation.fail(name, 'maximum recursion depth exceeded')
}

/** Asks the world and rests. Unreachable objects are dropped here. */
export function awaits(evaluation: Evaluation, at: LinkedPoint, waiting: Waiting): Microstep {
  const context = contextAfter(evaluation, evaluation.frame, { waiting })
  const rest = withinMemory(evaluation, collected(evaluation, context, at))
  return { edge: { kind: 'awaits' }, context: { ...rest, fuel: FUEL } }
}

/**
 * How many micro-steps a request may make between two rests before it counts as endless; each WORK
 * bytes that one copies count as one more.
 */
export const FUEL = 50_000
export const WORK = 4000

/** The value goes to the caller, as the call there wants it. */
export function deliver(
  evaluation: Evaluation,
  frame: Frame,
  receives: Receives,
  value: Value,
): Frame {
  switch (receives.kind) {
    case 'bind':
      return withPlace(evaluation, frame, receives.into, value)
    case 'truth':
      return withPlace(
        evaluation,
        frame,
        receives.into,
        truth(evaluation, value) !== receives.negated,
      )
    case 'instance':
      return withPlace(evaluation, frame, receives.into, receives.instance)
    case 'raise':
    case 'reply':
      return frame
  }
}
