import type { Expression, Module } from '../ast.ts'
import type { ClassId, Expr, Global, Place } from '../code.ts'
import { missingMember, missingName } from '../notModelled.ts'
import type { Span } from '../source.ts'

/** What the machine offers to programs. A module without listed members may have any. */
export interface Modelled {
  /** "os" or "os.path" to its member names */
  readonly modules: ReadonlyMap<string, ReadonlySet<string>>
  readonly builtins: ReadonlySet<string>
  /** of a built-in, or a function of a module, by its full name; null: nothing is known */
  unmodelledArguments?(name: string): UnmodelledArguments | null
  /** writes out the methods that decorators give classes; `text`: the file's */
  readonly expand?: (module: Module, text: string, report: Report) => Module
}

/** The arguments of a function that CPython accepts and that are not modelled. */
export interface UnmodelledArguments {
  /** how many may be given by position */
  readonly most: number
  /** by name, with the repr of the default, which changes nothing; null: it has none */
  readonly keywords: ReadonlyMap<string, string | null>
}

export type Report = (span: Span, message: string, instead: string | null) => void

/** What all files of a program share while their functions are lowered. */
export interface Program {
  /** of all its files */
  readonly version: 2 | 3
  readonly modelled: Modelled
  readonly globals: ReadonlyMap<string, ReadonlyMap<string, Global>>
  /** every name that is a property in some class */
  readonly properties: ReadonlySet<string>
  /** every method name a class has, its own and inherited; by class */
  readonly methods: ReadonlyMap<ClassId, ReadonlySet<string>>
  /** every attribute name that is assigned somewhere */
  readonly assigned: ReadonlySet<string>
  /** threads share its memory: whatever one of them could notice is a point of its own */
  readonly stepwise: boolean
  /**
   * by file: the names of imports that failed, and those in lines that could not be read: they may
   * be what is missing elsewhere, and something was said about them already
   */
  readonly unread: Unread
  readonly report: Report
}

export type Unread = ReadonlyMap<string, ReadonlySet<string>>

/** May what could not be read define the name? `*` stands for any. */
export function mayBeUnread(unread: Unread, file: string, name: string): boolean {
  const names = unread.get(file)
  return names !== undefined && (names.has(name) || names.has('*'))
}

const NO_NAMES: ReadonlySet<string> = new Set()

/** The scope of a file outside all functions. */
export function fileScope(program: Program, file: string): Scope {
  return {
    program,
    file,
    version: program.version,
    locals: NO_NAMES,
    owner: null,
    self: null,
    selfStays: false,
    cells: NO_NAMES,
    free: NO_NAMES,
    enclosing: NO_NAMES,
    prefix: '',
    rebinds: false,
  }
}

/** What a name means in one piece of a file. */
export interface Scope {
  readonly program: Program
  readonly file: string
  readonly version: 2 | 3
  readonly locals: ReadonlySet<string>
  /** in the body of a class: the attributes that it has so far */
  readonly attributes?: ReadonlyMap<string, Expr>
  /** the class around, and the name of its methods' first parameter */
  readonly owner: ClassId | null
  readonly self: string | null
  /** does that parameter keep its value? */
  readonly selfStays: boolean
  /** locals that functions inside share */
  readonly cells: ReadonlySet<string>
  /** names of functions around that are used here */
  readonly free: ReadonlySet<string>
  /** what functions inside of this one may see of it and of those around */
  readonly enclosing: ReadonlySet<string>
  /** how names of functions inside begin: "look.<locals>."; empty at the top of a file */
  readonly prefix: string
  /** a `:=` may bind a local in the middle of an expression */
  readonly rebinds: boolean
}

/** A name or a dotted name that is known without running the program. */
export interface Static {
  readonly expr: Expr
  /** what a further ".name" looks into */
  readonly inside:
    | { readonly kind: 'module'; readonly path: string }
    | { readonly kind: 'file'; readonly file: string }
    | { readonly kind: 'class' }
    | { readonly kind: 'failed' }
    | null
}

export const NONE: Expr = { kind: 'constant', value: null }
const FAILED: Static = { expr: NONE, inside: { kind: 'failed' } }

