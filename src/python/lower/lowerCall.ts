import type { Expression } from '../ast.ts'
import type { Callee, ClassId, Expr, Place } from '../code.ts'
import { checkArguments } from './checkArguments.ts'
import { describe } from './describe.ts'
import { report, type Lowering } from './lowering.ts'
import { lowerOperands, operand, type Operand } from './operands.ts'
import { NONE, resolveStatic, type Scope } from '../link/scope.ts'

type Call = Extract<Expression, { kind: 'Call' }>
type Attribute = Extract<Expression, { kind: 'Attribute' }>

/** One call point: callee, then arguments, then keywords, in this order. */
export function lowerCall(on: Lowering, from: Call, into: Place | null): void {
  const { callee } = from
  checkArguments(on.scope, from)
  const owner = callee.kind === 'Attribute' ? superOwner(on, callee.value) : null
  if (callee.kind === 'Attribute' && owner !== null) {
    emitCall(on, from, { kind: 'super', owner, name: callee.name }, into)
  } else if (callee.kind === 'Attribute' && isMethodCall(on, callee)) {
    lowerMethodCall(on, from, callee, into)
  } else {
    emitCall(on, from, null, into)
  }
}

function isMethodCall(on: Lowering, callee: Attribute): boolean {
  const { properties } = on.scope.program
  return resolveStatic(on.scope, callee) === null && !properties.has(callee.name)
}

/**
 * Python looks the method up before it evaluates the arguments. One point does both where that
 * makes no difference: the arguments need no points, or the method is certainly there.
 */
function lowerMethodCall(on: Lowering, from: Call, callee: Attribute, into: Place | null): void {
  const { name } = callee
  const [object = NONE, ...values] = lowerArguments(on, from, [
    {
      lower: () => {
        const object = on.value(callee.value)
        return isOwnMethod(on, callee) ? object : { kind: 'attribute', object, name }
      },
      span: callee.span,
      text: `get ${describe(callee)}`,
    },
  ])
  const method: Callee =
    object.kind === 'attribute' && object.name === name
      ? { kind: 'method', object: object.object, name }
      : isOwnMethod(on, callee)
        ? { kind: 'method', object, name }
        : { kind: 'value', value: object }
  finishCall(on, from, method, values, into)
}

/** `self.name` where the class around has the method and no code assigns such an attribute. */
function isOwnMethod({ scope }: Lowering, callee: Attribute): boolean {
  if (scope.owner === null || !scope.selfStays || callee.value.kind !== 'Name') return false
  if (callee.value.id !== scope.self || scope.program.assigned.has(callee.name)) return false
  return scope.program.methods.get(scope.owner)?.has(callee.name) === true
}

function emitCall(on: Lowering, from: Call, known: Callee | null, into: Place | null): void {
  if (known !== null) {
    finishCall(on, from, known, lowerArguments(on, from, []), into)
    return
  }
  const [value = NONE, ...values] = lowerArguments(on, from, [operand(on, from.callee)])
  finishCall(on, from, { kind: 'value', value }, values, into)
}

function lowerArguments(on: Lowering, from: Call, before: readonly Operand[]): readonly Expr[] {
  return lowerOperands(on, [
    ...before,
    ...from.args.map((argument) => operand(on, argument)),
    ...from.keywords.map((keyword) => operand(on, keyword.value)),
  ])
}

function finishCall(
  on: Lowering,
  from: Call,
  callee: Callee,
  values: readonly Expr[],
  into: Place | null,
): void {
  const args = values.slice(0, from.args.length)
  const keywords = from.keywords.map(({ name }, index) => ({
    name: name ?? '**',
    value: values[from.args.length + index] ?? NONE,
  }))
  on.points.emit({ kind: 'call', callee, args, keywords, into }, from.span, describe(from.callee))
}

/** The class around when the expression is its `super()`; reports a `super` of another kind. */
function superOwner(on: Lowering, from: Expression): ClassId | null {
  const { scope } = on
  if (from.kind !== 'Call' || from.callee.kind !== 'Name' || from.callee.id !== 'super') return null
  if (scope.locals.has('super')) return null
  const { owner, self } = scope
  if (owner === null || self === null) {
    report(on, from.span, '`super` needs a method of a class around it.', null)
    return 'nowhere'
  }
  if (!isOwnSuper(scope, from, owner)) {
    const name = owner.slice(owner.lastIndexOf('.') + 1)
    const instead = scope.version === 3 ? 'Write super().' : `Write super(${name}, ${self}).`
    report(on, from.span, 'This form of `super` is not supported.', instead)
  }
  return owner
}

/** `super()`, or `super(Class, self)` with the class around. */
function isOwnSuper(scope: Scope, { args, keywords }: Call, owner: ClassId): boolean {
  if (keywords.length > 0) return false
  if (args.length === 0) return scope.version === 3
  const [cls, object, ...more] = args
  if (cls?.kind !== 'Name' || object?.kind !== 'Name' || more.length > 0) return false
  const global = scope.program.globals.get(scope.file)?.get(cls.id)
  return object.id === scope.self && global?.kind === 'class' && global.id === owner
}
