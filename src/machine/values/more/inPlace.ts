import type { Expr } from '../../../python/index.ts'
import { NO_KEYWORDS } from '../../chart/callResult.ts'
import { itemsOf } from '../../chart/iteration.ts'
import { binary, NAMES } from './operators.ts'
import { callSpecial, isNotImplemented } from '../special.ts'
import { isRef } from '../value.ts'
import type { Value } from '../value.ts'
import type { Evaluation } from '../../chart/evaluation.ts'

type BinaryOperator = Extract<Expr, { kind: 'binary' }>['operator']

/**
 * `left operator= right`: a list or a dictionary changes itself and is the result, so that whatever
 * else refers to it sees the change; anything else gives a new value.
 */
export function inPlace(
  evaluation: Evaluation,
  operator: BinaryOperator,
  left: Value,
  right: Value,
): Value {
  const own = callSpecial(evaluation, left, `__i${NAMES[operator]}__`, right)
  if (own !== undefined && !isNotImplemented(own)) return own
  const object = evaluation.object(left)
  if (!isRef(left) || object === null)
    return binary(evaluation, operator, left, right, `${operator}=`)
  if (object.kind === 'list' && operator === '+') {
    // unlike `+`, it takes the items of anything
    evaluation.put(left, { ...object, items: [...object.items, ...itemsOf(evaluation, right)] })
    return left
  }
  if (object.kind === 'dict' && operator === '|') {
    evaluation.library.callMethod(evaluation, left, 'update', [right], NO_KEYWORDS)
    return left
  }
  const result = binary(evaluation, operator, left, right, `${operator}=`)
  const changed = evaluation.object(result)
  if (changed === null || changed.kind !== object.kind) return result
  evaluation.put(left, changed)
  return left
}
