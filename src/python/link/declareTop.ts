import type { Expression, FunctionDef, ImportedName, Module, Parameter } from '../ast.ts'
import type { Global } from '../code.ts'
import type { Binding } from './bindings.ts'
import { decoratedAs } from './decorators.ts'
import {
  importedModule,
  importedName,
  isOnlyForTypes,
  reportDecorators,
  reportModule,
  targetsOf,
} from './linkModule.ts'
import type { ClassDef, Declarations, Declared, Defined } from './linkModule.ts'
import { mentionsIn } from './mentions.ts'
import type { Modelled, Report } from './scope.ts'
import { moduleName } from '../source.ts'
import { namesOf, storedAttributes, storedByClass, type Names } from './variables.ts'

/** Collects the names of all files of a program with statements at their tops; by file. */
export function declareTops(
  modules: readonly Module[],
  files: ReadonlyMap<string, string>,
  modelled: Modelled,
  report: Report,
): ReadonlyMap<string, Declarations> {
  const names = namesOf(modules, files, modelled)
  const imported = importedFiles(names, files)
  const stored = storedInClasses(modules, names, files)
  const declaring = { names, files, modelled, report, imported, stored }
  return new Map(modules.map((module) => [module.file, declareTop(module, declaring)]))
}

/** What every file of a program shares while it is declared. */
interface Declaring {
  readonly names: Names
  /** by module name */
  readonly files: ReadonlyMap<string, string>
  readonly modelled: Modelled
  readonly report: Report
  /** the files that some file imports */
  readonly imported: ReadonlySet<string>
  /** "file class attribute" of the class attributes that some line assigns; "* attribute": of any class */
  readonly stored: ReadonlySet<string>
}

/** Collects the names of a file with statements at its top. */
function declareTop(module: Module, declaring: Declaring): Declarations {
  const { names, imported } = declaring
  const declarer = new Declarer(module.file, declaring)
  for (const [name, bindings] of names.bindings.get(module.file) ?? []) {
    declarer.declare(name, bindings)
  }
  // under a `global` somewhere, or assigned by another file, and nowhere at the top
  for (const name of names.variablesOf(module.file)) declarer.declareVariable(name)
  return {
    module,
    names: declarer.names,
    order: declarer.order,
    functions: declarer.functions,
    classes: declarer.classes,
    top: {
      second: declarer.second,
      defaults: declarer.defaults,
      attributes: declarer.attributes,
      imported: imported.has(module.file),
    },
  }
}

/** The files that any of these modules imports. */
function importedFiles(names: Names, files: ReadonlyMap<string, string>): ReadonlySet<string> {
  const all = [...names.bindings.values()].flatMap((each) => [...each.values()].flat())
  return new Set(
    all.flatMap(({ what }) => {
      const module =
        what.kind === 'import' ? what.imported.name : what.kind === 'from' ? what.module : ''
      return files.get(module) ?? []
    }),
  )
}

/** The class attributes that these modules assign: by the name of the class, or to whatever class it is. */
function storedInClasses(
  modules: readonly Module[],
  names: Names,
  files: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const byClass = modules.flatMap(storedByClass).map((attribute) => `* ${attribute}`)
  return new Set([
    ...byClass,
    ...modules.flatMap((module) =>
      storedAttributes(module).flatMap(({ name, attribute }) => {
        const what = names.bindings.get(module.file)?.get(name)?.at(-1)?.what
        if (what?.kind === 'class') return [`${module.file} ${name} ${attribute}`]
        const file = what?.kind === 'from' ? files.get(what.module) : undefined
        if (what?.kind !== 'from' || file === undefined) return []
        return [`${file} ${what.imported.name} ${attribute}`]
      }),
    ),
  ])
}

class Declarer {
  readonly names = new Map<string, Declared>()
  readonly order = new Map<string, number>()
  readonly functions: Defined<FunctionDef>[] = []
  readonly classes: Defined<ClassDef>[] = []
  readonly second = new Map<FunctionDef | ClassDef | ImportedName, string>()
  readonly defaults = new Map<Parameter, string>()
  readonly attributes = new Map<ClassDef, ReadonlySet<string>>()
  readonly #file: string
  readonly #declaring: Declaring

  constructor(file: string, declaring: Declaring) {
    this.#file = file
    this.#declaring = declaring
  }

  declare(name: string, bindings: readonly Binding[]): void {
    const last = bindings.at(-1)
    if (last === undefined) return
    if (this.#declaring.names.isVariable(this.#file, name)) {
      for (const binding of bindings) this.#declareSecond(binding)
      this.declareVariable(name)
      return
    }
    const declared = this.#declaredBy(last, this.#freeId(name))
    if (declared === null) return
    this.order.set(name, last.at)
    this.names.set(name, declared)
  }

  declareVariable(name: string): void {
    this.names.set(name, { kind: 'global', global: { kind: 'variable' } })
  }

