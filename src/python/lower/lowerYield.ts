import type { Expression } from '../ast.ts'
import type { Place } from '../code.ts'
import { NONE } from '../link/scope.ts'
import { describe } from './describe.ts'
import type { Lowering } from './lowering.ts'

/** `yield` and `yield from`; the place gets what the generator is sent, or what the inner one returns. */
export function lowerYield(
  on: Lowering,
  from: Extract<Expression, { kind: 'Yield' | 'YieldFrom' }>,
  into: Place | null,
): void {
  const value = from.value === null ? NONE : on.value(from.value)
  if (from.kind === 'Yield') {
    on.points.emit({ kind: 'yield', value, into }, from.span, 'yield')
    return
  }
  const iterator = on.points.temp()
  on.points.emit({ kind: 'iter', value, into: iterator }, from.span, `iter ${describe(from.value)}`)
  on.points.emit({ kind: 'delegate', iterator, into }, from.span, 'yield from')
}
