import type { Expr } from '../../python/index.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { moreValuesOf } from './moreValues.ts'
import { percentFormat } from './percentFormat.ts'
import { truth } from './truth.ts'
import { typeName } from './typeName.ts'
import type { Value } from './value.ts'

type BinaryOperator = Extract<Expr, { kind: 'binary' }>['operator']
type UnaryOperator = Extract<Expr, { kind: 'unary' }>['operator']

/** `operator operand` */
export function unary(evaluation: Evaluation, operator: UnaryOperator, operand: Value): Value {
  if (operator === 'not') return !truth(evaluation, operand)
  return moreValuesOf(evaluation).unary(evaluation, operator, operand)
}

/** `left operator right`. The catalogue joins texts, fills them in, and joins flags. */
export function binary(
  evaluation: Evaluation,
  operator: BinaryOperator,
  left: Value,
  right: Value,
): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint' && operator === '|') return left | right
  if (typeof left === 'string' && typeof right === 'string' && operator === '+') return left + right
  const { values } = evaluation.library
  if (values !== null) return values.binary(evaluation, operator, left, right)
  if (typeof left === 'string' && operator === '+') return joined(evaluation, left, right)
  if (typeof left === 'string' && operator === '%') return percentFormat(evaluation, left, right)
  return moreValuesOf(evaluation).binary(evaluation, operator, left, right)
}

/** A text and what follows it, which must be one, too. */
export function joined(evaluation: Evaluation, left: string, right: Value): string {
  return typeof right === 'string' ? left + right : cannotConcatenate(evaluation, 'str', right)
}

export function cannotConcatenate(evaluation: Evaluation, type: string, right: Value): never {
  const text = `can only concatenate ${type} (not "${typeName(evaluation, right)}") to ${type}`
  return evaluation.fail('TypeError', text)
}
