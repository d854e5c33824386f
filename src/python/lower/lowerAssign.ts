import { BugError } from '../../base/index.ts'
import type { Expression, Statement, Target } from '../ast.ts'
import type { Expr, Op, Place } from '../code.ts'
import { describe } from './describe.ts'
import { indexOperand } from './lowerExpression.ts'
import { report, type Lowering } from './lowering.ts'
import { lowerOperands, operand, type Operand } from './operands.ts'
import { NONE, placeOf, resolveStatic } from '../link/scope.ts'
import { variableBehind } from '../link/variableBehind.ts'
import type { Span } from '../source.ts'

type Assign = Extract<Statement, { kind: 'Assign' }>
type AugAssign = Extract<Statement, { kind: 'AugAssign' }>
type Delete = Extract<Statement, { kind: 'Delete' }>

/** The value first, then the targets from left to right. */
export function lowerAssign(on: Lowering, from: Assign): void {
  const [target] = from.targets
  if (target !== undefined && from.targets.length === 1) {
    lowerSingle(on, target, from.value, from.span)
    return
  }
  const value = inTemp(on, from.value)
  for (const each of from.targets) on.assign(each, value, from.span)
}

function lowerSingle(on: Lowering, target: Target, from: Expression, span: Span): void {
  switch (target.kind) {
    case 'Name':
      on.into(from, placeOf(on.scope, target.id), { span, text: `${target.id} =` })
      return
    case 'TargetTuple':
    case 'TargetStar':
      on.assign(target, on.value(from), span)
      return
    case 'Attribute': {
      const variable = variableBehind(on.scope, target)
      if (variable !== null) {
        on.into(from, variable, { span, text: `${describe(target)} =` })
        return
      }
      storeSingle(on, target, from, span)
      return
    }
    case 'Subscript':
      storeSingle(on, target, from, span)
  }
}

function storeSingle(
  on: Lowering,
  target: Extract<Target, { kind: 'Attribute' | 'Subscript' }>,
  from: Expression,
  span: Span,
): void {
  store(on, target, { lower: () => on.value(from), span: from.span, text: describe(from) }, span)
}

/** A constant needs no temporary; a local does, since a target may rebind it. */
function inTemp(on: Lowering, from: Expression): Expr {
  if (from.kind === 'Constant') return on.value(from)
  const temp = on.points.temp()
  on.into(from, temp, { span: from.span, text: describe(from) })
  return temp
}

/** Binds one target to a value that is evaluated already, or that is used only once. */
export function assignTarget(on: Lowering, target: Target, value: Expr, span: Span): void {
  const text = `${describe(target)} =`
  switch (target.kind) {
    case 'Name':
      on.points.emit({ kind: 'eval', value, into: placeOf(on.scope, target.id) }, span, text)
      return
    case 'TargetTuple':
      unpack(on, target.items, value, span, text)
      return
    case 'TargetStar':
      throw new BugError('expected a target with a star to be in a tuple')
    default:
      store(on, target, { lower: () => value, span, text }, span)
  }
}

function unpack(
  on: Lowering,
  items: readonly Target[],
  value: Expr,
  span: Span,
  text: string,
): void {
  const targets = items.map((item) => (item.kind === 'TargetStar' ? item.target : item))
  const direct = targets.every((item) => item.kind === 'Name')
  const places = targets.map((item): Place =>
    direct && item.kind === 'Name' ? placeOf(on.scope, item.id) : on.points.temp(),
  )
  const star = items.findIndex(({ kind }) => kind === 'TargetStar')
  const rest = star === -1 ? {} : { star }
  on.points.emit({ kind: 'unpack', value, into: places, ...rest }, span, text)
  targets.forEach((item, index) => {
    const place = places[index]
    if (place?.kind === 'temp') on.assign(item, place, span)
  })
}

/** An attribute or a subscript. Python evaluates the value first. */
function store(
  on: Lowering,
  target: Extract<Target, { kind: 'Attribute' | 'Subscript' }>,
  value: Operand,
  span: Span,
): void {
  const text = `${describe(target)} =`
  if (target.kind === 'Attribute') {
    const variable = variableBehind(on.scope, target)
    if (variable !== null) {
      on.points.emit({ kind: 'eval', value: value.lower(), into: variable }, span, text)
      return
    }
    const [content = NONE, object = NONE] = lowerOperands(on, [value, objectOf(on, target)])
    on.points.emit({ kind: 'setattr', object, name: target.name, value: content }, span, text)
    return
  }
  const [content = NONE, object = NONE, index = NONE] = lowerOperands(on, [
    value,
    operand(on, target.value),
    indexOperand(on, target.index),
  ])
  on.points.emit({ kind: 'setitem', object, index, value: content }, span, text)
}

/** Reports an assignment to a class, a module or another file: those never change. */
function objectOf(on: Lowering, target: Extract<Target, { kind: 'Attribute' }>): Operand {
  const known = resolveStatic(on.scope, target.value)
  if (known !== null && known.inside !== null && known.inside.kind !== 'failed') {
    const what = describe(target.value)
    const instead = 'Keep what changes in an attribute of an instance, or on disk.'
    report(on, target.span, `Attributes of \`${what}\` cannot be changed while running.`, instead)
  }
  return operand(on, target.value)
}

