import { BugError } from '../../base/index.ts'
import type { Constant, CompareOperator, Expression } from '../ast.ts'
import type { Label } from './assembler.ts'
import type { Expr, Place } from '../code.ts'
import type { Lowering, Naming } from './lowering.ts'
import { lowerOperands, evaluateOnce, operand, type Operand } from './operands.ts'
import { NONE } from '../link/scope.ts'

type Compare = Extract<Expression, { kind: 'Compare' }>
type Choice = Extract<Expression, { kind: 'BoolOp' | 'IfExp' | 'Compare' }>

/** Short-circuit evaluation that leads to one of two labels. Emits at least one point. */
export function lowerTest(
  on: Lowering,
  from: Expression,
  yes: Label,
  no: Label,
  word: string,
): void {
  switch (from.kind) {
    case 'BoolOp': {
      const last = from.values.length - 1
      from.values.forEach((value, index) => {
        if (index === last) {
          on.test(value, yes, no, word)
          return
        }
        const rest = on.points.label()
        if (from.operator === 'and') on.test(value, rest, no, word)
        else on.test(value, yes, rest, word)
        on.points.place(rest)
      })
      return
    }
    case 'UnaryOp':
      if (from.operator !== 'not') break
      on.test(from.operand, no, yes, word)
      return
    case 'Compare':
      lowerChain(on, from, no, word, (value, span) => {
        on.points.emit({ kind: 'branch', test: value }, span, word, { next: yes, otherwise: no })
      })
      return
    case 'IfExp': {
      const [body, orelse] = [on.points.label(), on.points.label()]
      on.test(from.test, body, orelse, word)
      on.points.place(body)
      on.test(from.body, yes, no, word)
      on.points.place(orelse)
      on.test(from.orelse, yes, no, word)
      return
    }
    case 'Constant':
      // the other way is none: `while True` has no end
      on.points.emit(
        { kind: 'eval', value: { kind: 'constant', value: from.value }, into: null },
        from.span,
        word,
      )
      on.points.jump(isTrue(from.value) ? yes : no)
      return
    default:
      break
  }
  const test = on.value(from)
  on.points.emit({ kind: 'branch', test }, from.span, word, { next: yes, otherwise: no })
}

/** `and`, `or`, a conditional, a chain of comparisons or `in`, as a value. */
export function lowerChoice(on: Lowering, from: Choice, place: Place, naming: Naming): void {
  if (from.kind === 'IfExp') {
    const [body, orelse, end] = [on.points.label(), on.points.label(), on.points.label()]
    on.test(from.test, body, orelse, 'if')
    on.points.place(body)
    on.into(from.body, place, naming)
    on.points.jump(end)
    on.points.place(orelse)
    on.into(from.orelse, place, naming)
    on.points.place(end)
    return
  }
  // the expression may read the local that it is for
  const result = place.kind === 'temp' ? place : on.points.temp()
  const end = on.points.label()
  if (from.kind === 'Compare') {
    lowerChain(
      on,
      from,
      end,
      'and',
      (value, span) => {
        on.points.emit({ kind: 'eval', value, into: result }, span, naming.text)
      },
      result,
    )
  } else {
    lowerBoolean(on, from, result, end, naming)
  }
  on.points.place(end)
  if (place !== result) {
    on.points.emit({ kind: 'eval', value: result, into: place }, naming.span, naming.text)
  }
}

/** Does the comparison need one or more separate points? */
export function isComparePoint(from: Compare): boolean {
  return from.rest.length > 1 || from.rest.some(({ operator }) => isContainment(operator))
}

/** A single comparison that is no `in`. */
export function compare(on: Lowering, from: Compare): Expr {
  const [link] = from.rest
  if (link === undefined) throw new BugError('expected a comparison to have a right side')
  const [left = NONE, right = NONE] = lowerOperands(on, [
    operand(on, from.left),
    operand(on, link.right),
  ])
  return comparison(on, link.operator, left, right, from)
}

function lowerBoolean(
  on: Lowering,
  from: Extract<Expression, { kind: 'BoolOp' }>,
  result: Place & { kind: 'temp' },
  end: Label,
  naming: Naming,
): void {
  from.values.forEach((value, index) => {
    on.into(value, result, { span: value.span, text: index === 0 ? from.operator : naming.text })
    if (index === from.values.length - 1) return
    const rest = on.points.label()
    const flow =
      from.operator === 'and' ? { next: rest, otherwise: end } : { next: end, otherwise: rest }
    on.points.emit({ kind: 'branch', test: result }, value.span, from.operator, flow)
    on.points.place(rest)
  })
}

/**
 * Every comparison but the last branches to `no` when it is false; the last is handed to `last`.
 * With a result place, what a branch tests is also put there.
 */
function lowerChain(
  on: Lowering,
  from: Compare,
  no: Label,
  word: string,
  last: (value: Expr, span: Compare['span']) => void,
  result?: Place & { kind: 'temp' },
): void {
  let left: Operand = operand(on, from.left)
  from.rest.forEach(({ operator, right: expression }, index) => {
    const plain = operand(on, expression)
    const isLast = index === from.rest.length - 1
    const middle = () => evaluateOnce(on, on.value(expression), plain.span, plain.text)
    const [a = NONE, b = NONE] = lowerOperands(on, [
      left,
      isLast ? plain : { ...plain, lower: middle },
    ])
    const value = comparison(on, operator, a, b, from)
    if (isLast) {
      last(value, from.span)
      return
    }
    if (result !== undefined) on.points.emit({ kind: 'eval', value, into: result }, from.span, word)
    const rest = on.points.label()
    const test = result ?? value
    on.points.emit({ kind: 'branch', test }, from.span, word, { next: rest, otherwise: no })
    on.points.place(rest)
    left = { lower: () => b, span: plain.span, text: plain.text }
  })
}

function comparison(
  on: Lowering,
  operator: CompareOperator,
  left: Expr,
  right: Expr,
  { span }: Compare,
): Expr {
  if (!isContainment(operator)) return { kind: 'compare', operator, left, right }
  const into = on.points.temp()
  const negated = operator === 'not in'
  on.points.emit({ kind: 'contains', item: left, container: right, negated, into }, span, operator)
  return into
}

function isContainment(operator: CompareOperator): operator is 'in' | 'not in' {
  return operator === 'in' || operator === 'not in'
}

function isTrue(value: Constant): boolean {
  if (typeof value === 'object' && value !== null) return value.bytes !== ''
  return value !== null && value !== false && value !== 0n && value !== ''
}
