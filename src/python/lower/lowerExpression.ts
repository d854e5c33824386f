import { BugError, unreachable } from '../../base/index.ts'
import type { Expression, Slice } from '../ast.ts'
import type { Expr, Place } from '../code.ts'
import { unary } from '../link/constantExpression.ts'
import { describe } from './describe.ts'
import { lowerCall } from './lowerCall.ts'
import { report, type Lowering, type Naming } from './lowering.ts'
import { compare, isComparePoint, lowerChoice } from './lowerCondition.ts'
import { lowerComprehension } from './lowerNested.ts'
import { lowerYield } from './lowerYield.ts'
import { evaluateOnce, lowerOperands, operand, type Operand } from './operands.ts'
import { NONE, placeOf, resolveName, resolveStatic } from '../link/scope.ts'

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>

/** Emits the points of an expression; what one point can evaluate stays as the result. */
export function lowerValue(on: Lowering, from: Expression): Expr {
  switch (from.kind) {
    case 'Constant':
      return { kind: 'constant', value: from.value }
    case 'Name':
      return lowerName(on, from)
    case 'Attribute':
      return lowerAttribute(on, from, null)
    case 'Subscript':
    case 'Call':
    case 'BoolOp':
    case 'IfExp':
      return throughTemp(on, from)
    case 'Compare':
      return isComparePoint(from) ? throughTemp(on, from) : compare(on, from)
    case 'UnaryOp':
      return unary(from.operator, on.value(from.operand))
    case 'BinOp': {
      const [left = NONE, right = NONE] = operands(on, [from.left, from.right])
      return { kind: 'binary', operator: from.operator, left, right }
    }
    case 'Tuple':
      return { kind: 'tuple', items: operands(on, from.items) }
    case 'List':
      return { kind: 'list', items: operands(on, from.items) }
    case 'Set':
      return { kind: 'set', items: operands(on, from.items) }
    case 'Starred':
      throw new BugError('expected a star to be among items')
    case 'Lambda':
      return on.nest(from, '<lambda>')
    case 'Comprehension':
    case 'NamedExpr':
    case 'Yield':
    case 'YieldFrom':
      return throughTemp(on, from)
    case 'Dict':
      return lowerDict(on, from)
    case 'JoinedStr':
      return lowerFormat(on, from)
    default:
      return unreachable(from)
  }
}

/** Emits the points of an expression so that the last one puts the value into the place. */
export function lowerInto(on: Lowering, from: Expression, place: Place, naming: Naming): void {
  switch (from.kind) {
    case 'Call':
      lowerCall(on, from, place)
      return
    case 'Subscript': {
      const [object = NONE, index = NONE] = lowerOperands(on, [
        operand(on, from.value),
        indexOperand(on, from.index),
      ])
      on.points.emit({ kind: 'getitem', object, index, into: place }, from.span, describe(from))
      return
    }
    case 'IfExp':
      lowerChoice(on, from, place, naming)
      return
    case 'Comprehension':
      lowerComprehension(on, from, place)
      return
    case 'Yield':
    case 'YieldFrom':
      lowerYield(on, from, place)
      return
    case 'NamedExpr': {
      const { id } = from.target
      const value = evaluateOnce(on, on.value(from.value), from.span, `${id} :=`)
      emitEval(on, value, placeOf(on.scope, id), { span: from.span, text: `${id} :=` })
      emitEval(on, value, place, naming)
      return
    }
    case 'Attribute': {
      const value = lowerAttribute(on, from, place)
      if (value !== place) emitEval(on, value, place, naming)
      return
    }
    case 'BoolOp':
    case 'Compare':
      if (from.kind === 'BoolOp' || isComparePoint(from)) {
        lowerChoice(on, from, place, naming)
        return
      }
      break
    default:
      break
  }
  emitEval(on, on.value(from), place, naming)
}

export function indexOperand(on: Lowering, index: Expression | Slice): Operand {
  if (index.kind !== 'Slice') return operand(on, index)
  const bound = (expression: Expression | null) =>
    expression === null ? [] : [operand(on, expression)]
  const lower = (): Expr => {
    const given = [index.lower, index.upper, index.step]
    const values = [...lowerOperands(on, given.flatMap(bound))]
    const [lower = null, upper = null, step = null] = given.map((each) =>
      each === null ? null : (values.shift() ?? null),
    )
    return { kind: 'slice', lower, upper, ...(step !== null && { step }) }
  }
  return { lower, span: index.span, text: 'slice' }
}

function emitEval(on: Lowering, value: Expr, into: Place, naming: Naming): void {
  on.points.emit({ kind: 'eval', value, into }, naming.span, naming.text)
}

function operands(on: Lowering, from: readonly Expression[]): readonly Expr[] {
  return lowerOperands(
    on,
    from.map((expression) => operand(on, expression)),
  )
}

function throughTemp(on: Lowering, from: Expression): Expr {
  const temp = on.points.temp()
  on.into(from, temp, { span: from.span, text: describe(from) })
  return temp
}

function lowerName(on: Lowering, { id, span }: Of<'Name'>): Expr {
  if (id === 'super' && !on.scope.locals.has(id)) {
    report(on, span, '`super` can only be used to call a method.', 'Write super().name(…).')
    return NONE
  }
  return resolveName(on.scope, id, span)
}

/** The place itself when a point has put the value there. */
function lowerAttribute(on: Lowering, from: Of<'Attribute'>, place: Place | null): Expr {
  const known = resolveStatic(on.scope, from)
  if (known !== null) return known.expr
  const object = on.value(from.value)
  const { name } = from
  if (!on.scope.program.properties.has(name)) return { kind: 'attribute', object, name }
  const into = place ?? on.points.temp()
  on.points.emit({ kind: 'getattr', object, name, into }, from.span, describe(from))
  return into
}

function lowerDict(on: Lowering, from: Of<'Dict'>): Expr {
  const values = [
    ...operands(
      on,
      from.entries.flatMap(({ key, value }) => (key === null ? [value] : [key, value])),
    ),
  ]
  const entries = from.entries.map(({ key }) => ({
    key: key === null ? null : (values.shift() ?? NONE),
    value: values.shift() ?? NONE,
  }))
  return { kind: 'dict', entries }
}

/** Each part becomes text before the next one is evaluated. */
function lowerFormat(on: Lowering, from: Of<'JoinedStr'>): Expr {
  const texts = from.parts.map((part) =>
    typeof part === 'string' ? null : { ...operand(on, part.value), now: true, part },
  )
  const values = lowerOperands(
    on,
    texts.flatMap((each) => {
      if (each === null) return []
      const lower = (): Expr => {
        const { conversion, spec } = each.part
        if (spec === null) return { kind: 'format', parts: [{ value: each.lower(), conversion }] }
        const text = (): Expr =>
          lowerFormat(on, { kind: 'JoinedStr', span: each.span, parts: spec })
        const [value = NONE, format = NONE] = lowerOperands(on, [
          each,
          { lower: text, span: each.span, text: 'format' },
        ])
        return { kind: 'format', parts: [{ value, conversion, spec: format }] }
      }
      return [{ lower, span: each.span, text: each.text, now: true }]
    }),
  )
  const rest = [...values]
  const parts = from.parts.flatMap((part) => {
    if (typeof part === 'string') return [part]
    const value = rest.shift() ?? NONE
    return value.kind === 'format' ? value.parts : [{ value, conversion: null }]
  })
  return { kind: 'format', parts }
}