/** Without a value nothing is bound; Python still looks at what the target is in. */
export function lowerAnnotated(
  on: Lowering,
  from: Extract<Statement, { kind: 'AnnAssign' }>,
): void {
  const { target, value, span } = from
  if (value !== null) {
    lowerSingle(on, target, value, span)
    return
  }
  const parts = target.kind === 'Name' ? [] : [operand(on, target.value)]
  if (target.kind === 'Subscript') parts.push(indexOperand(on, target.index))
  const values = lowerOperands(on, parts)
  const whole: Expr = values.length === 0 ? NONE : { kind: 'tuple', items: values }
  on.points.emit({ kind: 'eval', value: whole, into: null }, span, 'annotation')
}

/** The parts of the target are evaluated once; the old value is read before the new part. */
export function lowerAugAssign(on: Lowering, from: AugAssign): void {
  const { target, operator, span } = from
  const text = `${describe(target)} ${operator}=`
  const combine = (left: Expr, right: Expr): Expr => ({
    kind: 'binary',
    operator,
    left,
    right,
    inPlace: true,
  })
  const part = operand(on, from.value)
  switch (target.kind) {
    case 'Name': {
      const [left = NONE, right = NONE] = lowerOperands(on, [operand(on, target), part])
      const into = placeOf(on.scope, target.id)
      on.points.emit({ kind: 'eval', value: combine(left, right), into }, span, text)
      return
    }
    case 'Attribute': {
      const { name } = target
      const variable = variableBehind(on.scope, target)
      if (variable !== null) {
        const [left = NONE, right = NONE] = lowerOperands(on, [operand(on, target), part])
        const value = combine(left, right)
        on.points.emit({ kind: 'eval', value, into: variable }, span, text)
        return
      }
      const object = inTemporary(on, objectOf(on, target))
      const [left = NONE, right = NONE] = lowerOperands(on, [
        { lower: () => read(on, object, name, target), span: target.span, text: describe(target) },
        part,
      ])
      on.points.emit({ kind: 'setattr', object, name, value: combine(left, right) }, span, text)
      return
    }
    case 'Subscript': {
      const [object = NONE, index = NONE] = lowerOperands(on, [
        operand(on, target.value),
        indexOperand(on, target.index),
      ]).map((value) => hold(on, value, target.span, describe(target)))
      const old = on.points.temp()
      on.points.emit({ kind: 'getitem', object, index, into: old }, target.span, describe(target))
      const right = part.lower()
      const value = combine(old, right)
      on.points.emit({ kind: 'setitem', object, index, value }, span, text)
      return
    }
    case 'TargetTuple':
    case 'TargetStar':
      report(on, target.span, 'A tuple cannot be the target of an augmented assignment.', null)
  }
}

function read(
  on: Lowering,
  object: Expr,
  name: string,
  target: Extract<Target, { kind: 'Attribute' }>,
): Expr {
  if (!on.scope.program.properties.has(name)) return { kind: 'attribute', object, name }
  const into = on.points.temp()
  on.points.emit({ kind: 'getattr', object, name, into }, target.span, describe(target))
  return into
}

function inTemporary(on: Lowering, from: Operand): Expr {
  return hold(on, from.lower(), from.span, from.text)
}

/** For a value that is used twice. A local needs no temporary: nothing here rebinds it. */
function hold(on: Lowering, value: Expr, span: Span, text: string): Expr {
  if (value.kind === 'constant' || value.kind === 'temp') return value
  if (value.kind === 'local' && !on.scope.rebinds) return value
  const temp = on.points.temp()
  on.points.emit({ kind: 'eval', value, into: temp }, span, text)
  return temp
}

export function lowerDelete(on: Lowering, from: Delete): void {
  for (const target of from.targets) deleteTarget(on, target, from.span)
}

/** Forgets a name. */
export function unbinding(place: ReturnType<typeof placeOf>, strict: boolean): Op {
  if (place.kind === 'variable') return { kind: 'unset', variable: place, strict }
  const { kind, name } = place
  return { kind: 'unbind', name, strict, ...(kind === 'cell' && { cell: true }) }
}

function deleteTarget(on: Lowering, target: Target, span: Span): void {
  const text = `del ${describe(target)}`
  switch (target.kind) {
    case 'Name':
      on.points.emit(unbinding(placeOf(on.scope, target.id), true), span, text)
      return
    case 'TargetStar':
      return
    case 'TargetTuple':
      for (const item of target.items) deleteTarget(on, item, span)
      return
    case 'Attribute': {
      const object = objectOf(on, target).lower()
      on.points.emit({ kind: 'delattr', object, name: target.name }, span, text)
      return
    }
    case 'Subscript': {
      const [object = NONE, index = NONE] = lowerOperands(on, [
        operand(on, target.value),
        indexOperand(on, target.index),
      ])
      on.points.emit({ kind: 'delitem', object, index }, span, text)
    }
  }
}
