import { unreachable } from '../../base/index.ts'
import { moreValuesOf } from './moreValues.ts'
import { classOf, classOfObject, isType, typeName } from './typeName.ts'
import { NO_KEYWORDS } from '../chart/callResult.ts'
import { className, fieldsOfTuple, isSubclass, madeOf, memberOf } from '../chart/program.ts'
import { qualifiedName } from './qualifiedName.ts'
import { callSpecial } from './special.ts'
import { builtin, isRef, isTagged } from './value.ts'
import type {
  ClassRef,
  DictObject,
  ExceptionObject,
  HeapObject,
  InstanceObject,
  RangeValue,
  Ref,
  Value,
  ViewValue,
} from './value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** Addresses are not modelled: every object shows the same one. */
const ADDRESS = '0x7f0000000000'

type Seen = readonly number[]

/** Python's `repr(value)`. */
export function repr(evaluation: Evaluation, value: Value, seen: Seen = []): string {
  if (isRef(value)) {
    const object = evaluation.get(value)
    const own = ownText(evaluation, value, '__repr__') ?? shown(evaluation, value)
    if (own !== null) return own
    if (seen.includes(value.id)) return object.kind === 'list' ? '[...]' : '{...}'
    return reprObject(evaluation, object, [...seen, value.id])
  }
  if (isTagged(value)) return reprTagged(evaluation, value, seen)
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return moreValuesOf(evaluation).floatText(value)
  return typeof value === 'string' ? quotedText(value, evaluation.version) : String(value)
}

function reprTagged(
  evaluation: Evaluation,
  value: Exclude<Value, null | boolean | bigint | number | string | { kind: 'ref' }>,
  seen: Seen,
): string {
  switch (value.kind) {
    case 'bytes':
      return `b${quotedText(value.data, 2)}`
    case 'tuple':
      return value.class === undefined
        ? reprTuple(evaluation, value.items, seen)
        : reprNamed(evaluation, value.class, value.items, seen)
    case 'range':
      return reprRange(value)
    case 'slice':
      return `slice(${repr(evaluation, value.lower, seen)}, ${repr(evaluation, value.upper, seen)}, ${repr(evaluation, value.step ?? null, seen)})`
    case 'function':
      return `<function ${qualifiedName(evaluation, value.id)} at ${ADDRESS}>`
    case 'class':
      return `<class '${value.id}'>`
    case 'builtin':
      return reprBuiltin(evaluation, value)
    case 'method':
      return `<bound method ${qualifiedName(evaluation, value.id)} of ${repr(evaluation, value.self, seen)}>`
    case 'builtinMethod':
      return `<built-in method ${value.name} of ${typeName(evaluation, value.self)} object at ${ADDRESS}>`
    case 'module':
      return `<module '${value.name}'>`
    case 'file':
      return `<module '${value.file.replace(/\.py$/, '')}'>`
    case 'view':
      return reprView(evaluation, value, seen)
    default:
      return unreachable(value)
  }
}

/** How an object of a modelled type is shown to people; null when it has no such text. */
function shown(evaluation: Evaluation, value: Ref): string | null {
  const cls = classOf(evaluation, value)
  if (!evaluation.library.hasMethod(evaluation.version, cls, '<shown>')) return null
  const result = evaluation.library.callMethod(evaluation, value, '<shown>', [], NO_KEYWORDS)
  return result.kind === 'value' && typeof result.value === 'string' ? result.value : null
}

