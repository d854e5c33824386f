import type { Frame } from '../state/context.ts'
import { finishedDying, finishedReturning } from '../state/finish.ts'
import { pointOf } from './program.ts'
import type { LinkedPoint } from './program.ts'
import { addTrace, contextAfter, deliver, exceptionAt, raises } from './microstep.ts'
import type { Microstep } from './microstep.ts'
import { typeName } from '../values/typeName.ts'
import { builtin } from '../values/value.ts'
import type { Ref, Value } from '../values/value.ts'
import type { Evaluation } from './evaluation.ts'

/** The innermost function returns: to its caller, or out of the request. */
export function returns(evaluation: Evaluation, at: LinkedPoint, value: Value): Microstep {
  const { caller, site, receives } = evaluation.frame
  if (caller === null || site === null) {
    evaluation.library.deeper?.refuseAbandoned(evaluation, evaluation.changes().heap, new Map())
    const finish = finishedReturning(evaluation.watching(), value)
    return { edge: { kind: 'returnsOut' }, context: contextAfter(evaluation, null, { finish }) }
  }
  const isInit =
    receives.kind === 'instance' ||
    receives.kind === 'raise' ||
    (receives.kind === 'reply' && receives.constructs)
  if (isInit && value !== null) {
    const text = `__init__() should return None, not '${typeName(evaluation, value)}'`
    const exception = evaluation.exception(builtin('TypeError'), [text])
    return raises(evaluation, at, exception, { edge: 'fails', again: false })
  }
  const { deeper } = evaluation.library
  const back =
    deeper === null
      ? null
      : (deeper.endsGenerator(evaluation, value) ??
        deeper.repliesWith(evaluation, { how: 'returned', value }))
  if (back !== null) return back
  const edge = { kind: 'returnsTo', site } as const
  if (receives.kind === 'raise') return raisesThere(evaluation, caller, site, receives.instance)
  return { edge, context: contextAfter(evaluation, deliver(evaluation, caller, receives, value)) }
}

/** `raise Class` whose `__init__` is done: the instance is raised at the call. */
function raisesThere(
  evaluation: Evaluation,
  caller: Frame,
  site: LinkedPoint['site'],
  instance: Ref,
): Microstep {
  addTrace(evaluation, instance, pointOf(evaluation.program, site))
  const context = contextAfter(evaluation, caller, { raised: instance })
  return { edge: { kind: 'returnsTo', site }, context }
}

/** An exception leaves the innermost function: to its caller, or out of the request. */
export function unwinds(evaluation: Evaluation, exception: Ref): Microstep {
  const { caller, site } = evaluation.frame
  const { deeper } = evaluation.library
  if (evaluation.before.open > 0) deeper?.keepFrame(evaluation, exception)
  if (caller === null || site === null) {
    const finish = finishedDying(evaluation, exception, exceptionAt(evaluation, exception))
    return { edge: { kind: 'unwindsOut' }, context: contextAfter(evaluation, null, { finish }) }
  }
  const back = deeper?.repliesRaising(evaluation, exception) ?? null
  if (back !== null) return back
  addTrace(evaluation, exception, pointOf(evaluation.program, site))
  const context = contextAfter(evaluation, caller, { raised: exception })
  return { edge: { kind: 'unwindsTo', site }, context }
}
