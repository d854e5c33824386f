import type {
  Expression,
  FunctionDef,
  ImportedName,
  Module,
  Parameter,
  Statement,
  Target,
} from '../ast.ts'
import type { Global } from '../code.ts'
import type { Modelled, Report } from './scope.ts'
import { missingMember, missingModule } from '../notModelled.ts'
import { moduleName, type Span } from '../source.ts'

export type ClassDef = Extract<Statement, { kind: 'ClassDef' }>

/** What a name at the top of a file means, before the files are linked. */
export type Declared =
  | { readonly kind: 'global'; readonly global: Global }
  | {
      readonly kind: 'constant'
      readonly value: Expression
      /** what comes before it */ readonly order: number
    }
  | { readonly kind: 'imported'; readonly file: string; readonly name: string; readonly span: Span }

/** One file: its names, and its definitions still to be lowered. */
export interface Declarations {
  readonly module: Module
  readonly names: ReadonlyMap<string, Declared>
  /** a constant may use what has a lower number */
  readonly order: ReadonlyMap<string, number>
  readonly functions: readonly Defined<FunctionDef>[]
  readonly classes: readonly Defined<ClassDef>[]
  /** what the run of the top does; null where the top has only constants */
  readonly top: Top | null
}

export interface Defined<T> {
  readonly id: string
  readonly definition: T
}

/** What the run of a file's top binds. */
export interface Top {
  /**
   * A function, a class or an import whose name is a variable has a second name, which no program
   * can write and which is no variable: "def f". The run binds the one to the other.
   */
  readonly second: ReadonlyMap<FunctionDef | ClassDef | ImportedName, string>
  /** default values that are made when the function is defined, and the variables for them */
  readonly defaults: ReadonlyMap<Parameter, string>
  /** class attributes that are made when the class is defined: "Class.name" */
  readonly attributes: ReadonlyMap<ClassDef, ReadonlySet<string>>
  /** does another file import this one? */
  readonly imported: boolean
}

/** Collects the names of a file; reports what a file may not hold at its top. */
export function declare(
  module: Module,
  files: ReadonlyMap<string, string>,
  modelled: Modelled,
  report: Report,
): Declarations {
  const names = new Map<string, Declared>()
  const order = new Map<string, number>()
  const functions: Defined<FunctionDef>[] = []
  const classes: Defined<ClassDef>[] = []
  const bind = (name: string, span: Span, declared: Declared) => {
    if (names.has(name)) {
      const instead = 'Give it another name: names at the top of a file never change.'
      report(span, `\`${name}\` is already defined in this file.`, instead)
    }
    order.set(name, names.size)
    names.set(name, declared)
  }
  const prefix = moduleName(module.file)
  for (const statement of module.body) {
    switch (statement.kind) {
      case 'Import':
        for (const { name, asName, span } of statement.names) {
          const global = importedModule(name, asName, files, modelled)
          if (isOnlyForTypes(name)) continue
          if (global === null) reportModule(name, span, files, modelled, report)
          else bind(asName ?? name.split('.')[0] ?? name, span, { kind: 'global', global })
        }
        break
      case 'ImportFrom':
        for (const { name, asName, span } of typed(statement)) {
          const declared = importedName(statement.module, name, span, files, modelled, report)
          if (declared !== null) bind(asName ?? name, span, declared)
        }
        break
      case 'FunctionDef':
        reportDecorators(statement.decorators, report)
        bind(statement.name, statement.headSpan, {
          kind: 'global',
          global: { kind: 'function', id: `${prefix}.${statement.name}` },
        })
        functions.push({ id: `${prefix}.${statement.name}`, definition: statement })
        break
      case 'ClassDef':
        reportDecorators(statement.decorators, report)
        bind(statement.name, statement.nameSpan, {
          kind: 'global',
          global: { kind: 'class', id: `${prefix}.${statement.name}` },
        })
        classes.push({ id: `${prefix}.${statement.name}`, definition: statement })
        break
      case 'AnnAssign':
      case 'Assign':
        if (statement.value === null) break
        for (const target of targetsOf(statement)) {
          if (target.kind === 'Name') {
            const { value } = statement
            bind(target.id, target.span, { kind: 'constant', value, order: names.size })
          } else reportStatement(target.span, report)
        }
        break
      case 'Pass':
        break
      default:
        if (!isDocstring(statement)) reportStatement(statement.span, report)
    }
  }
  return { module, names, order, functions, classes, top: null }
}

/** Such a module has names for annotations, which are not read: they mean nothing here. */
export function isOnlyForTypes(module: string): boolean {
  return module === '__future__' || module === 'typing'
}

function typed({
  module,
  names,
}: Extract<Statement, { kind: 'ImportFrom' }>): readonly ImportedName[] {
  return isOnlyForTypes(module) ? [] : names
}

export function targetsOf(
  statement: Extract<Statement, { kind: 'Assign' | 'AnnAssign' }>,
): readonly Target[] {
  return statement.kind === 'Assign' ? statement.targets : [statement.target]
}

export function isDocstring(statement: Statement): boolean {
  return (
    statement.kind === 'Expr' &&
    statement.value.kind === 'Constant' &&
    typeof statement.value.value === 'string'
  )
}

export function reportDecorators(decorators: readonly Expression[], report: Report): void {
  const [first] = decorators
  if (first === undefined) return
  const instead = 'Remove it.'
  report(first.span, 'Decorators are not supported here.', instead)
}

function reportStatement(span: Span, report: Report): void {
  report(
    span,
    'The top of a file holds only imports, functions, classes and constants.',
    'Move this into a function.',
  )
}

export function importedModule(
  name: string,
  asName: string | null,
  files: ReadonlyMap<string, string>,
  modelled: Modelled,
): Global | null {
  const file = files.get(name)
  if (file !== undefined) return { kind: 'file', file }
  if (!modelled.modules.has(name)) return null
  const dot = name.lastIndexOf('.')
  if (dot === -1) return { kind: 'module', name }
  // `import os.path` binds os, `import os.path as p` what is in it
  if (asName === null) {
    const top = name.slice(0, name.indexOf('.'))
    // `import django.core.cache` binds django, of which nothing else is there.
    return modelled.modules.has(top) ? { kind: 'module', name: top } : null
  }
  return { kind: 'member', module: name.slice(0, dot), name: name.slice(dot + 1) }
}

export function importedName(
  module: string,
  name: string,
  span: Span,
  files: ReadonlyMap<string, string>,
  modelled: Modelled,
  report: Report,
): Declared | null {
  const file = files.get(module)
  if (file !== undefined) return { kind: 'imported', file, name, span }
  const members = modelled.modules.get(module)
  if (members === undefined) {
    reportModule(module, span, files, modelled, report)
    return null
  }
  if (members.size > 0 && !members.has(name)) {
    const { message, instead } = missingMember(module, name, members)
    report(span, message, instead)
    return null
  }
  return { kind: 'global', global: { kind: 'member', module, name } }
}

export function reportModule(
  name: string,
  span: Span,
  files: ReadonlyMap<string, string>,
  { modules }: Modelled,
  report: Report,
): void {
  const found = { modules: modules.keys(), files: files.keys() }
  const { message, instead } = missingModule(name, found)
  report(span, message, instead)
}
