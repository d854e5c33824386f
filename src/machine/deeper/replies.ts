import type { Place } from '../../python/index.ts'
import type { Context, Frame, Sent } from '../state/context.ts'
import { withCells } from '../state/parameters.ts'
import type { ExceptionObject, Ref, Value } from '../values/value.ts'
import { builtin, isRef } from '../values/value.ts'
import type { BackCall, Evaluation } from '../chart/evaluation.ts'
import { Raised } from '../chart/evaluation.ts'
import { stopValue, untilStop } from '../chart/generators.ts'
import { endedGenerator, generatorAt, resume } from './generatorRuns.ts'
import { suspended } from './backCalls.ts'
import { advance } from '../chart/iteration.ts'
import { completes, contextAfter, exceptionAt, mayGoDeeper, WORK } from '../chart/microstep.ts'
import type { Microstep } from '../chart/microstep.ts'
import { functionOf } from '../chart/program.ts'
import type { LinkedPoint } from '../chart/program.ts'

/** The program code that a point has called in its middle begins, or goes on. */
export function callsBack(
  before: Evaluation,
  at: LinkedPoint,
  call: BackCall,
  evaluationOf: (context: Context) => Evaluation,
): Microstep {
  mayGoDeeper(before)
  const waits = suspended(before)
  const context = { ...waits, fuel: waits.fuel - Math.floor(before.work / WORK) }
  const caller = context.stack ?? before.frame
  const frame: Frame = {
    function: call.function,
    depth: caller.depth + 1,
    locals: new Map(),
    temps: new Map(),
    handled: null,
    site: at.site,
    receives: {
      kind: 'reply',
      call: call.args,
      constructs: call.kind === 'call' && call.constructs,
    },
    caller,
  }
  const evaluation = evaluationOf({ ...context, stack: frame })
  if (call.kind === 'call') {
    const { code } = functionOf(before.program, call.function)
    const locals = withCells(evaluation, code, call.locals, call.closure)
    const edge = { kind: 'calls', function: call.function } as const
    return { edge, context: contextAfter(evaluation, { ...frame, locals }) }
  }
  const { generator } = call
  const object = generatorAt(evaluation, generator)
  const { locals, temps } = object
  evaluation.put(generator, { ...endedGenerator(object), state: 'runs' })
  const stack: Frame = { ...frame, locals, temps, generator }
  if (object.at === null) {
    const edge = { kind: 'calls', function: call.function } as const
    return { edge, context: contextAfter(evaluation, stack) }
  }
  const site = { function: call.function, point: object.at }
  const context_ = contextAfter(evaluation, { ...stack, sent: call.sent })
  return { edge: { kind: 'resumes', site }, context: context_ }
}

/** What the innermost frame was called for in the middle of a point is there: it is performed again. */
export function repliesWith(evaluation: Evaluation, sent: Sent): Microstep | null {
  const { caller, site, receives, function: id } = evaluation.frame
  if (receives.kind !== 'reply' || caller === null || site === null) return null
  const { call, constructs } = receives
  const value = constructs && sent.how === 'returned' ? (call[0] ?? null) : sent.value
  const reply = { function: id, args: call, how: sent.how, value }
  const stack: Frame = { ...caller, replies: [...(caller.replies ?? []), reply] }
  return { edge: { kind: 'repliesTo', site }, context: contextAfter(evaluation, stack) }
}

/** A generator ends: what asked it for more gets a StopIteration. Null for any other function. */
export function endsGenerator(evaluation: Evaluation, value: Value): Microstep | null {
  const { generator } = evaluation.frame
  if (generator === undefined) return null
  evaluation.put(generator, endedGenerator(generatorAt(evaluation, generator)))
  const stop = evaluation.exception(builtin('StopIteration'), value === null ? [] : [value])
  return repliesWith(evaluation, { how: 'raised', value: stop })
}

/** An exception leaves a function that was called in the middle of a point; null: another one. */
export function repliesRaising(evaluation: Evaluation, exception: Ref): Microstep | null {
  const { generator } = evaluation.frame
  if (generator === undefined) return repliesWith(evaluation, { how: 'raised', value: exception })
  evaluation.put(generator, endedGenerator(generatorAt(evaluation, generator)))
  const isStop = stopValue(evaluation, exception) !== undefined
  const value = isStop ? insteadOfStop(evaluation, exception) : exception
  return repliesWith(evaluation, { how: 'raised', value })
}

/** A StopIteration that leaves a generator would look like its end (PEP 479). */
function insteadOfStop(evaluation: Evaluation, cause: Ref): Ref {
  const error = evaluation.exception(builtin('RuntimeError'), ['generator raised StopIteration'])
  const object: ExceptionObject = {
    ...exceptionAt(evaluation, error),
    trace: exceptionAt(evaluation, cause).trace,
    attributes: new Map([['__cause__', cause]]),
  }
  evaluation.put(error, object)
  return error
}

/** `yield`: out with the value at first; then what came back is its value. */
export function yields(
  evaluation: Evaluation,
  at: LinkedPoint,
  value: () => Value,
  into: Place | null,
): Microstep {
  const { sent } = evaluation
  if (sent === undefined) return rests(evaluation, at, value())
  if (sent.how === 'raised' && isRef(sent.value)) throw new Raised(sent.value)
  return completes(evaluation, into, sent.value)
}

/** The frame of the generator goes into its object; the value is what was asked for. */
function rests(evaluation: Evaluation, at: LinkedPoint, value: Value): Microstep {
  const { generator, locals, temps } = evaluation.frame
  const step = repliesWith(evaluation, { how: 'returned', value })
  if (generator === undefined || step === null) {
    return evaluation.unsupported('a generator that nobody asks')
  }
  const kept = at.point.op.kind === 'delegate' ? at.needed : at.live
  const live = new Map([...temps].filter(([index]) => kept.has(index)))
  const object = generatorAt(evaluation, generator)
  evaluation.put(generator, { ...object, state: 'rests', at: at.point.id, locals, temps: live })
  return { ...step, context: contextAfter(evaluation, step.context.stack) }
}

/** `yield from`: what the iterator gives goes out, what is sent comes in, until it ends. */
export function delegates(
  evaluation: Evaluation,
  at: LinkedPoint,
  iterator: Value,
  into: Place | null,
): Microstep {
  const sent = evaluation.sent ?? { how: 'returned', value: null }
  return untilStop<Microstep>(
    evaluation,
    () => {
      const inner = evaluation.object(iterator)
      if (inner?.kind === 'generator' && isRef(iterator)) {
        return rests(evaluation, at, resume(evaluation, iterator, sent))
      }
      if (sent.how === 'raised' && isRef(sent.value)) throw new Raised(sent.value)
      if (sent.value !== null) {
        return evaluation.unsupported('send() through `yield from` of what is no generator')
      }
      return rests(evaluation, at, advance(evaluation, iterator))
    },
    (value) => completes(evaluation, into, value),
  )
}
