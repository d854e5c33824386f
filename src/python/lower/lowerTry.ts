import type { ExceptHandler, Statement } from '../ast.ts'
import type { Label, Temp } from './assembler.ts'
import { complete, dispatch, forget, newCompletion } from './lowerCompletion.ts'
import type { Lowering } from './lowering.ts'
import type { Span } from '../source.ts'
import { describe } from './describe.ts'
import { placeOf } from '../link/scope.ts'

type Try = Extract<Statement, { kind: 'Try' }>

/**
 * `finally` is one body that every way out leads through; a temporary says which way it was. A
 * new exception or a return inside that body replaces what was under way.
 */
export function lowerTry(on: Lowering, from: Try): void {
  if (from.finalbody.length === 0) {
    lowerExcept(on, from)
    return
  }
  const { points } = on
  const completion = newCompletion(on)
  const raised = points.label()
  const outer = points.handler
  const around = points.held
  points.handler = raised
  points.held = [...around, completion.value.index]
  on.regions.push({ kind: 'finally', completion })
  lowerExcept(on, from)
  on.regions.pop()
  points.handler = outer
  const span = lastSpan(from.finalbody, from.span)
  complete(on, completion, 'normal', span)
  points.place(raised)
  points.emit({ kind: 'catch', into: completion.value }, span, 'finally')
  complete(on, completion, 'raise', span)
  points.place(completion.entry)
  on.handling.push(null)
  on.block(from.finalbody)
  points.held = around
  on.handling.pop()
  dispatch(on, completion, span)
}

function lowerExcept(on: Lowering, from: Try): void {
  const { points } = on
  const [first] = from.handlers
  if (first === undefined) {
    on.block(from.body)
    on.block(from.orelse)
    return
  }
  const raised = points.label()
  const end = points.label()
  const outer = points.handler
  points.handler = raised
  on.block(from.body)
  points.handler = outer
  on.block(from.orelse)
  points.jump(end)
  points.place(raised)
  const exception = points.temp()
  points.emit({ kind: 'catch', into: exception }, headSpan(first), 'catch')
  for (const handler of from.handlers) lowerHandler(on, handler, exception, end)
  points.emit({ kind: 'reraise', exception }, headSpan(from.handlers.at(-1) ?? first), 'not caught')
  points.place(end)
}

function lowerHandler(on: Lowering, from: ExceptHandler, exception: Temp, end: Label): void {
  const { points } = on
  const span = headSpan(from)
  const otherwise = points.label()
  if (from.type === null) {
    points.emit({ kind: 'match', exception, types: null }, span, 'except')
  } else {
    const types = on.value(from.type)
    const text = `except ${describe(from.type)}`
    points.emit({ kind: 'match', exception, types }, span, text, { otherwise })
  }
  on.handling.push(exception)
  const around = points.held
  points.held = [...around, exception.index]
  if (from.name === null) on.block(from.body)
  else lowerNamed(on, from, from.name, exception)
  points.held = around
  on.handling.pop()
  points.jump(end)
  points.place(otherwise)
}

/** Python 3 forgets the name when the handler ends, in whatever way. */
function lowerNamed(on: Lowering, from: ExceptHandler, name: string, exception: Temp): void {
  const { points } = on
  const span = headSpan(from)
  const into = placeOf(on.scope, name)
  points.emit({ kind: 'eval', value: exception, into }, span, `as ${name}`)
  if (on.scope.version === 2) {
    on.block(from.body)
    return
  }
  const region = { kind: 'name', name } as const
  const outer = points.handler
  const raised = points.label()
  const end = points.label()
  // a local is unreachable once the exception leaves the function
  if (outer !== null || into.kind === 'variable') points.handler = raised
  on.regions.push(region)
  on.block(from.body)
  on.regions.pop()
  points.handler = outer
  forget(on, region, lastSpan(from.body, from.span))
  points.jump(end)
  points.place(raised)
  const again = points.temp()
  points.emit({ kind: 'catch', into: again }, span, 'catch')
  forget(on, region, span)
  points.emit({ kind: 'reraise', exception: again }, span, 'reraise')
  points.place(end)
}

/** The `except` line without its body. */
function headSpan({ span, type }: ExceptHandler): Span {
  return { ...span, to: type === null ? span.from + 'except'.length : type.span.to }
}

/** The last statement, without what is nested in it. */
function lastSpan(body: readonly Statement[], otherwise: Span): Span {
  const last = body.at(-1)
  if (last === undefined) return otherwise
  switch (last.kind) {
    case 'If':
    case 'While':
    case 'For':
    case 'Try':
      return lastSpan([...last.body, ...last.orelse], last.span)
    case 'With':
      return lastSpan(last.body, last.span)
    default:
      return last.span
  }
}
