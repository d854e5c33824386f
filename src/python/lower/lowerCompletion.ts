import type { Item, Label, Temp } from './assembler.ts'
import type { Expr } from '../code.ts'
import { placeOf } from '../link/scope.ts'
import { unbinding } from './lowerAssign.ts'
import type { Lowering, Region } from './lowering.ts'
import type { Span } from '../source.ts'

/** Why a `finally` body was entered, and so what happens after it. */
export type Way = 'normal' | 'raise' | 'return' | 'break' | 'continue'

/** A body that all ways out of another one lead through, such as that of a `finally`. */
export interface Completion {
  readonly entry: Label
  /** the way, as a string */
  readonly way: Temp
  /** the exception or the return value */
  readonly value: Temp
  readonly ways: Set<Way>
  /** the points that set `way` */
  readonly marks: Item[]
}

export function newCompletion(on: Lowering): Completion {
  const { points } = on
  const [entry, way, value] = [points.label(), points.temp(), points.lastingTemp()]
  return { entry, way, value, ways: new Set(), marks: [] }
}

/** Goes into the body; what the way carries is already in `value`. */
export function complete(on: Lowering, completion: Completion, way: Way, span: Span): void {
  if (!on.points.live) return
  completion.ways.add(way)
  const value: Expr = { kind: 'constant', value: way }
  const mark = on.points.emit({ kind: 'eval', value, into: completion.way }, span, `then ${way}`)
  if (mark !== null) completion.marks.push(mark)
  on.points.jump(completion.entry)
}

/** After the body: continues in the way in which it was entered. The region has ended by now. */
export function dispatch(on: Lowering, completion: Completion, span: Span): void {
  // with only one way there is no need to record it
  if (completion.ways.size === 1) completion.marks.forEach((mark) => on.points.remove(mark))
  const ways = [...completion.ways].filter((way) => way !== 'normal')
  const last = completion.ways.has('normal') ? null : ways.at(-1)
  for (const way of ways) {
    const rest = on.points.label()
    if (way !== last) {
      const constant: Expr = { kind: 'constant', value: way }
      const test: Expr = {
        kind: 'compare',
        operator: '==',
        left: completion.way,
        right: constant,
      }
      on.points.emit({ kind: 'branch', test }, span, `${way}?`, { otherwise: rest })
    }
    if (way === 'raise') {
      on.points.emit({ kind: 'reraise', exception: completion.value }, span, 'reraise')
    } else {
      leave(on, way, completion.value, span)
    }
    on.points.place(rest)
  }
}

/** The innermost body that a return must pass; null: it leaves the function at once. */
export function innermostCompletion(on: Lowering): Completion | null {
  const region = on.regions.findLast((each) => each.kind === 'finally')
  return region?.kind === 'finally' ? region.completion : null
}

/** Leaves by return, break or continue through whatever is in between. */
export function leave(
  on: Lowering,
  way: 'return' | 'break' | 'continue',
  value: Expr,
  span: Span,
): void {
  const { points } = on
  for (const region of on.regions.toReversed()) {
    switch (region.kind) {
      case 'loop':
        if (way === 'return') break
        points.jump(way === 'break' ? region.onBreak : region.onContinue)
        return
      case 'name':
        if (way !== 'return' || outlives(on, region)) forget(on, region, span)
        break
      case 'finally':
        if (way === 'return') carry(on, value, region.completion, span)
        complete(on, region.completion, way, span)
        return
    }
  }
  points.emit({ kind: 'return', value }, span, 'return')
}

/** Can anybody still see the name when the function has returned, or on its way out? */
export function outlives(on: Lowering, { name }: Extract<Region, { kind: 'name' }>): boolean {
  return innermostCompletion(on) !== null || placeOf(on.scope, name).kind === 'variable'
}

function carry(on: Lowering, value: Expr, { value: into }: Completion, span: Span): void {
  if (value === into) return
  on.points.emit({ kind: 'eval', value, into }, span, 'return value')
}

export function forget(
  on: Lowering,
  { name }: Extract<Region, { kind: 'name' }>,
  span: Span,
): void {
  on.points.emit(unbinding(placeOf(on.scope, name), false), span, `forget ${name}`)
}
