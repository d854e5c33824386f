import type { FunctionId } from '../../../python/index.ts'
import { calls, gives } from '../../chart/callResult.ts'
import type { CallResult } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import {
  baseOf,
  className,
  fieldsOfTuple,
  isSubclass,
  madeOf,
  memberOf,
} from '../../chart/program.ts'
import { globalValue } from '../../state/globals.ts'
import { bindMember, constantOf, noAccessor, noAttribute } from '../attributes.ts'
import { qualifiedName } from '../qualifiedName.ts'
import { classOf, isType, libraryClassOf, typeName } from '../typeName.ts'
import { builtin, isRef, isTagged, tuple } from '../value.ts'
import type {
  ClassRef,
  ClassValue,
  ExceptionObject,
  FileModuleValue,
  HeapObject,
  InstanceObject,
  RecordObject,
  Value,
} from '../value.ts'

/** `value.name` of what is neither an object of a class nor a module. */
export function findAttribute(
  evaluation: Evaluation,
  value: Value,
  name: string,
): CallResult | null {
  if (isType(value)) return findInClass(evaluation, value, name)
  const named = inNamedTuple(evaluation, value, name)
  if (named !== null) return named
  if (isTagged(value) && value.kind === 'file') {
    const held = globalValue(evaluation, value.file, name)
    return held === undefined ? null : gives(held)
  }
  const called = functionName(evaluation, value, name)
  if (called !== null) return gives(called)
  const object = evaluation.object(value)
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

/** A named tuple has its fields for ever. */
export function refuseField(evaluation: Evaluation, value: Value, name: string): void {
  if (inNamedTuple(evaluation, value, name) === null) return
  evaluation.fail('AttributeError', "can't set attribute")
}

/** An object of a frozen dataclass changes only in the `__init__` that was written for it. */
export function refuseFrozen(
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

/** What every exception has beside its attributes. */
export function ofException(
  evaluation: Evaluation,
  object: ExceptionObject,
  name: string,
): Value | undefined {
  if (name === 'args') return tuple(...object.args)
  if (name === '__cause__') return null
  // It is kept where the program asks for it.
  if (name === '__context__') return null
  const stops = isSubclass(evaluation.program, object.class, builtin('StopIteration'))
  return name === 'value' && stops ? (object.args[0] ?? null) : undefined
}

const TEXT_FIELDS = {
  encoding: 'encoding',
  errors: 'errors',
  line_buffering: 'lineBuffering',
} as const

function isTextField(name: string): name is keyof typeof TEXT_FIELDS {
  return Object.hasOwn(TEXT_FIELDS, name)
}

/** As the properties in Lib/threading.py: nobody waits any more when it drains. */
function ofBarrier({ type, fields }: RecordObject, name: string): Value | undefined {
  if (type !== 'threading.Barrier') return undefined
  if (name === 'broken') return fields.get('<state>') === -2n
  if (name !== 'n_waiting') return undefined
  return fields.get('<state>') === 0n ? fields.get('<count>') : 0n
}

function fieldOf(object: HeapObject, name: string): Value | undefined {
  if (object.kind === 'record') return ofBarrier(object, name) ?? object.fields.get(name)
  if (object.kind === 'dict' && name === 'default_factory') return object.factory
  if (object.kind !== 'openFile') return undefined
  const { file, io } = object
  if (name === 'name') return io?.name ?? file.path
  if (name === 'mode') return file.mode
  if (isTextField(name)) return io?.text?.[TEXT_FIELDS[name]]
  return name === 'closed' ? file.closed : undefined
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

/** Of what an AttributeError says that it has none, where it is no object; null: an object. */
export function subjectOf(evaluation: Evaluation, value: Value): string | null {
  if (isTagged(value) && value.kind === 'module') return `module '${value.name}'`
  if (isTagged(value) && value.kind === 'file') return `module '${value.file.replace(/\.py$/, '')}'`
  if (isType(value)) return `type object '${className(evaluation.program, value)}'`
  return null
}

/** `Class.name = value`, or `file.name = value`, where that is a variable. */
export function setVariableOf(
  evaluation: Evaluation,
  owner: ClassValue | FileModuleValue,
  name: string,
  value: Value,
): void {
  const { classes, globals } = evaluation.program.code
  if (owner.kind === 'file') {
    const { file } = owner
    if (globals.get(file)?.get(name)?.kind === 'variable') {
      evaluation.setVariable({ file, name }, value)
      return
    }
    evaluation.unsupported(`a change of ${name} in ${file}`)
  }
  const held = classes.get(owner.id)?.attributes.get(name)
  if (held?.kind !== 'variable') return evaluation.unsupported(`a change of the class ${owner.id}`)
  evaluation.setVariable(held, value)
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
