import type { Statement, WithItem } from '../ast.ts'
import type { Expr } from '../code.ts'
import { describe } from './describe.ts'
import { complete, dispatch, newCompletion } from './lowerCompletion.ts'
import type { Lowering } from './lowering.ts'
import { evaluateOnce } from './operands.ts'
import { NONE, placeOf } from '../link/scope.ts'

type With = Extract<Statement, { kind: 'With' }>

/**
 * `__enter__`, the body, `__exit__` on every way out: with three times None, or with what was
 * raised, and then a true answer swallows the exception. Items nest.
 */
export function lowerWith(on: Lowering, from: With): void {
  lowerItems(on, from, from.items)
}

function lowerItems(on: Lowering, from: With, items: readonly WithItem[]): void {
  const [item, ...rest] = items
  if (item === undefined) {
    on.block(from.body)
    return
  }
  const { points } = on
  const span = item.context.span
  const what = describe(item.context)
  const manager = managerOf(on, item)
  const completion = newCompletion(on)
  const entered = enter(on, item, manager)
  const raised = points.label()
  const end = points.label()
  const outer = points.handler
  points.handler = raised
  on.regions.push({ kind: 'finally', completion })
  if (item.target !== null && entered !== null) on.assign(item.target, entered, item.target.span)
  lowerItems(on, from, rest)
  on.regions.pop()
  points.handler = outer
  complete(on, completion, 'normal', span)

  const exit = { kind: 'method', object: manager, name: '__exit__', protocol: true } as const
  points.place(completion.entry)
  points.emit(
    { kind: 'call', callee: exit, args: [NONE, NONE, NONE], keywords: [], into: null },
    span,
    `exit ${what}`,
  )
  dispatch(on, completion, span)
  points.jump(end)

  points.place(raised)
  const [exception, swallowed] = [points.temp(), points.temp()]
  const type: Expr = { kind: 'attribute', object: exception, name: '__class__' }
  points.emit({ kind: 'catch', into: exception }, span, 'catch')
  // While `__exit__` runs it is the exception that is handled.
  const around = points.held
  points.held = [...around, exception.index]
  points.emit(
    { kind: 'call', callee: exit, args: [type, exception, NONE], keywords: [], into: swallowed },
    span,
    `exit ${what}`,
  )
  points.held = around
  const again = points.label()
  points.emit({ kind: 'branch', test: swallowed }, span, 'swallowed?', {
    next: end,
    otherwise: again,
  })
  points.place(again)
  points.emit({ kind: 'reraise', exception }, span, 'reraise')
  points.place(end)
}

/** In a temporary: the body may rebind a name in it. */
function managerOf(on: Lowering, { context }: WithItem): Expr {
  const manager = evaluateOnce(on, on.value(context), context.span, describe(context))
  if (manager.kind !== 'local') return manager
  const temp = on.points.temp()
  on.points.emit({ kind: 'eval', value: manager, into: temp }, context.span, describe(context))
  return temp
}

/** Calls `__enter__`; returns what is still to be assigned, inside the protected part. */
function enter(on: Lowering, { context, target }: WithItem, manager: Expr): Expr | null {
  const simple = target?.kind === 'Name'
  const into = target === null ? null : simple ? placeOf(on.scope, target.id) : on.points.temp()
  const callee = { kind: 'method', object: manager, name: '__enter__', protocol: true } as const
  const text = `with ${describe(context)}`
  on.points.emit({ kind: 'call', callee, args: [], keywords: [], into }, context.span, text)
  return into?.kind === 'temp' ? into : null
}
