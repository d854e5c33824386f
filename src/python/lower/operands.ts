import type { Expression } from '../ast.ts'
import type { Expr } from '../code.ts'
import { describe } from './describe.ts'
import type { Lowering } from './lowering.ts'
import { isStable } from '../link/scope.ts'
import type { Span } from '../source.ts'

/** One of several values that Python evaluates in order before it uses them. */
export interface Operand {
  readonly lower: () => Expr
  readonly span: Span
  readonly text: string
  /** the value is read at once, as in an f-string, not when all operands are there */
  readonly now?: boolean
}

export function operand(on: Lowering, expression: Expression): Operand {
  if (expression.kind === 'Starred') {
    const inner = operand(on, expression.value)
    return { ...inner, lower: () => ({ kind: 'star', value: inner.lower() }) }
  }
  return {
    lower: () => on.value(expression),
    span: expression.span,
    text: describe(expression),
  }
}

/**
 * Lowers values in Python's order. A value that a later point could change, or that could raise
 * after a later point has run, is put into a temporary before that point.
 */
export function lowerOperands(on: Lowering, operands: readonly Operand[]): readonly Expr[] {
  const lowered = operands.map((operand) => {
    const value = operand.lower()
    return { operand, value, position: on.points.position(), count: on.points.count }
  })
  const count = on.points.count
  // from the last to the first, so that the positions hold
  return lowered
    .toReversed()
    .map((each) =>
      each.count < count ? keep(on, each.operand, each.value, each.position) : each.value,
    )
    .toReversed()
}

function keep(on: Lowering, { span, text, now }: Operand, value: Expr, position: number): Expr {
  if (isStable(on.scope.program, value)) return value
  if (value.kind === 'star') {
    // its items are taken here, not when all operands are there
    if (value.value.kind === 'constant') return value
    const items = on.points.temp()
    const taken: Expr = { kind: 'tuple', items: [value] }
    on.points.insert(position, { kind: 'eval', value: taken, into: items }, span, text, false)
    return { kind: 'star', value: items }
  }
  if (value.kind === 'local' && now !== true && !on.scope.rebinds) {
    // nothing inside an expression can rebind a local, but it must raise in time
    on.points.insert(position, { kind: 'eval', value, into: null }, span, text, true)
    return value
  }
  const temp = on.points.temp()
  on.points.insert(position, { kind: 'eval', value, into: temp }, span, text, false)
  return temp
}

/** Evaluates exactly here, and once, however often the result is used. */
export function evaluateOnce(on: Lowering, value: Expr, span: Span, text: string): Expr {
  if (isStable(on.scope.program, value)) return value
  if (value.kind === 'local' && !on.scope.rebinds) return value
  const temp = on.points.temp()
  on.points.emit({ kind: 'eval', value, into: temp }, span, text)
  return temp
}
