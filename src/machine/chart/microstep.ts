import { BugError } from '../../base/index.ts'
import type { FunctionId, Place } from '../../python/index.ts'
import { collectGarbage } from '../state/collectGarbage.ts'
import type { Context, Frame, Receives, Waiting } from '../state/context.ts'
import type { CallResult } from './callResult.ts'
import { bindArguments } from '../state/parameters.ts'
import { leadsToFile } from '../state/forgottenFiles.ts'
import { functionOf, pointOf } from './program.ts'
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
  /** the first frame returned, or an exception left it */
  | { readonly kind: 'returnsOut' }
  | { readonly kind: 'unwindsOut' }
  /** asks the world, and stays */
  | { readonly kind: 'awaits' }
  /** nothing to do before the world has answered */
  | { readonly kind: 'rests' }
  | { readonly kind: 'runsAway' }

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
  const { before } = evaluation
  const fuel = before.fuel - 1
  return {
    ...before,
    ...evaluation.changes(),
    stack,
    fuel,
    waiting: null,
    raised: null,
    ...more,
  }
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
  return { ...frame, temps: new Map(frame.temps).set(place.index, value) }
}

/** Binds the value, and moves to the next point. */
export function completes(evaluation: Evaluation, into: Place | null, value: Value): Microstep {
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
    if (evaluation.before.open > 0) addContext(evaluation, exception, at)
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

/** Something more that lives as long as the exception. */
export function addHeld(evaluation: Evaluation, ref: Ref, more: readonly Value[]): void {
  const object = exceptionAt(evaluation, ref)
  evaluation.put(ref, { ...object, holds: [...(object.holds ?? []), ...more] })
}

/** `__context__` (Python 3): an exception that is raised in a handler keeps the one handled there. */
function addContext(evaluation: Evaluation, ref: Ref, at: LinkedPoint): void {
  if (evaluation.version === 2) return
  let frame: Frame | null = evaluation.frame
  let { heldHere } = at
  while (frame !== null) {
    const { temps }: Frame = frame
    const earlier = heldHere
      .flatMap((index) => temps.get(index) ?? [])
      .findLast((each) => isException(evaluation, each))
    if (earlier !== undefined) {
      const isOther = isRef(earlier) && earlier.id !== ref.id
      if (isOther && leadsToFile(evaluation.before.heap, earlier))
        addHeld(evaluation, ref, [earlier])
      return
    }
    heldHere = frame.site === null ? [] : pointOf(evaluation.program, frame.site).heldHere
    frame = frame.caller
  }
}

function isException(evaluation: Evaluation, value: Value): boolean {
  return evaluation.object(value)?.kind === 'exception'
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
  const locals = bindArguments(evaluation, code, outcome.args, outcome.keywords)
  const { frame } = evaluation
  if (frame.depth >= evaluation.before.recursionLimit) {
    const name = evaluation.version === 2 ? 'RuntimeError' : 'RecursionError'
    evaluation.fail(name, 'maximum recursion depth exceeded')
  }
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

/** Asks the world and rests. Unreachable objects are dropped here. */
export function awaits(evaluation: Evaluation, at: LinkedPoint, waiting: Waiting): Microstep {
  const context = contextAfter(evaluation, evaluation.frame, { waiting })
  return { edge: { kind: 'awaits' }, context: { ...collectGarbage(context, at), fuel: FUEL } }
}

/** How many micro-steps a request may make between two rests before it counts as runaway. */
export const FUEL = 50_000

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
      return frame
  }
}
