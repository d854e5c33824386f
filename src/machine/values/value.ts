import type { ClassId, FunctionId, PointId, Span } from '../../python/index.ts'
import type { Bytes, FileObject } from '../../vfs/index.ts'
import type { PythonFile } from './pythonFile.ts'

/**
 * A Python value. What can be changed or has an identity lives in the heap and is held by `Ref`;
 * everything else is a value. In a Python 2 program `str` is a byte string: a `string` whose code
 * units are its bytes, and `BytesValue` never occurs.
 */
export type Value =
  | null
  | boolean
  | bigint
  /** a float */
  | number
  | string
  | BytesValue
  | TupleValue
  | RangeValue
  | SliceValue
  | Ref
  | FunctionValue
  | ClassValue
  | BuiltinValue
  | MethodValue
  | BuiltinMethodValue
  | ModuleValue
  | FileModuleValue
  | ViewValue

export interface BytesValue {
  readonly kind: 'bytes'
  readonly data: Bytes
}
export interface TupleValue {
  readonly kind: 'tuple'
  readonly items: readonly Value[]
  /** of a named tuple */
  readonly class?: ClassValue
}
export interface RangeValue {
  readonly kind: 'range'
  readonly start: bigint
  readonly stop: bigint
  readonly step: bigint
}
export interface SliceValue {
  readonly kind: 'slice'
  readonly lower: Value
  readonly upper: Value
  readonly step?: Value
}
export interface Ref {
  readonly kind: 'ref'
  readonly id: number
}
export interface FunctionValue {
  readonly kind: 'function'
  readonly id: FunctionId
}
/** a class of the program */
export interface ClassValue {
  readonly kind: 'class'
  readonly id: ClassId
}
/** a built-in function, type or exception class: "len", "os.path.join", "KeyError" */
export interface BuiltinValue {
  readonly kind: 'builtin'
  readonly name: string
}
export interface MethodValue {
  readonly kind: 'method'
  readonly self: Value
  readonly id: FunctionId
  /** the function object, when the function has one */
  readonly closure?: Ref
}
export interface BuiltinMethodValue {
  readonly kind: 'builtinMethod'
  readonly self: Value
  readonly name: string
}
/** a modelled module: "os", "os.path" */
export interface ModuleValue {
  readonly kind: 'module'
  readonly name: string
}
/** another file of the program, imported whole */
export interface FileModuleValue {
  readonly kind: 'file'
  readonly file: string
}
/** `d.keys()` and its like */
export interface ViewValue {
  readonly kind: 'view'
  readonly of: 'keys' | 'values' | 'items'
  readonly dict: Ref
}

/** A class: of the program's own, or built in. */
export type ClassRef = ClassValue | BuiltinValue

export type HeapObject =
  | ListObject
  | DictObject
  | InstanceObject
  | ExceptionObject
  | OpenFileObject
  | IteratorObject
  | RecordObject
  | CellObject
  | ClosureObject
  | GeneratorObject

export interface ListObject {
  readonly kind: 'list'
  readonly items: readonly Value[]
  /** what gave the items in an order of its own, such as "os.listdir()"; absent: their order is the program's */
  readonly unordered?: string
}
export interface DictObject {
  readonly kind: 'dict'
  /** by `hashKey`, in the order of insertion */
  readonly entries: ReadonlyMap<string, DictEntry>
  /** a type that comes from dict, or holds one */
  readonly of?:
    'collections.Counter' | 'collections.OrderedDict' | 'collections.defaultdict' | 'os._Environ'
  /** of a defaultdict: what makes a missing value, or None */
  readonly factory?: Value
}
export type DictEntry = readonly [key: Value, value: Value]
export interface InstanceObject {
  readonly kind: 'instance'
  readonly class: ClassValue
  readonly attributes: ReadonlyMap<string, Value>
}
export interface ExceptionObject {
  readonly kind: 'exception'
  readonly class: ClassRef
  readonly args: readonly Value[]
  readonly attributes: ReadonlyMap<string, Value>
  /** innermost first */
  readonly trace: readonly TraceEntry[]
  /** what keeps open files alive with it: variables of the frames that it left, earlier exceptions */
  readonly holds?: readonly Value[]
}
export interface TraceEntry {
  readonly function: string
  readonly span: Span
}
export interface OpenFileObject {
  readonly kind: 'openFile'
  readonly file: FileObject
  /** str in and out, instead of bytes */
  readonly text: boolean
  /** the layers of Python 3's io, in programs that have them: `file.buffer` is then for views only */
  readonly io?: PythonFile
}
export interface IteratorObject {
  readonly kind: 'iterator'
  readonly source: Value
  readonly index: number
  /** of a dictionary when the iteration began */
  readonly size: number
}
/** A small object of a modelled module: an md5, a UUID, the answer of os.stat. */
export interface RecordObject {
  readonly kind: 'record'
  readonly type: string
  readonly fields: ReadonlyMap<string, Value>
}

/** A variable that several functions share. */
export interface CellObject {
  readonly kind: 'cell'
  /** empty while the variable has no value */
  readonly held: readonly Value[]
}
/** A function object: of a function inside of another, or with defaults that were computed. */
export interface ClosureObject {
  readonly kind: 'closure'
  readonly id: FunctionId
  readonly cells: ReadonlyMap<string, Value>
  readonly defaults: ReadonlyMap<string, Value>
  /** its generators become context managers (contextlib.contextmanager) */
  readonly manages?: true
  /** whose name it has taken over (functools.wraps) */
  readonly wrapped?: Value
}
/** A generator: the frame of its function while it does not run. */
export interface GeneratorObject {
  readonly kind: 'generator'
  readonly id: FunctionId
  /** the point that handed the last value out; null before the first */
  readonly at: PointId | null
  readonly state: 'rests' | 'runs' | 'ended'
  readonly locals: ReadonlyMap<string, Value>
  readonly temps: ReadonlyMap<number, Value>
}

export function isRef(value: Value): value is Ref {
  return isTagged(value) && value.kind === 'ref'
}

/** Neither None, bool, int, float nor str: a value with a `kind`. */
export type Tagged = Exclude<Value, null | boolean | bigint | number | string>

export function isTagged(value: Value): value is Tagged {
  return typeof value === 'object' && value !== null
}

export function tuple(...items: readonly Value[]): TupleValue {
  return { kind: 'tuple', items }
}

export function builtin(name: string): BuiltinValue {
  return { kind: 'builtin', name }
}

/** int, or bool, which is an int; null when it is neither. */
export function asInt(value: Value): bigint | null {
  if (typeof value === 'bigint') return value
  return typeof value === 'boolean' ? BigInt(value) : null
}

/** int, bool or float; null when it is none of them. JavaScript compares the two exactly. */
export function asNumber(value: Value): bigint | number | null {
  return typeof value === 'number' ? value : asInt(value)
}
