import type { Expr } from '../../python/index.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { moreValuesOf } from './moreValues.ts'
import { repr } from './repr.ts'
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
  if (typeof left === 'string' && operator === '+') return joinTexts(evaluation, left, right)
  if (typeof left === 'string' && operator === '%') return filledIn(evaluation, left, right)
  return moreValuesOf(evaluation).binary(evaluation, operator, left, right)
}

/** `'… %r …' % value`: all that the catalogue fills in. */
function filledIn(evaluation: Evaluation, template: string, value: Value): string {
  const [before = '', after, ...others] = template.split('%r')
  const one = after !== undefined && others.length === 0 && !`${before}${after}`.includes('%')
  if (one && evaluation.object(value)?.kind === 'dict') {
    return before + repr(evaluation, value) + after
  }
  return moreValuesOf(evaluation).percentFormat(evaluation, template, value)
}

/** A text and what follows it, which must be one, too. */
export function joinTexts(evaluation: Evaluation, left: string, right: Value): string {
  return typeof right === 'string' ? left + right : cannotConcatenate(evaluation, 'str', right)
}

export function cannotConcatenate(evaluation: Evaluation, type: string, right: Value): never {
  const text = `can only concatenate ${type} (not "${typeName(evaluation, right)}") to ${type}`
  return evaluation.fail('TypeError', text)
}