function reprObject(evaluation: Evaluation, object: HeapObject, seen: Seen): string {
  switch (object.kind) {
    case 'list':
      return `[${object.items.map((item) => repr(evaluation, item, seen)).join(', ')}]`
    case 'dict':
      return object.of === undefined
        ? reprDict(evaluation, object, seen)
        : moreValuesOf(evaluation).dictText(evaluation, object, (value) =>
            repr(evaluation, value, seen),
          )
    case 'instance':
      return reprInstance(evaluation, object, seen)
    case 'exception':
      return reprException(evaluation, object, seen)
    case 'openFile': {
      const fileType = fullName(classOfObject(evaluation, object))
      return object.text
        ? `<_io.TextIOWrapper name='${object.file.path}' mode='${object.file.mode}' encoding='UTF-8'>`
        : `<${fileType} name='${object.file.path}'>`
    }
    case 'iterator':
      return `<iterator object at ${ADDRESS}>`
    case 'record':
      return `<${object.type} object at ${ADDRESS}>`
    case 'closure':
      return `<function ${qualifiedName(evaluation, object.id)} at ${ADDRESS}>`
    case 'generator':
      return `<generator object ${qualifiedName(evaluation, object.id)} at ${ADDRESS}>`
    case 'cell':
      return `<cell at ${ADDRESS}>`
    default:
      return unreachable(object)
  }
}

/** For people, where nothing of the program runs: a dataclass with the `__repr__` that was written for it. */
function reprInstance(evaluation: Evaluation, object: InstanceObject, seen: Seen): string {
  const { program } = evaluation
  const made = madeOf(program, object.class, 'dataclass')
  const member = memberOf(program, object.class, '__repr__')
  const isWritten = member?.kind === 'function' && member.id.endsWith('.__repr__') && made?.shown
  if (isWritten !== true) return `<${object.class.id} object at ${ADDRESS}>`
  const parts = (made?.fields ?? []).flatMap((field) => {
    const value = object.attributes.get(field.name)
    if (!field.repr) return []
    return [`${field.name}=${value === undefined ? '…' : repr(evaluation, value, seen)}`]
  })
  return `${className(program, object.class)}(${parts.join(', ')})`
}

function fullName(cls: ClassRef): string {
  return cls.kind === 'class' ? cls.id : cls.name
}

function reprTuple(evaluation: Evaluation, items: readonly Value[], seen: Seen): string {
  const inner = items.map((item) => repr(evaluation, item, seen)).join(', ')
  return items.length === 1 ? `(${inner},)` : `(${inner})`
}

/** P(x=1, y=2) */
function reprNamed(
  evaluation: Evaluation,
  cls: ClassRef,
  items: readonly Value[],
  seen: Seen,
): string {
  const names = fieldsOfTuple(evaluation.program, cls)
  const parts = items.map((item, i) => `${names[i] ?? ''}=${repr(evaluation, item, seen)}`)
  return `${className(evaluation.program, cls)}(${parts.join(', ')})`
}

