import { BugError } from '../../base/index.ts'
import { exceptionNamed, exceptionNames } from '../values/exceptions.ts'
import type { Library } from './builtinsFace.ts'
import { classOf, typeName } from '../values/typeName.ts'
import { builtin } from '../values/value.ts'
import type { ClassRef, Value } from '../values/value.ts'
import { bytesMethods } from './bytesMethods.ts'
import { dictMethods, listMethods, tupleMethods } from './collectionMethods.ts'
import { constructors } from './constructors.ts'
import { cacheFunctions, dbFunctions, dbStages } from './dbModule.ts'
import { hashlibFunctions, hashMethods, uuidFunctions } from './digests.ts'
import { fileMethods, fileStages, openFunction } from './fileMethods.ts'
import { functions } from './functions.ts'
import { jsonFunctions } from './jsonModule.ts'
import { fileModules, osConstants, osFunctions, osStages, pathFunctions } from './osModule.ts'
import {
  browserFunctions,
  errnoConstants,
  fcntlConstants,
  fcntlFunctions,
  loggingFunctions,
  serviceStages,
  tracebackFunctions,
} from './services.ts'
import { invoke } from './signature.ts'
import type { Builtin, Table } from './signature.ts'
import { strMethods } from './strMethods.ts'

/** A modelled module: its functions, its constants, and the exceptions it names. */
interface Module {
  readonly functions: Table
  readonly constants?: ReadonlyMap<string, Value>
  readonly exceptions?: Readonly<Record<string, string>>
}

const MODULES: ReadonlyMap<string, Module> = new Map<string, Module>([
  ['browser', { functions: browserFunctions }],
  ['cache', { functions: cacheFunctions }],
  ['db', { functions: dbFunctions, exceptions: { IntegrityError: 'db.IntegrityError' } }],
  ['errno', { functions: {}, constants: errnoConstants }],
  ['fcntl', { functions: fcntlFunctions, constants: fcntlConstants }],
  ['hashlib', { functions: hashlibFunctions }],
  ['json', { functions: jsonFunctions, exceptions: { JSONDecodeError: 'json.JSONDecodeError' } }],
  ['logging', { functions: loggingFunctions }],
  ['os', { functions: osFunctions, constants: osConstants, exceptions: { error: 'OSError' } }],
  ['os.path', { functions: pathFunctions }],
  ['shutil', { functions: fileModules.shutil }],
  ['tempfile', { functions: fileModules.tempfile }],
  ['traceback', { functions: tracebackFunctions }],
  ['uuid', { functions: uuidFunctions }],
])

const SCOPE: Table = { ...functions, ...constructors, open: openFunction }

/** Python 2's other names for what is modelled as one. */
const PYTHON_2_NAMES: ReadonlyMap<string, string> = new Map([
  ['basestring', 'str'],
  ['bytes', 'str'],
  ['file', 'open'],
  ['long', 'int'],
  ['unichr', 'chr'],
  ['unicode', 'str'],
  ['xrange', 'range'],
])

/** Methods that Python 3 has taken away. */
const ONLY_PYTHON_2: ReadonlySet<string> = new Set(['dict.has_key', 'str.decode'])

const METHODS: ReadonlyMap<string, Table> = new Map([
  ['_hashlib.HASH', hashMethods],
  ['_io.BufferedRandom', fileMethods],
  ['_io.BufferedReader', fileMethods],
  ['_io.BufferedWriter', fileMethods],
  ['_io.TextIOWrapper', fileMethods],
  ['bytes', bytesMethods],
  ['dict', dictMethods],
  ['file', fileMethods],
  ['list', listMethods],
  ['str', strMethods],
  ['tuple', tupleMethods],
])

const STAGES = { ...dbStages, ...fileStages, ...osStages, ...serviceStages }

function own(table: Table, name: string): Builtin | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

/** A built-in function or type by its full name: "len", "os.path.join". */
function functionNamed(name: string): Builtin | undefined {
  const dot = name.lastIndexOf('.')
  if (dot === -1) return own(SCOPE, name)
  const module = MODULES.get(name.slice(0, dot))
  return module === undefined ? undefined : own(module.functions, name.slice(dot + 1))
}

function methodOf(cls: ClassRef, name: string): Builtin | undefined {
  if (cls.kind !== 'builtin') return undefined
  const table = METHODS.get(cls.name)
  return table === undefined ? undefined : own(table, name)
}

export const builtins: Library = {
  named(version, name) {
    const exception = exceptionNamed(version, name)
    if (exception !== null) return builtin(exception)
    const known = version === 2 ? (PYTHON_2_NAMES.get(name) ?? name) : name
    return own(SCOPE, known) === undefined ? undefined : builtin(known)
  },
  member(version, module, name) {
    const found = MODULES.get(module)
    const constant = found?.constants?.get(name)
    if (constant !== undefined) return constant
    const exception = found?.exceptions?.[name]
    if (exception !== undefined) {
      const known = exceptionNamed(version, exception)
      return known === null ? undefined : builtin(known)
    }
    return functionNamed(`${module}.${name}`) === undefined
      ? undefined
      : builtin(`${module}.${name}`)
  },
  hasMethod(version, cls, name) {
    const gone = version === 3 && cls.kind === 'builtin' && ONLY_PYTHON_2.has(`${cls.name}.${name}`)
    return !gone && methodOf(cls, name) !== undefined
  },
  call(evaluation, name, args, keywords) {
    const found = functionNamed(name)
    if (found === undefined) return evaluation.unsupported(`a call of ${name}`)
    return invoke(evaluation, found, name, args, keywords)
  },
  callMethod(evaluation, self, name, args, keywords) {
    const cls = classOf(evaluation, self)
    const found = methodOf(cls, name)
    if (found === undefined)
      throw new BugError(`expected a method ${name} of ${typeName(evaluation, self)}`)
    return invoke(evaluation, found, `${typeName(evaluation, self)}.${name}`, args, keywords, [
      self,
    ])
  },
  resume(evaluation, then, answer) {
    const resume = STAGES[then.resume]
    if (resume === undefined) throw new BugError(`expected a stage ${then.resume}, got none`)
    return resume(evaluation, then.state, answer)
  },
}

/** The names that a program can use: for the compiler's diagnostics. */
export interface ModelledNames {
  /** from each modelled module to its members; `settings` has those that are given */
  readonly modules: ReadonlyMap<string, ReadonlySet<string>>
  readonly builtins: ReadonlySet<string>
}

/** Taken from the tables, so that nothing is offered that does not run. */
export function modelledNames(settings: readonly string[] = []): ModelledNames {
  const modules = [...MODULES].map(([name, module]): [string, ReadonlySet<string>] => [
    name,
    new Set([
      ...Object.keys(module.functions),
      ...(module.constants?.keys() ?? []),
      ...Object.keys(module.exceptions ?? {}),
    ]),
  ])
  return {
    modules: new Map([...modules, ['settings', new Set(settings)]]),
    builtins: new Set([
      ...Object.keys(SCOPE),
      ...PYTHON_2_NAMES.keys(),
      ...exceptionNames(),
      '__name__',
    ]),
  }
}
