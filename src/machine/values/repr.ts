import { moreValuesOf } from './moreValues.ts'
import { classOf, classOfObject, typeName } from './typeName.ts'
import { className, isSubclass } from '../chart/program.ts'
import { qualifiedName } from './qualifiedName.ts'
import { callSpecial } from './special.ts'
import { builtin, isRef, isTagged } from './value.ts'
import type {
  ClassRef,
  DictObject,
  ExceptionObject,
  HeapObject,
  OpenFileObject,
  Tagged,
  Value,
} from './value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** Addresses are not modelled: every object shows the same one. */
export const ADDRESS = '0x7f0000000000'

export type Seen = readonly number[]

/** Python's `repr(value)`. */
export function repr(evaluation: Evaluation, value: Value, seen: Seen = []): string {
  if (isRef(value)) {
    const object = evaluation.get(value)
    const { values } = evaluation.library
    const own =
      ownText(evaluation, value, '__repr__') ?? values?.textOfModelled(evaluation, value) ?? null
    if (own !== null) return own
    if (seen.includes(value.id)) return object.kind === 'list' ? '[...]' : '{...}'
    return reprObject(evaluation, object, [...seen, value.id])
  }
  if (isTagged(value)) return reprTagged(evaluation, value, seen)
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return moreValuesOf(evaluation).floatText(value)
  if (typeof value === 'string') return quotedText(value, evaluation.version)
  return evaluation.library.values?.intText(evaluation, value) ?? String(value)
}

function reprTagged(evaluation: Evaluation, value: Tagged, seen: Seen): string {
  switch (value.kind) {
    case 'bytes':
      return `b${quotedText(value.data, 2)}`
    case 'tuple':
      return value.class === undefined
        ? reprTuple(evaluation, value.items, seen)
        : moreValuesOf(evaluation).reprTagged(evaluation, value, seen)
    case 'function':
      return `<function ${qualifiedName(evaluation, value.id)} at ${ADDRESS}>`
    default:
      return moreValuesOf(evaluation).reprTagged(evaluation, value, seen)
  }
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
    case 'instance': {
      const written = evaluation.library.values?.reprWritten(evaluation, object, seen) ?? null
      return written ?? `<${object.class.id} object at ${ADDRESS}>`
    }
    case 'exception':
      return reprException(evaluation, object, seen)
    case 'openFile':
      return reprFile(evaluation, object)
    case 'record':
      return `<${object.type} object at ${ADDRESS}>`
    default:
      return moreValuesOf(evaluation).reprObject(evaluation, object)
  }
}

function reprFile(evaluation: Evaluation, object: OpenFileObject): string {
  const fileType = fullName(classOfObject(evaluation, object))
  return object.text
    ? `<_io.TextIOWrapper name='${object.file.path}' mode='${object.file.mode}' encoding='UTF-8'>`
    : `<${fileType} name='${object.file.path}'>`
}

function fullName(cls: ClassRef): string {
  return cls.kind === 'class' ? cls.id : cls.name
}

function reprTuple(evaluation: Evaluation, items: readonly Value[], seen: Seen): string {
  const inner = items.map((item) => repr(evaluation, item, seen)).join(', ')
  return items.length === 1 ? `(${inner},)` : `(${inner})`
}

function reprDict(evaluation: Evaluation, { entries }: DictObject, seen: Seen): string {
  const parts = [...entries.values()].map(
    ([key, value]) => `${repr(evaluation, key, seen)}: ${repr(evaluation, value, seen)}`,
  )
  return `{${parts.join(', ')}}`
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