function reprRange({ start, stop, step }: RangeValue): string {
  return step === 1n ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`
}

const SINGLES: ReadonlySet<string> = new Set(['Ellipsis', 'NotImplemented', '<factory>'])

function reprBuiltin(evaluation: Evaluation, value: ClassRef & { kind: 'builtin' }): string {
  const name = className(evaluation.program, value)
  if (SINGLES.has(name)) return name
  return isType(value) ? `<class '${value.name}'>` : `<built-in function ${name}>`
}

function reprDict(evaluation: Evaluation, { entries }: DictObject, seen: Seen): string {
  const parts = [...entries.values()].map(
    ([key, value]) => `${repr(evaluation, key, seen)}: ${repr(evaluation, value, seen)}`,
  )
  return `{${parts.join(', ')}}`
}

function reprView(evaluation: Evaluation, view: ViewValue, seen: Seen): string {
  const items = viewItems(evaluation, view).map((item) => repr(evaluation, item, seen))
  return `dict_${view.of}([${items.join(', ')}])`
}

/** What a view of a dictionary holds, in order. */
export function viewItems(evaluation: Evaluation, { of, dict }: ViewValue): readonly Value[] {
  const object = evaluation.get(dict)
  if (object.kind !== 'dict') return []
  return [...object.entries.values()].map(([key, value]): Value => {
    if (of === 'items') return { kind: 'tuple', items: [key, value] }
    return of === 'keys' ? key : value
  })
}

function reprException(evaluation: Evaluation, object: ExceptionObject, seen: Seen): string {
  const name = className(evaluation.program, object.class)
  if (object.args.length === 1) return `${name}(${repr(evaluation, object.args[0] ?? null, seen)})`
  return `${name}${reprTuple(evaluation, object.args, seen)}`
}

/** What a method of the program's own gives, which must be text; null when there is none. */
function ownText(
  evaluation: Evaluation,
  value: Value,
  name: string,
  method: string = name,
): string | null {
  const own = callSpecial(evaluation, value, method)
  if (own === undefined || typeof own === 'string') return own ?? null
  const type = typeName(evaluation, own)
  return evaluation.fail('TypeError', `${name} returned non-string (type ${type})`)
}

/** Python's `str(value)`. */
export function str(evaluation: Evaluation, value: Value): string {
  if (typeof value === 'string') return value
  const own = ownText(evaluation, value, '__str__')
  if (own !== null) return own
  const object = evaluation.object(value)
  if (object?.kind === 'instance') {
    return ownText(evaluation, value, '__str__', '__repr__') ?? repr(evaluation, value)
  }
  return object?.kind === 'exception' ? strException(evaluation, object) : repr(evaluation, value)
}

/** `str(exception)` */
export function strException(evaluation: Evaluation, object: ExceptionObject): string {
  const errno = object.attributes.get('errno') ?? null
  if (errno !== null) return strOsError(evaluation, object.attributes)
  if (object.args.length === 0) return ''
  const unreadable = evaluation.library.deeper?.unicodeErrorText(object) ?? null
  if (unreadable !== null) return unreadable
  if (object.args.length > 1) return reprTuple(evaluation, object.args, [])
  const only = object.args[0] ?? null
  const isKeyError = isSubclass(evaluation.program, object.class, builtin('KeyError'))
  return isKeyError ? repr(evaluation, only) : str(evaluation, only)
}

function strOsError(evaluation: Evaluation, attributes: ReadonlyMap<string, Value>): string {
  const of = (name: string): Value => attributes.get(name) ?? null
  const text = `[Errno ${str(evaluation, of('errno'))}] ${str(evaluation, of('strerror'))}`
  const second = of('filename2') === null ? '' : ` -> ${repr(evaluation, of('filename2'))}`
  return of('filename') === null ? text : `${text}: ${repr(evaluation, of('filename'))}${second}`
}

const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
}

/** A string literal that gives the text again. Version 2, and bytes, escape all that is not ASCII. */
function quotedText(text: string, version: 2 | 3): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = [...text].map((character) => escape(character, quote, version))
  return `${quote}${escaped.join('')}${quote}`
}

function escape(character: string, quote: string, version: 2 | 3): string {
  if (character === quote) return `\\${character}`
  const named = NAMED_ESCAPES[character]
  if (named !== undefined) return named
  const plain = version === 3 ? isPrintable(character) : character >= ' ' && character <= '~'
  return plain ? character : numeric(character.codePointAt(0) ?? 0)
}

/** Python's str.isprintable: neither "Other" nor "Separator", but for the space. */
export function isPrintable(character: string): boolean {
  return character === ' ' || !/[\p{C}\p{Z}]/u.test(character)
}

/** \xe9, \u2028, \U0001f600: the shortest that fits. */
export function numeric(point: number): string {
  if (point < 0x100) return `\\x${point.toString(16).padStart(2, '0')}`
  if (point < 0x10000) return `\\u${point.toString(16).padStart(4, '0')}`
  return `\\U${point.toString(16).padStart(8, '0')}`
}

/** `repr(type(value))`'s name, for "catching classes…" and its like. */
export function isExceptionClass(evaluation: Evaluation, value: Value): value is ClassRef {
  if (!isTagged(value) || (value.kind !== 'class' && value.kind !== 'builtin')) return false
  return isSubclass(evaluation.program, value, builtin('BaseException'))
}

/** `isinstance(value, cls)` for one class. */
export function isInstance(evaluation: Evaluation, value: Value, cls: ClassRef): boolean {
  typeName(evaluation, value)
  return isSubclass(evaluation.program, classOf(evaluation, value), cls)
}
