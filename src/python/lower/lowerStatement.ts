import type { Expression, Statement } from '../ast.ts'
import { describe } from './describe.ts'
import { lowerAnnotated, lowerAssign, lowerAugAssign, lowerDelete } from './lowerAssign.ts'
import { lowerCall } from './lowerCall.ts'
import { lowerDefinition } from './lowerNested.ts'
import { leave, innermostCompletion, outlives } from './lowerCompletion.ts'
import { report, type Lowering } from './lowering.ts'
import { lowerFor, lowerWhile } from './lowerLoop.ts'
import { lowerTry } from './lowerTry.ts'
import { lowerWith } from './lowerWith.ts'
import { lowerYield } from './lowerYield.ts'
import { evaluateOnce, lowerOperands, operand } from './operands.ts'
import { NONE } from '../link/scope.ts'
import type { Span } from '../source.ts'

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>

/** Every statement but a docstring gives at least one point, so that its line lights up. */
export function lowerStatement(on: Lowering, from: Statement): void {
  switch (from.kind) {
    case 'Expr':
      lowerExpressionStatement(on, from.value, from.span)
      return
    case 'Assign':
      lowerAssign(on, from)
      return
    case 'AnnAssign':
      lowerAnnotated(on, from)
      return
    case 'AugAssign':
      lowerAugAssign(on, from)
      return
    case 'FunctionDef':
      lowerDefinition(on, from)
      return
    case 'Delete':
      lowerDelete(on, from)
      return
    case 'If':
      lowerIf(on, from)
      return
    case 'While':
      lowerWhile(on, from)
      return
    case 'For':
      lowerFor(on, from)
      return
    case 'Try':
      lowerTry(on, from)
      return
    case 'With':
      lowerWith(on, from)
      return
    case 'Raise':
      lowerRaise(on, from)
      return
    case 'Return':
      lowerReturn(on, from)
      return
    case 'Global':
    case 'Nonlocal':
      checkGlobal(on, from)
      return
    case 'Assert':
      lowerAssert(on, from)
      return
    case 'Pass':
    case 'Break':
    case 'Continue':
      lowerJump(on, from.kind, from.span)
      return
    default:
      report(
        on,
        from.span,
        'Imports and classes inside a function are not supported.',
        'Move this to the top of the file.',
      )
  }
}

/** It says where a name is, which is known by now. */
function checkGlobal(on: Lowering, from: Of<'Global' | 'Nonlocal'>): void {
  if (from.kind === 'Nonlocal') return
  const { program, file } = on.scope
  for (const { name, span } of from.names) {
    if (program.globals.get(file)?.get(name)?.kind === 'variable') continue
    const message = '`global` is not supported here: names at the top of this file never change.'
    report(on, span, message, 'Pass the value, or return it.')
  }
}

function lowerJump(on: Lowering, kind: 'Pass' | 'Break' | 'Continue', span: Span): void {
  const word = kind === 'Pass' ? 'pass' : kind === 'Break' ? 'break' : 'continue'
  on.points.emit({ kind: 'eval', value: NONE, into: null }, span, word)
  if (word !== 'pass') leave(on, word, NONE, span)
}

function lowerExpressionStatement(on: Lowering, from: Expression, span: Span): void {
  if (from.kind === 'Constant') return
  if (from.kind === 'Name' && from.id === 'Ellipsis') {
    on.points.emit({ kind: 'eval', value: NONE, into: null }, span, 'pass')
    return
  }
  if (from.kind === 'Yield' || from.kind === 'YieldFrom') {
    lowerYield(on, from, null)
    return
  }
  if (from.kind === 'Call') {
    lowerCall(on, from, null)
    return
  }
  const before = on.points.count
  const value = on.value(from)
  // the points of the expression have done it all, and left the value
  if (value.kind === 'temp' && on.points.count > before) return
  on.points.emit({ kind: 'eval', value, into: null }, span, describe(from))
}

function lowerIf(on: Lowering, from: Of<'If'>): void {
  const { points } = on
  const [yes, no, end] = [points.label(), points.label(), points.label()]
  on.test(from.test, yes, no, 'if')
  points.place(yes)
  on.block(from.body)
  points.jump(end)
  points.place(no)
  on.block(from.orelse)
  points.place(end)
}

function lowerRaise(on: Lowering, from: Of<'Raise'>): void {
  if (from.exception !== null) {
    const parts = [from.exception, ...(from.cause === null ? [] : [from.cause])]
    const [value = NONE, cause] = lowerOperands(
      on,
      parts.map((part) => operand(on, part)),
    )
    const op = { kind: 'raise', value, ...(cause !== undefined && { cause }) } as const
    on.points.emit(op, from.span, 'raise')
    return
  }
  const exception = on.handling.at(-1)
  if (exception === undefined || exception === null) {
    const where = exception === null ? 'in a finally block' : 'outside an except block'
    const instead = 'Name the exception: raise SomeError(…).'
    report(on, from.span, `A bare \`raise\` ${where} is not supported.`, instead)
    return
  }
  on.points.emit({ kind: 'reraise', exception }, from.span, 'raise')
}

function lowerReturn(on: Lowering, from: Of<'Return'>): void {
  const pending = innermostCompletion(on)
  if (from.value === null) {
    leave(on, 'return', NONE, from.span)
    return
  }
  if (pending === null) {
    const value = on.value(from.value)
    // what is forgotten on the way out may be part of the value
    const forgets = on.regions.some((region) => region.kind === 'name' && outlives(on, region))
    const text = 'return value'
    leave(on, 'return', forgets ? evaluateOnce(on, value, from.span, text) : value, from.span)
    return
  }
  on.into(from.value, pending.value, { span: from.span, text: 'return value' })
  leave(on, 'return', pending.value, from.span)
}

function lowerAssert(on: Lowering, from: Of<'Assert'>): void {
  const { points } = on
  const [holds, fails] = [points.label(), points.label()]
  on.test(from.test, holds, fails, 'assert')
  points.place(fails)
  const { file } = on.scope
  const error = { kind: 'global', file, name: 'AssertionError' } as const
  if (from.message === null) {
    points.emit({ kind: 'raise', value: error }, from.span, 'raise AssertionError')
  } else {
    const args = [on.value(from.message)]
    const into = points.temp()
    const callee = { kind: 'value', value: error } as const
    points.emit(
      { kind: 'call', callee, args, keywords: [], into },
      from.message.span,
      'AssertionError',
    )
    points.emit({ kind: 'raise', value: into }, from.span, 'raise AssertionError')
  }
  points.place(holds)
}
