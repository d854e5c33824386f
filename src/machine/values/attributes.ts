import { BugError } from '../../base/index.ts'
import type { ClassId, FunctionId } from '../../python/index.ts'
import { globalValue, moduleMember } from '../state/globals.ts'
import { calls, gives } from '../chart/callResult.ts'
import type { CallResult } from '../chart/callResult.ts'
import { baseOf, className, fieldsOfTuple, isSubclass, madeOf, memberOf } from '../chart/program.ts'
import type { Member } from '../chart/program.ts'
import { special } from './special.ts'
import { classOf, isType, libraryClassOf, typeName } from './typeName.ts'
import { qualifiedName } from './qualifiedName.ts'
import { builtin, isRef, isTagged, tuple } from './value.ts'
import type {
  ClassValue,
  ClassRef,
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
  }
  const named = inNamedTuple(evaluation, value, name)
  if (named !== null) return named
  const called = functionName(evaluation, value, name)
  if (called !== null) return gives(called)
  const object = evaluation.object(value)
  if (object?.kind === 'instance' || object?.kind === 'exception') {
    return findInInstance(evaluation, value, object, name)
  }
  const field = object === null ? undefined : fieldOf(object, name)
  if (field !== undefined) return gives(field)
  const cls = libraryClassOf(evaluation, value)
  const has = evaluation.library.hasMethod(evaluation.version, cls, name)
  return has
    ? gives({ kind: 'builtinMethod', self: value, name })
    : ofBuiltInClass(evaluation, cls, name)
}

/** A field of a named tuple, or what its class has; null for others. */
function inNamedTuple(evaluation: Evaluation, value: Value, name: string): CallResult | null {
  if (!isTagged(value) || value.kind !== 'tuple' || value.class === undefined) return null
  const item = value.items[fieldsOfTuple(evaluation.program, value.class).indexOf(name)]
  if (item !== undefined) return gives(item)
  const member = memberOf(evaluation.program, value.class, name)
  if (member?.kind === 'property') return calls(member.getter, value)
  if (member !== null) return gives(bindMember(evaluation, value, member, name))
  const ofClass = name === '_fields' || name === '_make'
  return ofClass ? findInClass(evaluation, value.class, name) : null
}

function orNull(value: Value | undefined): CallResult | null {
  return value === undefined ? null : gives(value)
}

/** How a function, or the generator of one, is called; null for anything else. */
function functionName(evaluation: Evaluation, value: Value, name: string): string | null {
  if (name !== '__name__' && name !== '__qualname__') return null
  const object = evaluation.object(value)
  if (object?.kind === 'closure' && object.wrapped !== undefined) {
    return functionName(evaluation, object.wrapped, name)
  }
  const id = functionOf(value, object)
  if (id === null) return null
  if (name === '__qualname__') return qualifiedName(evaluation, id)
  return evaluation.program.code.functions.get(id)?.name ?? id
}

function functionOf(value: Value, object: HeapObject | null): FunctionId | null {
  if (object?.kind === 'closure' || object?.kind === 'generator') return object.id
  const isFunction = isTagged(value) && (value.kind === 'function' || value.kind === 'method')
  return isFunction ? value.id : null
}

function findInClass(evaluation: Evaluation, cls: Value, name: string): CallResult | null {
  if (!isType(cls)) return null
  if (name === '__name__') return gives(className(evaluation.program, cls))
  const isNamed = name === '_fields' && madeOf(evaluation.program, cls, 'namedtuple') !== null
  if (isNamed) return gives(tuple(...fieldsOfTuple(evaluation.program, cls)))
  const member = memberOf(evaluation.program, cls, name)
  if (member === null) return ofBuiltInClass(evaluation, cls, name)
  if (member.kind === 'function') {
    const bound = member.binding === 'class'
    return gives(
      bound ? { kind: 'method', self: cls, id: member.id } : { kind: 'function', id: member.id },
    )
  }
  if (member.kind === 'property')
    return evaluation.unsupported(`the property object ${name} of a class`)
  return gives(constantOf(evaluation, member.owner, name))
}

/** `str.lower`, a function of any text, and `dict.fromkeys`, which needs no object. */
function ofBuiltInClass(evaluation: Evaluation, cls: ClassRef, name: string): CallResult | null {
  const { library, version } = evaluation
  if (cls.kind !== 'builtin') return null
  const has = [cls, builtin(`type ${cls.name}`)].some((each) =>
    library.hasMethod(version, each, name),
  )
  return has ? gives(builtin(`${cls.name}.${name}`)) : null
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
  const built = object.kind === 'exception' ? ofException(evaluation, object, name) : undefined
  if (built !== undefined) return gives(built)
  if (member !== null) return gives(bindMember(evaluation, value, member, name))
  const has = evaluation.library.hasMethod(evaluation.version, classOf(evaluation, value), name)
  return has ? gives({ kind: 'builtinMethod', self: value, name }) : null
}

