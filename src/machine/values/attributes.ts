import { BugError } from '../../base/index.ts'
import type { ClassId, FunctionId } from '../../python/index.ts'
import { moduleMember } from '../state/globals.ts'
import { calls, gives } from '../chart/callResult.ts'
import type { CallResult } from '../chart/callResult.ts'
import { memberOf } from '../chart/program.ts'
import type { Member } from '../chart/program.ts'
import { moreValuesOf } from './moreValues.ts'
import { special } from './special.ts'
import { classOf, typeName } from './typeName.ts'
import { isRef, isTagged } from './value.ts'
import type { ExceptionObject, InstanceObject, Value } from './value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/**
 * `value.name`: properties of the class win over the object's own attributes, those over what the
 * class holds. A property gives a call of its getter. Null when there is none.
 */
export function findAttribute(
  evaluation: Evaluation,
  value: Value,
  name: string,
): CallResult | null {
  if (name === '__class__') return gives(classOf(evaluation, value))
  if (isTagged(value) && value.kind === 'module') {
    return orNull(moduleMember(evaluation, value.name, name))
  }
  const object = evaluation.object(value)
  if (object?.kind === 'instance' || object?.kind === 'exception') {
    return findInInstance(evaluation, value, object, name)
  }
  const field = object?.kind === 'record' ? object.fields.get(name) : undefined
  return field === undefined ? findInBuiltIn(evaluation, value, name) : gives(field)
}

/** A method of a built-in type, and whatever else own programs may ask of one. */
function findInBuiltIn(evaluation: Evaluation, value: Value, name: string): CallResult | null {
  const { library, version } = evaluation
  const isObject = !isTagged(value) || isRef(value) || value.kind === 'bytes'
  if (library.values !== null || !isObject) {
    return moreValuesOf(evaluation).findAttribute(evaluation, value, name)
  }
  const has = library.hasMethod(version, classOf(evaluation, value), name)
  return has ? gives({ kind: 'builtinMethod', self: value, name }) : null
}

function orNull(value: Value | undefined): CallResult | null {
  return value === undefined ? null : gives(value)
}

export function constantOf(evaluation: Evaluation, owner: ClassId, name: string): Value {
  const cls = evaluation.program.code.classes.get(owner)
  const expr = cls?.attributes.get(name)
  if (cls === undefined || expr === undefined) {
    throw new BugError(`expected a constant ${name} in ${owner}, got none`)
  }
  return evaluation.evaluate(expr)
}

function findInInstance(
  evaluation: Evaluation,
  value: Value,
  object: InstanceObject | ExceptionObject,
  name: string,
): CallResult | null {
  const member = memberOf(evaluation.program, object.class, name)
  if (member?.kind === 'property') return calls(member.getter, value)
  const own = object.attributes.get(name)
  if (own !== undefined) return gives(own)
  const { values } = evaluation.library
  const built =
    object.kind === 'exception' ? values?.ofException(evaluation, object, name) : undefined
  if (built !== undefined) return gives(built)
  if (member !== null) return gives(bindMember(evaluation, value, member, name))
  const has = evaluation.library.hasMethod(evaluation.version, classOf(evaluation, value), name)
  return has ? gives({ kind: 'builtinMethod', self: value, name }) : null
}

/** What the class holds, as the object has it: a function is a method. */
export function bindMember(
  evaluation: Evaluation,
  self: Value,
  member: Member,
  name: string,
): Value {
  if (member.kind === 'function') {
    if (member.binding === 'static') return { kind: 'function', id: member.id }
    const bound = member.binding === 'class' ? classOf(evaluation, self) : self
    return { kind: 'method', self: bound, id: member.id }
  }
  if (member.kind !== 'constant') return null
  const value = constantOf(evaluation, member.owner, name)
  // a function that is an attribute of the class is a method, wherever it was made
  if (isTagged(value) && value.kind === 'function') return { kind: 'method', self, id: value.id }
  const object = evaluation.object(value)
  if (object?.kind !== 'closure' || !isRef(value)) return value
  return { kind: 'method', self, id: object.id, closure: value }
}

/** `value.name`, or AttributeError. */
export function getAttribute(evaluation: Evaluation, value: Value, name: string): CallResult {
  return (
    findAttribute(evaluation, value, name) ??
    ownGetter(evaluation, value, name) ??
    noAttribute(evaluation, value, name)
  )
}

/** The call of the program's own `__getattr__`; null when there is none. */
export function ownGetter(evaluation: Evaluation, value: Value, name: string): CallResult | null {
  return special(evaluation, value, '__getattr__', name)
}

function subjectOf(evaluation: Evaluation, value: Value): string {
  return (
    evaluation.library.values?.subjectOf(evaluation, value) ??
    `'${typeName(evaluation, value)}' object`
  )
}

export function noAttribute(evaluation: Evaluation, value: Value, name: string): never {
  evaluation.library.values?.mustBeModelled(evaluation, value, name)
  return evaluation.fail(
    'AttributeError',
    `${subjectOf(evaluation, value)} has no attribute '${name}'`,
  )
}

/** `object.name = value`: a call of the property's setter, or done at once. */
export function setAttribute(
  evaluation: Evaluation,
  object: Value,
  name: string,
  value: Value,
): CallResult {
  const heaped = evaluation.object(object)
  if (isTagged(object) && (object.kind === 'class' || object.kind === 'file')) {
    moreValuesOf(evaluation).setVariableOf(evaluation, object, name, value)
    return gives(null)
  }
  if (!isRef(object) || (heaped?.kind !== 'instance' && heaped?.kind !== 'exception')) {
    const { values } = evaluation.library
    values?.refuseField(evaluation, object, name)
    return noAttribute(evaluation, object, name)
  }
  const member = memberOf(evaluation.program, heaped.class, name)
  if (member?.kind === 'property') {
    return callSetter(evaluation, object, member.setter, name, value)
  }
  evaluation.library.values?.refuseFrozen(evaluation, heaped, name, 'assign to')
  if (heaped.kind === 'exception' && name === 'args') return evaluation.unsupported('setting args')
  const attributes = new Map(heaped.attributes)
  attributes.set(name, value)
  evaluation.put(object, { ...heaped, attributes })
  return gives(null)
}

function callSetter(
  evaluation: Evaluation,
  object: Value,
  setter: FunctionId | null,
  name: string,
  value: Value,
): CallResult {
  if (setter !== null) return calls(setter, object, value)
  return evaluation.fail('AttributeError', noAccessor(evaluation, object, name, 'setter'))
}

export function noAccessor(
  evaluation: Evaluation,
  object: Value,
  name: string,
  what: string,
): string {
  if (evaluation.version === 2) return `can't ${what === 'setter' ? 'set' : 'delete'} attribute`
  return `property '${name}' of '${typeName(evaluation, object)}' object has no ${what}`
}
