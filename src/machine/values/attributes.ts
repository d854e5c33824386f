import { BugError } from '../../base/index.ts'
import type { ClassId } from '../../python/index.ts'
import { globalValue, moduleMember } from '../state/globals.ts'
import { calls, gives } from '../chart/callResult.ts'
import type { Outcome } from '../chart/callResult.ts'
import { className, memberOf } from '../chart/program.ts'
import type { Member } from '../chart/program.ts'
import { isPythonAttribute } from './pythonAttributes.ts'
import { classOf, isType, typeName } from './typeName.ts'
import { isRef, isTagged, tuple } from './value.ts'
import type { ExceptionObject, HeapObject, InstanceObject, Value } from './value.ts'
import type { Work } from '../chart/evaluation.ts'

/**
 * `value.name`: properties of the class win over the object's own attributes, those over what the
 * class holds. A property gives a call of its getter. Null when there is none.
 */
export function findAttribute(work: Work, value: Value, name: string): Outcome | null {
  if (name === '__class__') return gives(classOf(work, value))
  if (isType(value)) return findInClass(work, value, name)
  if (isTagged(value)) {
    if (value.kind === 'module') return orNull(moduleMember(work, value.name, name))
    if (value.kind === 'file') return orNull(globalValue(work, value.file, name))
    if (value.kind === 'function' && name === '__name__') return gives(functionName(work, value.id))
  }
  const object = work.object(value)
  if (object?.kind === 'instance' || object?.kind === 'exception') {
    return findInInstance(work, value, object, name)
  }
  const field = object === null ? undefined : fieldOf(object, name)
  if (field !== undefined) return gives(field)
  const has = work.library.hasMethod(work.version, classOf(work, value), name)
  return has ? gives({ kind: 'builtinMethod', self: value, name }) : null
}

function orNull(value: Value | undefined): Outcome | null {
  return value === undefined ? null : gives(value)
}

function functionName(work: Work, id: string): string {
  return work.program.code.functions.get(id)?.name ?? id
}

function findInClass(work: Work, cls: Value, name: string): Outcome | null {
  if (!isType(cls)) return null
  if (name === '__name__') return gives(className(work.program, cls))
  const member = memberOf(work.program, cls, name)
  if (member === null) return null
  if (member.kind === 'function') return gives({ kind: 'function', id: member.id })
  if (member.kind === 'property') return work.unsupported(`the property object ${name} of a class`)
  return gives(constantOf(work, member.owner, name))
}

function constantOf(work: Work, owner: ClassId, name: string): Value {
  const cls = work.program.code.classes.get(owner)
  const expr = cls?.attributes.get(name)
  if (cls === undefined || expr === undefined) {
    throw new BugError(`expected a constant ${name} in ${owner}, got none`)
  }
  return work.evaluate(expr)
}

function findInInstance(
  work: Work,
  value: Value,
  object: InstanceObject | ExceptionObject,
  name: string,
): Outcome | null {
  const member = memberOf(work.program, object.class, name)
  if (member?.kind === 'property') return calls(member.getter, value)
  const own = object.attributes.get(name)
  if (own !== undefined) return gives(own)
  if (object.kind === 'exception' && name === 'args') return gives(tuple(...object.args))
  if (member !== null) return gives(bound(work, value, member, name))
  const has = work.library.hasMethod(work.version, classOf(work, value), name)
  return has ? gives({ kind: 'builtinMethod', self: value, name }) : null
}

function bound(work: Work, self: Value, member: Member, name: string): Value {
  if (member.kind === 'function') return { kind: 'method', self, id: member.id }
  return member.kind === 'constant' ? constantOf(work, member.owner, name) : null
}

function fieldOf(object: HeapObject, name: string): Value | undefined {
  if (object.kind === 'record') return object.fields.get(name)
  if (object.kind !== 'openFile') return undefined
  const { file } = object
  if (name === 'name') return file.path
  if (name === 'mode') return file.mode
  return name === 'closed' ? file.closed : undefined
}

/** `value.name`, or AttributeError. */
export function getAttribute(work: Work, value: Value, name: string): Outcome {
  return findAttribute(work, value, name) ?? noAttribute(work, value, name)
}

export function noAttribute(work: Work, value: Value, name: string): never {
  const cls = classOf(work, value)
  if (isPythonAttribute(work.version, cls, name)) {
    return work.unsupported(`${typeName(work, value)}.${name}`)
  }
  return work.fail('AttributeError', `${subject(work, value)} has no attribute '${name}'`)
}

function subject(work: Work, value: Value): string {
  if (isTagged(value) && value.kind === 'module') return `module '${value.name}'`
  if (isTagged(value) && value.kind === 'file') return `module '${value.file.replace(/\.py$/, '')}'`
  if (isType(value)) return `type object '${className(work.program, value)}'`
  return `'${typeName(work, value)}' object`
}

/** `object.name = value`: a call of the property's setter, or done at once. */
export function setAttribute(work: Work, object: Value, name: string, value: Value): Outcome {
  const heaped = work.object(object)
  if (!isRef(object) || (heaped?.kind !== 'instance' && heaped?.kind !== 'exception')) {
    return noAttribute(work, object, name)
  }
  const member = memberOf(work.program, heaped.class, name)
  if (member?.kind === 'property') {
    if (member.setter !== null) return calls(member.setter, object, value)
    return work.fail('AttributeError', noAccessor(work, object, name, 'setter'))
  }
  if (heaped.kind === 'exception' && name === 'args') return work.unsupported('setting args')
  const attributes = new Map(heaped.attributes)
  attributes.set(name, value)
  work.put(object, { ...heaped, attributes })
  return gives(null)
}

function noAccessor(work: Work, object: Value, name: string, what: string): string {
  if (work.version === 2) return `can't ${what === 'setter' ? 'set' : 'delete'} attribute`
  return `property '${name}' of '${typeName(work, object)}' object has no ${what}`
}

/** `del object.name` */
export function deleteAttribute(work: Work, object: Value, name: string): void {
  const heaped = work.object(object)
  if (!isRef(object) || (heaped?.kind !== 'instance' && heaped?.kind !== 'exception')) {
    return noAttribute(work, object, name)
  }
  if (memberOf(work.program, heaped.class, name)?.kind === 'property') {
    return work.fail('AttributeError', noAccessor(work, object, name, 'deleter'))
  }
  const attributes = new Map(heaped.attributes)
  if (!attributes.delete(name)) return noAttribute(work, object, name)
  work.put(object, { ...heaped, attributes })
}
