import type { Statement } from '../ast.ts'
import type { Lowering } from './lowering.ts'
import { placeOf } from '../link/scope.ts'

/** The test again and again; `else` when it is false, but not after a break. */
export function lowerWhile(on: Lowering, from: Extract<Statement, { kind: 'While' }>): void {
  const { points } = on
  const [start, body, orelse, end] = [
    points.label(),
    points.label(),
    points.label(),
    points.label(),
  ]
  points.place(start)
  on.test(from.test, body, orelse, 'while')
  points.place(body)
  on.regions.push({ kind: 'loop', onBreak: end, onContinue: start })
  on.block(from.body)
  on.regions.pop()
  // CPython jumps backwards only after the test, where threads may switch.
  if (on.scope.program.stepwise) on.test(from.test, body, orelse, 'while')
  else points.jump(start)
  points.place(orelse)
  on.block(from.orelse)
  points.place(end)
}

/** `else` when there are no more items, but not after a break. */
export function lowerFor(on: Lowering, from: Extract<Statement, { kind: 'For' }>): void {
  const { points } = on
  const { target } = from
  const [start, orelse, end] = [points.label(), points.label(), points.label()]
  const value = on.value(from.iterable)
  const iterator = points.temp()
  points.emit({ kind: 'iter', value, into: iterator }, from.iterable.span, 'iter')
  points.place(start)
  const simple = target.kind === 'Name'
  const into = simple ? placeOf(on.scope, target.id) : points.temp()
  const span = { ...from.span, to: from.iterable.span.to }
  points.emit({ kind: 'next', iterator, into }, span, 'for', { otherwise: orelse })
  const around = points.held
  points.held = [...around, iterator.index]
  if (into.kind === 'temp') on.assign(target, into, target.span)
  on.regions.push({ kind: 'loop', onBreak: end, onContinue: start })
  on.block(from.body)
  on.regions.pop()
  points.jump(start)
  points.held = around
  points.place(orelse)
  on.block(from.orelse)
  points.place(end)
}