/** What every exception has beside its attributes. */
function ofException(
  evaluation: Evaluation,
  object: ExceptionObject,
  name: string,
): Value | undefined {
  if (name === 'args') return tuple(...object.args)
  if (name === '__cause__') return null
  if (name === '__context__') return evaluation.unsupported('__context__ of an exception')
  const stops = isSubclass(evaluation.program, object.class, builtin('StopIteration'))
  return name === 'value' && stops ? (object.args[0] ?? null) : undefined
}

function bindMember(evaluation: Evaluation, self: Value, member: Member, name: string): Value {
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

const TEXT_FIELDS = {
  encoding: 'encoding',
  errors: 'errors',
  line_buffering: 'lineBuffering',
} as const

function isTextField(name: string): name is keyof typeof TEXT_FIELDS {
  return Object.hasOwn(TEXT_FIELDS, name)
}

function fieldOf(object: HeapObject, name: string): Value | undefined {
  if (object.kind === 'record') return object.fields.get(name)
  if (object.kind === 'dict' && name === 'default_factory') return object.factory
  if (object.kind !== 'openFile') return undefined
  const { file, io } = object
  if (name === 'name') return io?.name ?? file.path
  if (name === 'mode') return file.mode
  if (isTextField(name)) return io?.text?.[TEXT_FIELDS[name]]
  return name === 'closed' ? file.closed : undefined
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

export function noAttribute(evaluation: Evaluation, value: Value, name: string): never {
  mustBeModelled(evaluation, value, name)
  return evaluation.fail(
    'AttributeError',
    `${subject(evaluation, value)} has no attribute '${name}'`,
  )
}

/** An attribute that is not found, and that CPython has: a limit of the model, and no mistake. */
export function mustBeModelled(evaluation: Evaluation, value: Value, name: string): void {
  if (!isPythonAttribute(evaluation, value, name)) return
  const of = isType(value) ? className(evaluation.program, value) : typeName(evaluation, value)
  const module = isTagged(value) && value.kind === 'module' ? value.name : of
  evaluation.unsupported(`\`${module}.${name}\``)
}

function isPythonAttribute(evaluation: Evaluation, value: Value, name: string): boolean {
  const { python } = evaluation.library
  if (python === null) return false
  if (python.hasAttribute('object', name)) return true
  if (isTagged(value) && value.kind === 'module' && python.hasAttribute(value.name, name)) {
    return true
  }
  return (
    hasInPython(evaluation, classOf(evaluation, value), name) ||
    (isType(value) && hasInPython(evaluation, value, name))
  )
}

/** Does CPython's class, or one of its bases but `object`, have it? */
function hasInPython(evaluation: Evaluation, cls: ClassRef, name: string): boolean {
  const { python } = evaluation.library
  for (let at: ClassRef | null = cls; at !== null; at = baseOf(evaluation.program, at)) {
    if (python?.hasAttribute(at.kind === 'builtin' ? at.name : 'instance', name) === true) {
      return true
    }
  }
  return false
}

/**
 * Before the TypeError for a value that cannot be iterated, called, measured, …: in CPython it can when
 * its type has this special method.
 */
export function mustSupport(evaluation: Evaluation, value: Value, special: string): void {
  const cls = classOf(evaluation, value)
  if (cls.kind !== 'builtin' || !hasInPython(evaluation, cls, special)) return
  evaluation.unsupported(`\`${typeName(evaluation, value)}.${special}\``)
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
    const isField = inNamedTuple(evaluation, object, name) !== null
    return isField
      ? evaluation.fail('AttributeError', "can't set attribute")
      : noAttribute(evaluation, object, name)
  }
  const member = memberOf(evaluation.program, heaped.class, name)
  if (member?.kind === 'property') {
    if (member.setter !== null) return calls(member.setter, object, value)
    return evaluation.fail('AttributeError', noAccessor(evaluation, object, name, 'setter'))
  }
  if (heaped.kind === 'exception' && name === 'args') return evaluation.unsupported('setting args')
  refuseFrozen(evaluation, heaped, name, 'assign to')
  const attributes = new Map(heaped.attributes)
  attributes.set(name, value)
  evaluation.put(object, { ...heaped, attributes })
  return gives(null)
}

/** An object of a frozen dataclass changes only in the `__init__` that was written for it. */
function refuseFrozen(
  evaluation: Evaluation,
  { kind, class: cls }: InstanceObject | ExceptionObject,
  name: string,
  deed: string,
): void {
  const made = kind === 'instance' ? madeOf(evaluation.program, cls, 'dataclass') : null
  if (made === null || !made.frozen || cls.kind !== 'class') return
  const own = evaluation.program.code.classes.get(cls.id)?.made === made
  if (!own && !made.fields.some((field) => field.name === name)) return
  const init = memberOf(evaluation.program, cls, '__init__')
  if (made.sets && init?.kind === 'function' && init.id === evaluation.frame.function) return
  evaluation.fail('dataclasses.FrozenInstanceError', `cannot ${deed} field '${name}'`)
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
  refuseFrozen(evaluation, heaped, name, 'delete')
  const attributes = new Map(heaped.attributes)
  if (!attributes.delete(name)) return noAttribute(evaluation, object, name)
  evaluation.put(object, { ...heaped, attributes })
}
