import { BugError } from '../../base/index.ts'
import { exceptionNamed, exceptionNames } from '../values/exceptions.ts'
import type { CallResult, Keywords } from '../chart/callResult.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import type { Deeper } from '../chart/deeper.ts'
import { isInstance } from '../values/repr.ts'
import type { Library, ModelledNames, PythonFacts } from './builtinsFace.ts'
import type { DbService } from '../../db/index.ts'
import type { MoreValues } from '../values/moreValues.ts'
import type { RandomText } from '../values/randomText.ts'
import { builtInBase } from '../chart/program.ts'
import { libraryClassOf, typeName } from '../values/typeName.ts'
import { builtin } from '../values/value.ts'
import type { ClassRef, Value } from '../values/value.ts'
import { coreBytesMethods, coreDictMethods, coreStrMethods } from './coreMethods.ts'
import { hashlibFunctions, hashMethods, uuidFunctions } from './digests.ts'
import { fileMethods, fileStages, openFunction } from './fileMethods.ts'
import { jsonFunctions } from './jsonModule.ts'
import { osConstants, osFunctions, osStages, pathFunctions } from './osModule.ts'
import {
  browserFunctions,
  errnoConstants,
  loggingFunctions,
  serviceStages,
  tracebackFunctions,
} from './services.ts'
import { invoke, pure } from './signature.ts'
import type { Builtin, Table } from './signature.ts'
import type { Continuations } from './continuations.ts'

/** A modelled module: its functions, its constants, and the exceptions it names. */
interface Module {
  readonly functions: Table
  readonly constants?: ReadonlyMap<string, Value>
  readonly exceptions?: Readonly<Record<string, string>>
}

/** What a library knows: built-in names, modules, methods by type, and how a wait goes on. */
export interface LibraryTables {
  readonly scope: Table
  readonly modules: ReadonlyMap<string, Module>
  readonly methods: ReadonlyMap<string, Table>
  readonly stages: Continuations
  readonly values?: MoreValues
  readonly db?: DbService
  readonly randomText?: RandomText
  readonly python?: PythonFacts
  readonly deeper?: Deeper
  readonly expand?: ModelledNames['expand']
}

const MODULES: ReadonlyMap<string, Module> = new Map<string, Module>([
  ['browser', { functions: browserFunctions }],
  ['errno', { functions: {}, constants: errnoConstants }],
  ['hashlib', { functions: hashlibFunctions }],
  ['json', { functions: jsonFunctions, exceptions: { JSONDecodeError: 'json.JSONDecodeError' } }],
  ['logging', { functions: loggingFunctions }],
  ['os', { functions: osFunctions, constants: osConstants, exceptions: { error: 'OSError' } }],
  ['os.path', { functions: pathFunctions }],
  ['traceback', { functions: tracebackFunctions }],
  ['uuid', { functions: uuidFunctions }],
])

const SCOPE: Table = {
  object: pure(0, 0, (evaluation) =>
    evaluation.make({ kind: 'record', type: 'object', fields: new Map() }),
  ),
  open: openFunction,
}

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

/** Built-in names of values that are neither functions nor types. */
const SINGLES: ReadonlySet<string> = new Set(['Ellipsis', 'NotImplemented', '<factory>'])

/** Methods that Python 3 has taken away. */
const ONLY_PYTHON_2: ReadonlySet<string> = new Set(['dict.has_key', 'str.decode'])

const METHODS: ReadonlyMap<string, Table> = new Map([
  ['_hashlib.HASH', hashMethods],
  ['_io.BufferedRandom', fileMethods],
  ['_io.BufferedReader', fileMethods],
  ['_io.BufferedWriter', fileMethods],
  ['_io.TextIOWrapper', fileMethods],
  ['bytes', coreBytesMethods],
  ['dict', coreDictMethods],
  ['file', fileMethods],
  ['str', coreStrMethods],
])

const STAGES = { ...fileStages, ...osStages, ...serviceStages }

/** What every program has. */
export const CORE: LibraryTables = {
  scope: SCOPE,
  modules: MODULES,
  methods: METHODS,
  stages: STAGES,
}

function own(table: Table, name: string): Builtin | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

/** Of two tables of the same name the members are put together. */
function mergeTables(first: LibraryTables, more: LibraryTables): LibraryTables {
  const { scope, modules, methods, stages } = first
  const joinedModules = new Map(modules)
  for (const [name, module] of more.modules) {
    const before = joinedModules.get(name)
    joinedModules.set(name, {
      functions: { ...before?.functions, ...module.functions },
      constants: new Map([...(before?.constants ?? []), ...(module.constants ?? [])]),
      exceptions: { ...before?.exceptions, ...module.exceptions },
    })
  }
  const joinedMethods = new Map(methods)
  for (const [type, table] of more.methods) {
    joinedMethods.set(type, { ...joinedMethods.get(type), ...table })
  }
  return {
    // what only one of them has; the rest is put together
    ...first,
    ...more,
    scope: { ...scope, ...more.scope },
    modules: joinedModules,
    methods: joinedMethods,
    stages: { ...stages, ...more.stages },
  }
}

