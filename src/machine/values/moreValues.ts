import { BugError } from '../../base/index.ts'
import type { Expr } from '../../python/index.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import type { Directive } from './percentFormat.ts'
import type { DictObject, Value } from './value.ts'

type BinaryOperator = Extract<Expr, { kind: 'binary' }>['operator']
type UnaryOperator = Extract<Expr, { kind: 'unary' }>['operator']

/**
 * What operators do with values of every kind. A library brings it, so that it is not in the first
 * view: the programs of the catalogue calculate with nothing.
 */
export interface MoreValues {
  unary(evaluation: Evaluation, operator: Exclude<UnaryOperator, 'not'>, operand: Value): Value
  binary(evaluation: Evaluation, operator: BinaryOperator, left: Value, right: Value): Value
  inPlace(evaluation: Evaluation, operator: BinaryOperator, left: Value, right: Value): Value
  /** what a directive of `%` makes of a value: for every conversion but `s`, `r` and `a` */
  percentNumber(evaluation: Evaluation, directive: Directive, value: Value): string
  /** the repr of a dictionary of another type than dict; `shown`: the repr of what is in it */
  dictText(evaluation: Evaluation, object: DictObject, shown: (value: Value) => string): string
  /** Python's repr of a float */
  floatText(value: number): string
}

/** Throws BugError for a library that has none: the program was compiled against another one. */
export function moreValuesOf({ library }: Evaluation): MoreValues {
  if (library.values !== null) return library.values
  throw new BugError('expected a library of own programs for what this program does')
}