/** A local, a global, a built-in; reports a name that is none of them. */
export function resolveName(scope: Scope, name: string, span: Span): Expr {
  if (scope.free.has(name)) return { kind: 'cell', name, free: true }
  if (scope.locals.has(name))
    return scope.cells.has(name) ? { kind: 'cell', name } : { kind: 'local', name }
  const attribute = scope.attributes?.get(name)
  if (attribute !== undefined) return attribute
  const { program, file } = scope
  const known = program.globals.get(file)?.has(name) === true || program.modelled.builtins.has(name)
  if (!known) {
    if (mayBeUnread(program.unread, file, name)) return NONE
    const names = program.globals.get(file)?.keys() ?? []
    const { message, instead } = missingName(name, [
      ...scope.locals,
      ...names,
      ...program.modelled.builtins,
    ])
    program.report(span, message, instead)
    return NONE
  }
  const isVariable = program.globals.get(file)?.get(name)?.kind === 'variable'
  return { kind: isVariable ? 'variable' : 'global', file, name }
}

/** Where an assignment to a name puts the value. */
export function placeOf(
  { locals, cells, free, file }: Scope,
  name: string,
): Exclude<Place, { kind: 'temp' }> {
  if (cells.has(name) || free.has(name)) return { kind: 'cell', name }
  return locals.has(name) ? { kind: 'local', name } : { kind: 'variable', file, name }
}

/**
 * A dotted name through modules, other files and classes; null when it needs the program to run.
 * Reports a member that the module or the file does not have.
 */
export function resolveStatic(scope: Scope, expression: Expression): Static | null {
  if (expression.kind === 'Name') {
    const { id } = expression
    if (scope.locals.has(id) || scope.free.has(id) || scope.attributes?.has(id) === true)
      return null
    const found = fromGlobal(scope.program, scope.file, expression.id)
    return found?.expr.kind === 'variable' ? null : found
  }
  if (expression.kind !== 'Attribute') return null
  const base = resolveStatic(scope, expression.value)
  if (base === null || base.inside === null || base.inside.kind === 'class') return null
  if (base.inside.kind === 'failed') return base
  return base.inside.kind === 'file'
    ? fromFile(scope.program, base.expr, base.inside.file, expression.name, expression.span)
    : fromModule(scope.program, base.inside.path, base.expr, expression.name, expression.span)
}

function fromGlobal(program: Program, file: string, name: string): Static | null {
  const global = program.globals.get(file)?.get(name)
  const expr: Expr = { kind: 'global', file, name }
  switch (global?.kind) {
    case undefined:
      return null
    case 'module':
      return { expr, inside: { kind: 'module', path: global.name } }
    case 'member': {
      const path = `${global.module}.${global.name}`
      return { expr, inside: program.modelled.modules.has(path) ? { kind: 'module', path } : null }
    }
    case 'file':
      return { expr, inside: { kind: 'file', file: global.file } }
    case 'class':
      return { expr, inside: { kind: 'class' } }
    case 'variable':
      return { expr: { kind: 'variable', file, name }, inside: null }
    default:
      return { expr, inside: null }
  }
}

function fromFile(program: Program, object: Expr, file: string, name: string, span: Span): Static {
  const found = fromGlobal(program, file, name)
  // as an attribute: AttributeError while it is unset
  if (found?.expr.kind === 'variable') {
    return { expr: { kind: 'attribute', object, name }, inside: null }
  }
  if (found !== null) return found
  if (!mayBeUnread(program.unread, file, name)) {
    program.report(span, `\`${name}\` is not defined in ${file}.`, null)
  }
  return FAILED
}

function fromModule(
  program: Program,
  path: string,
  object: Expr,
  name: string,
  span: Span,
): Static {
  const { modules } = program.modelled
  const members = modules.get(path)
  if (members !== undefined && members.size > 0 && !members.has(name)) {
    const { message, instead } = missingMember(path, name, members)
    program.report(span, message, instead)
    return FAILED
  }
  const inner = `${path}.${name}`
  const inside = modules.has(inner) ? ({ kind: 'module', path: inner } as const) : null
  return { expr: { kind: 'attribute', object, name }, inside }
}

/** Is the value the same, and there, whatever runs in between? */
export function isStable(program: Program, expr: Expr): boolean {
  switch (expr.kind) {
    case 'constant':
    case 'temp':
    case 'global':
      return true
    case 'attribute':
      return pathOf(program, expr) !== null
    default:
      return false
  }
}

/** "os.path.join" for a chain that starts at a module with listed members, else null. */
export function pathOf(program: Program, expr: Expr): string | null {
  if (expr.kind === 'global') {
    const global = program.globals.get(expr.file)?.get(expr.name)
    if (global?.kind === 'module') return global.name
    return global?.kind === 'member' ? `${global.module}.${global.name}` : null
  }
  if (expr.kind !== 'attribute') return null
  const path = pathOf(program, expr.object)
  if (path === null || program.modelled.modules.get(path)?.has(expr.name) !== true) return null
  return `${path}.${expr.name}`
}