/** The core, and what else is given: later tables win. */
export function libraryOf(...more: readonly LibraryTables[]): Library {
  const tables = more.reduce(mergeTables, CORE)
  const {
    scope,
    modules,
    methods,
    stages,
    values = null,
    db = null,
    randomText = null,
    python = null,
    deeper = null,
    expand,
  } = tables

  /** A built-in function or type by its full name: "len", "os.path.join". */
  const functionNamed = (name: string): Builtin | undefined => {
    const dot = name.lastIndexOf('.')
    if (dot === -1) return own(scope, name)
    const module = modules.get(name.slice(0, dot))
    return module === undefined ? undefined : own(module.functions, name.slice(dot + 1))
  }

  const methodOf = (cls: ClassRef, name: string): Builtin | undefined => {
    if (cls.kind !== 'builtin') return undefined
    const table = methods.get(cls.name)
    const found = table === undefined ? undefined : own(table, name)
    const base = builtInBase(cls.name)
    return found === undefined && base !== null ? methodOf(builtin(base), name) : found
  }

  /** `str.lower(text)`: a method with its object as the first argument; `dict.fromkeys(…)`. */
  const callUnbound = (
    evaluation: Evaluation,
    name: string,
    args: readonly Value[],
    keywords: Keywords,
  ): CallResult => {
    const dot = name.lastIndexOf('.')
    const [cls, method] = [builtin(name.slice(0, dot)), name.slice(dot + 1)]
    const alone = methodOf(builtin(`type ${cls.name}`), method)
    if (alone !== undefined) return invoke(evaluation, alone, name, args, keywords)
    const found = methodOf(cls, method)
    if (found === undefined) return evaluation.unsupported(`a call of ${name}`)
    const [self, ...rest] = args
    if (self === undefined) {
      return evaluation.fail('TypeError', `unbound method ${name}() needs an argument`)
    }
    if (isInstance(evaluation, self, cls)) {
      return invoke(evaluation, found, name, rest, keywords, [self])
    }
    const text = `descriptor '${method}' for '${cls.name}' objects doesn't apply to a`
    return evaluation.fail('TypeError', `${text} '${typeName(evaluation, self)}' object`)
  }

  return {
    deeper,
    named(version, name) {
      const exception = exceptionNamed(version, name)
      if (exception !== null) return builtin(exception)
      if (SINGLES.has(name)) return builtin(name)
      const known = version === 2 ? (PYTHON_2_NAMES.get(name) ?? name) : name
      return own(scope, known) === undefined ? undefined : builtin(known)
    },
    member(version, module, name) {
      const found = modules.get(module)
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
      const gone =
        version === 3 && cls.kind === 'builtin' && ONLY_PYTHON_2.has(`${cls.name}.${name}`)
      return !gone && methodOf(cls, name) !== undefined
    },
    call(evaluation, name, args, keywords) {
      const found = functionNamed(name)
      if (found === undefined) return callUnbound(evaluation, name, args, keywords)
      randomText?.noteCall(evaluation, name, args[0])
      return invoke(evaluation, found, name, args, keywords)
    },
    callMethod(evaluation, self, name, args, keywords) {
      const cls = libraryClassOf(evaluation, self)
      const found = methodOf(cls, name)
      if (typeof self === 'string') randomText?.noteSearch(evaluation, self, name, args[0])
      if (found === undefined)
        throw new BugError(`expected a method ${name} of ${typeName(evaluation, self)}`)
      const shown = isRandom(cls) ? cls.name : typeName(evaluation, self)
      return invoke(evaluation, found, `${shown}.${name}`, args, keywords, [self])
    },
    resume(evaluation, then, answer) {
      const resume = stages[then.resume]
      if (resume === undefined) throw new BugError(`expected a stage ${then.resume}, got none`)
      return resume(evaluation, then.state, answer)
    },
    values,
    db,
    randomText,
    python,
    names(settings) {
      return {
        modules: new Map([...namesOfModules(modules), ['settings', new Set(settings)]]),
        builtins: new Set([
          ...Object.keys(scope),
          ...PYTHON_2_NAMES.keys(),
          ...exceptionNames(),
          ...SINGLES,
          '__name__',
        ]),
        ...(expand !== undefined && { expand }),
        unmodelledArguments(name) {
          const found = functionNamed(name)
          if (found === undefined || found.free === true) return null
          return python?.unmodelled(found, name) ?? null
        },
      }
    },
  }
}

/** A class of no Python type: see `typeName`. */
function isRandom(cls: ClassRef): cls is Extract<ClassRef, { kind: 'builtin' }> {
  return cls.kind === 'builtin' && cls.name.includes(' ')
}

function namesOfModules(
  modules: LibraryTables['modules'],
): readonly (readonly [string, ReadonlySet<string>])[] {
  return [...modules].map(([name, { functions: own, constants, exceptions }]) => [
    name,
    new Set([...Object.keys(own), ...(constants?.keys() ?? []), ...Object.keys(exceptions ?? {})]),
  ])
}

/** The library of the programs of the first view: the core alone. */
export const builtins: Library = libraryOf()

/** The names that a program can use: taken from the tables, so that nothing is offered that does not run. */
export function modelledNames(
  settings: readonly string[] = [],
  library: Library = builtins,
): ModelledNames {
  return library.names(settings)
}
