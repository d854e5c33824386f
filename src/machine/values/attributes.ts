import { BugError } from '../../base/index.ts'
import type { ClassId } from '../../python/index.ts'
import { globalValue, moduleMember } from '../state/globals.ts'
import { calls, gives } from '../chart/callResult.ts'
import type { CallResult } from '../chart/callResult.ts'
import { className, memberOf } from '../chart/program.ts'
import type { Member } from '../chart/program.ts'
import { isPythonAttribute } from './pythonAttributes.ts'
import { classOf, isType, typeName } from './typeName.ts'
import { isRef, isTagged, tuple } from './value.ts'
import type {
  ClassValue,
  ExceptionObject,
  FileModuleValue,
  HeapObject,
  InstanceObject,
  Value,
} from './value.ts'
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
  if (isType(value)) return findInClass(evaluation, value, name)
  if (isTagged(value)) {
    if (value.kind === 'module') return orNull(moduleMember(evaluation, value.name, name))
    if (value.kind === 'file') return orNull(globalValue(evaluation, value.file, name))
    if (value.kind === 'function' && name === '__name__')
      return gives(functionName(evaluation, value.id))
  }
  const object = evaluation.object(value)
  if (object?.kind === 'instance' || object?.kind === 'exception') {
    return findInInstance(evaluation, value, object, name)
  }
  const field = object === null ? undefined : fieldOf(object, name)
  if (field !== undefined) return gives(field)
  const has = evaluation.library.hasMethod(evaluation.version, classOf(evaluation, value), name)
  return has ? gives({ kind: 'builtinMethod', self: value, name }) : null
}

function orNull(value: Value | undefined): CallResult | null {
  return value === undefined ? null : gives(value)
}

function functionName(evaluation: Evaluation, id: string): string {
  return evaluation.program.code.functions.get(id)?.name ?? id
}

function findInClass(evaluation: Evaluation, cls: Value, name: string): CallResult | null {
  if (!isType(cls)) return null
  if (name === '__name__') return gives(className(evaluation.program, cls))
  const member = memberOf(evaluation.program, cls, name)
  if (member === null) return null
  if (member.kind === 'function') return gives({ kind: 'function', id: member.id })
  if (member.kind === 'property')
    return evaluation.unsupported(`the property object ${name} of a class`)
  return gives(constantOf(evaluation, member.owner, name))
}

function constantOf(evaluation: Evaluation, owner: ClassId, name: string): Value {
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
  if (object.kind === 'exception' && name === 'args') return gives(tuple(...object.args))
  if (member !== null) return gives(bindMember(evaluation, value, member, name))
  const has = evaluation.library.hasMethod(evaluation.version, classOf(evaluation, value), name)
  return has ? gives({ kind: 'builtinMethod', self: value, name }) : null
}

function bindMember(evaluation: Evaluation, self: Value, member: Member, name: string): Value {
  if (member.kind === 'function') return { kind: 'method', self, id: member.id }
  return member.kind === 'constant' ? constantOf(evaluation, member.owner, name) : null
}

function fieldOf(object: HeapObject, name: string): Value | undefined {
  if (object.kind === 'record') return object.fields.get(name)
  if (object.kind !== 'openFile') return undefined
  const { file } = object
  if (name === 'name') return object.io?.name ?? file.path
  const text = object.io?.text ?? null
  if (text !== null && name === 'encoding') return text.encoding
  if (text !== null && name === 'errors') return text.errors
  if (text !== null && name === 'line_buffering') return text.lineBuffering
  if (name === 'mode') return file.mode
  return name === 'closed' ? file.closed : undefined
}

/** `value.name`, or AttributeError. */
export function getAttribute(evaluation: Evaluation, value: Value, name: string): CallResult {
  return findAttribute(evaluation, value, name) ?? noAttribute(evaluation, value, name)
}

export function noAttribute(evaluation: Evaluation, value: Value, name: string): never {
  const cls = classOf(evaluation, value)
  if (isPythonAttribute(evaluation.version, cls, name)) {
    return evaluation.unsupported(`${typeName(evaluation, value)}.${name}`)
  }
  return evaluation.fail(
    'AttributeError',
    `${subject(evaluation, value)} has no attribute '${name}'`,
  )
}

function subject(evaluation: Evaluation, value: Value): string {
  if (isTagged(value) && value.kind === 'module') return `module '${value.name}'`
  if (isTagged(value) && value.kind === 'file') return `module '${value.file.replace(/\.py$/, '')}'`
  if (isType(value)) return `type object '${className(evaluation.program, value)}'`
  return `'${typeName(evaluation, value)}' object`
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
    return setVariableOf(evaluation, object, name, value)
  }
  if (!isRef(object) || (heaped?.kind !== 'instance' && heaped?.kind !== 'exception')) {
    return noAttribute(evaluation, object, name)
  }
  const member = memberOf(evaluation.program, heaped.class, name)
  if (member?.kind === 'property') {
    if (member.setter !== null) return calls(member.setter, object, value)
    return evaluation.fail('AttributeError', noAccessor(evaluation, object, name, 'setter'))
  }
  if (heaped.kind === 'exception' && name === 'args') return evaluation.unsupported('setting args')
  const attributes = new Map(heaped.attributes)
  attributes.set(name, value)
  evaluation.put(object, { ...heaped, attributes })
  return gives(null)
}

/** `Class.name = value`, or `file.name = value`, where that is a variable. */
function setVariableOf(
  evaluation: Evaluation,
  owner: ClassValue | FileModuleValue,
  name: string,
  value: Value,
): CallResult {
  const { classes, globals } = evaluation.program.code
  if (owner.kind === 'file') {
    const { file } = owner
    if (globals.get(file)?.get(name)?.kind === 'variable') {
      evaluation.setVariable({ file, name }, value)
      return gives(null)
    }
    return evaluation.unsupported(`a change of ${name} in ${file}`)
  }
  const held = classes.get(owner.id)?.attributes.get(name)
  if (held?.kind !== 'variable') return evaluation.unsupported(`a change of the class ${owner.id}`)
  evaluation.setVariable(held, value)
  return gives(null)
}

function noAccessor(evaluation: Evaluation, object: Value, name: string, what: string): string {
  if (evaluation.version === 2) return `can't ${what === 'setter' ? 'set' : 'delete'} attribute`
  return `property '${name}' of '${typeName(evaluation, object)}' object has no ${what}`
}

/** `del object.name` */
export function deleteAttribute(evaluation: Evaluation, object: Value, name: string): void {
  const heaped = evaluation.object(object)
  if (!isRef(object) || (heaped?.kind !== 'instance' && heaped?.kind !== 'exception')) {
    return noAttribute(evaluation, object, name)
  }
  if (memberOf(evaluation.program, heaped.class, name)?.kind === 'property') {
    return evaluation.fail('AttributeError', noAccessor(evaluation, object, name, 'deleter'))
  }
  const attributes = new Map(heaped.attributes)
  if (!attributes.delete(name)) return noAttribute(evaluation, object, name)
  evaluation.put(object, { ...heaped, attributes })
}
