import { BugError } from '../../base/index.ts'
import type { Expr } from '../../python/index.ts'
import { bytes } from '../../vfs/index.ts'
import { deeperOf } from './deeper.ts'
import { answerOf } from './generators.ts'
import { getAttribute } from '../values/attributes.ts'
import { comparison } from '../values/compare.ts'
import { lookUp } from '../state/globals.ts'
import { moreValuesOf } from '../values/moreValues.ts'
import { binary, unary } from '../values/operators.ts'
import type { Value } from '../values/value.ts'
import type { Evaluation } from './evaluation.ts'

/** The value of an expression in the current frame. Runs no code of the program. */
export function evaluate(evaluation: Evaluation, expr: Expr): Value {
  switch (expr.kind) {
    case 'constant':
      return constant(evaluation, expr.value)
    case 'local':
      return local(evaluation, expr.name)
    case 'temp':
      return temp(evaluation, expr.index)
    case 'global':
    case 'variable':
      return lookUp(evaluation, expr.file, expr.name)
    case 'attribute':
      return attribute(evaluation, expr)
    case 'unary':
      return unary(evaluation, expr.operator, evaluate(evaluation, expr.operand))
    case 'binary': {
      const left = evaluate(evaluation, expr.left)
      const combine = expr.inPlace === true ? moreValuesOf(evaluation).inPlace : binary
      return combine(evaluation, expr.operator, left, evaluate(evaluation, expr.right))
    }
    case 'compare': {
      const left = evaluate(evaluation, expr.left)
      return comparison(evaluation, expr.operator, left, evaluate(evaluation, expr.right))
    }
    case 'tuple':
      return { kind: 'tuple', items: evaluateItems(evaluation, expr.items) }
    case 'slice':
      return {
        kind: 'slice',
        lower: evaluateBound(evaluation, expr.lower),
        upper: evaluateBound(evaluation, expr.upper),
        ...(expr.step !== undefined && { step: evaluate(evaluation, expr.step) }),
      }
    case 'dict':
      if (expr.entries.length === 0) return evaluation.make({ kind: 'dict', entries: new Map() })
      return deeperOf(evaluation.program).evaluateOwn(evaluation, expr)
    default:
      return deeperOf(evaluation.program).evaluateOwn(evaluation, expr)
  }
}

/** The values of items, in order; those of a star are more than one. */
export function evaluateItems(evaluation: Evaluation, items: readonly Expr[]): readonly Value[] {
  if (!items.some(({ kind }) => kind === 'star'))
    return items.map((item) => evaluate(evaluation, item))
  return deeperOf(evaluation.program).evaluateItems(evaluation, items)
}

type Constant = Extract<Expr, { kind: 'constant' }>['value']

function constant(evaluation: Evaluation, value: Constant): Value {
  if (typeof value !== 'object' || value === null) return value
  return evaluation.version === 2 ? value.bytes : { kind: 'bytes', data: bytes(value.bytes) }
}

function local(evaluation: Evaluation, name: string): Value {
  const value = evaluation.frame.locals.get(name)
  if (value !== undefined) return value
  const text = `cannot access local variable '${name}' where it is not associated with a value`
  const two = `local variable '${name}' referenced before assignment`
  return evaluation.fail('UnboundLocalError', evaluation.version === 2 ? two : text)
}

function temp(evaluation: Evaluation, index: number): Value {
  const value = evaluation.frame.temps.get(index)
  if (value === undefined) throw new BugError(`expected temporary ${index} to be set`)
  return value
}

function attribute(evaluation: Evaluation, expr: Extract<Expr, { kind: 'attribute' }>): Value {
  return answerOf(
    evaluation,
    getAttribute(evaluation, evaluate(evaluation, expr.object), expr.name),
  )
}

function evaluateBound(evaluation: Evaluation, expr: Expr | null): Value {
  return expr === null ? null : evaluate(evaluation, expr)
}
