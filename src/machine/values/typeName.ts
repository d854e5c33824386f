import { className } from '../chart/program.ts'
import { builtin, isRef, isTagged } from './value.ts'
import type { ClassRef, HeapObject, Value } from './value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** `type(value)`. */
export function classOf(evaluation: Evaluation, value: Value): ClassRef {
  if (isRef(value)) return classOfObject(evaluation, evaluation.get(value))
  if (isTagged(value)) {
    const single = value.kind === 'builtin' ? SINGLES[value.name] : undefined
    if (value.kind === 'view') return builtin(`dict_${value.of}`)
    if (value.kind === 'tuple' && value.class !== undefined) return value.class
    return builtin(single ?? (isType(value) ? 'type' : TAGGED[value.kind]))
  }
  if (value === null) return builtin('NoneType')
  if (typeof value === 'string') return builtin('str')
  if (typeof value === 'number') return builtin('float')
  return builtin(typeof value === 'bigint' ? 'int' : 'bool')
}

/** The class whose methods in the library are those of the value. */
export function libraryClassOf(evaluation: Evaluation, value: Value): ClassRef {
  const isNamed = isTagged(value) && value.kind === 'tuple' && value.class !== undefined
  return isNamed ? builtin('<named tuple>') : classOf(evaluation, value)
}

/** Values of which there is one each, with their types. */
const SINGLES: Readonly<Record<string, string>> = {
  Ellipsis: 'ellipsis',
  NotImplemented: 'NotImplementedType',
  '<factory>': '_HAS_DEFAULT_FACTORY_CLASS',
  'sys.stderr': 'sys.stream',
  'sys.stdout': 'sys.stream',
}

const TYPES: ReadonlySet<string> = new Set(
  (
    'bool bytes dict ellipsis enumerate filter float frozenset function generator int list map ' +
    'method object range reversed set slice str tuple type zip NoneType NotImplementedType'
  ).split(' '),
)

/** Those of modules: all of itertools but `tee` are types. */
const OF_MODULES =
  /^(collections\.(deque|defaultdict)|functools\.partial|itertools\.(?!tee$)[a-z_]+|operator\.(attr|item)getter)$/

/** Is the value a class: of the program's, a built-in type, or an exception? */
export function isType(value: Value): value is ClassRef {
  if (!isTagged(value)) return false
  if (value.kind !== 'builtin') return value.kind === 'class'
  if (SINGLES[value.name] !== undefined) return false
  // Every other built-in class is an exception: "KeyError", "json.JSONDecodeError".
  return TYPES.has(value.name) || OF_MODULES.test(value.name) || /(^|\.)[A-Z]\w*$/.test(value.name)
}

/** The value, when it is a class; else null. */
export function asType(value: Value): ClassRef | null {
  return isType(value) ? value : null
}

const RANDOM = 'Choose by something that the processes do, or by a setting.'

/** The name of a value's type in CPython's messages. */
export function typeName(evaluation: Evaluation, value: Value): string {
  const cls = classOf(evaluation, value)
  // No type of Python's has a space in its name: a random number decides, and only one was picked.
  if (cls.kind === 'builtin' && cls.name.includes(' ')) {
    return evaluation.unsupported(`what ${cls.name} decides`, RANDOM)
  }
  if (cls.kind === 'builtin' && OF_C.test(cls.name)) return cls.name.replace(/^q/, '_q')
  return className(evaluation.program, cls)
}

/** Types that CPython has in C: its messages name them with their modules. */
const OF_C = /^(_|functools|itertools|operator|os\.s|posix|queue\.S|time|collections\.[dO])/

const TAGGED = {
  bytes: 'bytes',
  tuple: 'tuple',
  range: 'range',
  slice: 'slice',
  function: 'function',
  class: 'type',
  builtin: 'builtin_function_or_method',
  method: 'method',
  builtinMethod: 'builtin_function_or_method',
  module: 'module',
  file: 'module',
} as const

/** The class of an object in the heap. */
export function classOfObject(evaluation: Evaluation, object: HeapObject): ClassRef {
  switch (object.kind) {
    case 'instance':
    case 'exception':
      return object.class
    case 'dict':
      return builtin(object.of ?? 'dict')
    case 'list':
      return builtin(object.kind)
    case 'openFile':
      if (evaluation.version === 2) return builtin('file')
      if (object.io !== undefined && object.io.buffered === null) return builtin('_io.FileIO')
      return builtin(
        object.text
          ? '_io.TextIOWrapper'
          : bufferedName(object.file.readable, object.file.writable),
      )
    case 'iterator':
    case 'cell':
    case 'generator':
      return builtin(object.kind)
    case 'closure':
      return builtin('function')
    case 'record':
      return builtin(object.type)
  }
}

function bufferedName(readable: boolean, writable: boolean): string {
  if (readable && writable) return '_io.BufferedRandom'
  return readable ? '_io.BufferedReader' : '_io.BufferedWriter'
}