  /** The name, unless the second of several definitions needs its own. */
  #freeId(name: string): string {
    const taken = new Set([...this.functions, ...this.classes].map(({ id }) => id))
    const wanted = `${moduleName(this.#file)}.${name}`
    for (let count = 1; ; count += 1) {
      const id = count === 1 ? wanted : `${wanted}·${count}`
      if (!taken.has(id)) return id
    }
  }

  #declareSecond(binding: Binding): void {
    const { what, name } = binding
    switch (what.kind) {
      case 'function':
      case 'class': {
        const declared = this.#declaredBy(binding, this.#freeId(name))
        if (declared === null) return
        const word = what.kind === 'function' ? 'def' : 'class'
        this.#addSecond(what.definition, `${word} ${name}`, declared)
        return
      }
      case 'import':
      case 'from': {
        const declared = this.#declaredBy(binding, name)
        // what another file has under the name only the run can tell
        if (declared === null || declared.kind === 'imported') return
        this.#addSecond(what.imported, `import ${name}`, declared)
        return
      }
      default:
    }
  }

  #addSecond(from: FunctionDef | ClassDef | ImportedName, wanted: string, to: Declared): void {
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? wanted : `${wanted}·${count}`
      if (this.names.has(name)) continue
      this.names.set(name, to)
      this.second.set(from, name)
      return
    }
  }

  /** What the name means once it is bound so; null when that is reported. */
  #declaredBy({ what, span, at }: Binding, id: string): Declared | null {
    const { files, modelled, report } = this.#declaring
    const global = (found: Global): Declared => ({ kind: 'global', global: found })
    switch (what.kind) {
      case 'function':
        this.functions.push({ id, definition: what.definition })
        this.#declareDefaults(what.definition, this.#localOf(id), at)
        return global({ kind: 'function', id })
      case 'class':
        reportDecorators(what.definition.decorators, report)
        this.classes.push({ id, definition: what.definition })
        this.#declareAttributes(what.definition, id, at)
        return global({ kind: 'class', id })
      case 'import': {
        const { name, asName } = what.imported
        if (isOnlyForTypes(name)) return null
        const found = importedModule(name, asName, files, modelled)
        if (found !== null) return global(found)
        reportModule(name, span, files, modelled, report)
        return null
      }
      case 'from':
        if (isOnlyForTypes(what.module)) return null
        return importedName(what.module, what.imported.name, span, files, modelled, report)
      case 'value':
        return { kind: 'constant', value: what.value, order: at }
      case 'other':
        return null
    }
  }

  /** `own`: the names of the class around it. */
  #declareDefaults(
    { parameters }: FunctionDef,
    name: string,
    at: number,
    own: ReadonlySet<string> = new Set(),
  ): void {
    for (const parameter of parameters) {
      if (parameter.default === null || !this.#isMade(parameter.default, at, own)) continue
      const variable = `${name}(${parameter.name}=)`
      this.declareVariable(variable)
      this.defaults.set(parameter, variable)
    }
  }

  /** Is the value made when the top runs? */
  #isMade(value: Expression, at: number, own: ReadonlySet<string>): boolean {
    const constant = this.#declaring.names.isConstant(this.#file, value, at)
    return !constant || mentionsIn(value).some(({ name }) => own.has(name))
  }

  #localOf(id: string): string {
    return id.slice(moduleName(this.#file).length + 1)
  }

  #declareAttributes(definition: ClassDef, id: string, at: number): void {
    const { stored, names } = this.#declaring
    const bindings = names.bindings.get(this.#file)
    const local = this.#localOf(id)
    const made = new Set<string>()
    const own = new Set<string>()
    for (const statement of definition.body) {
      if (statement.kind === 'FunctionDef') {
        this.#declareDefaults(statement, `${local}.${statement.name}`, at, own)
        const decorated = decoratedAs(statement, (name) => bindings?.has(name) === true)
        if (decorated === null || decorated.kind === 'calls') {
          this.#declareMethod(statement, id, local)
        }
        // what functions that decorate it make of it
        if (decorated?.kind === 'calls') this.declareVariable(`${local}.${statement.name}`)
        own.add(statement.name)
      }
      if (statement.kind !== 'Assign' && statement.kind !== 'AnnAssign') continue
      if (statement.value === null) continue
      const isMade = this.#isMade(statement.value, at, own)
      for (const target of targetsOf(statement)) {
        if (target.kind !== 'Name') continue
        const isStored =
          stored.has(`${this.#file} ${definition.name} ${target.id}`) ||
          stored.has(`* ${target.id}`)
        if (isMade || isStored) {
          made.add(target.id)
          this.declareVariable(`${local}.${target.id}`)
        }
        own.add(target.id)
      }
    }
    this.attributes.set(definition, made)
  }

  /** In the body of its class a method is a function with a name of its own. */
  #declareMethod(method: FunctionDef, id: string, local: string): void {
    const global = { kind: 'function', id: `${id}.${method.name}` } as const
    this.#addSecond(method, `def ${local}.${method.name}`, { kind: 'global', global })
  }
}
