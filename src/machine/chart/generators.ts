import type { FunctionId } from '../../python/index.ts'
import { builtin } from '../values/value.ts'
import type { Ref, Value } from '../values/value.ts'
import type { CallResult } from './callResult.ts'
import { deeperOf } from './deeper.ts'
import { Raised } from './evaluation.ts'
import type { Evaluation } from './evaluation.ts'
import { functionOf, isSubclass } from './program.ts'

/** Does a call of the function run nothing and make a generator? */
export function isGenerator(evaluation: Evaluation, id: FunctionId): boolean {
  return functionOf(evaluation.program, id).code.generator === true
}

/** The value of a call in the middle of a point, whatever of the program must run for it. */
export function answerOf(evaluation: Evaluation, result: CallResult): Value {
  switch (result.kind) {
    case 'value':
      return result.value
    case 'operation':
      return evaluation.unsupported('a step that others can notice in the middle of a built-in')
    default:
      return deeperOf(evaluation.program).answerOfCall(evaluation, result)
  }
}

/** What a StopIteration carries; undefined for any other exception. */
export function stopValue(evaluation: Evaluation, exception: Ref): Value | undefined {
  const object = evaluation.get(exception)
  const isStop =
    object.kind === 'exception' &&
    isSubclass(evaluation.program, object.class, builtin('StopIteration'))
  return isStop ? (object.args[0] ?? null) : undefined
}

/** `run()`, or what `otherwise` makes of the value of its StopIteration. */
export function untilStop<T>(
  evaluation: Evaluation,
  run: () => T,
  otherwise: (value: Value) => T,
): T {
  try {
    return run()
  } catch (thrown) {
    const value = thrown instanceof Raised ? stopValue(evaluation, thrown.exception) : undefined
    if (value === undefined) throw thrown
    return otherwise(value)
  }
}
