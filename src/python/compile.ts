import { BugError } from '../base/index.ts'
import type { FunctionDef } from './ast.ts'
import type { ClassCode, ClassId, Code, Expr, FunctionCode } from './code.ts'
import { declareTops } from './link/declareTop.ts'
import { assignedNames, importedNames } from './link/assignedNames.ts'
import { constantExpression } from './link/constantExpression.ts'
import { lineage, linkClass, type LinkedClass } from './link/linkClass.ts'
import { linkConstants, linkNames, topScope } from './link/linkGlobals.ts'
import { mangle } from './link/mangle.ts'
import { declare, type Declarations } from './link/linkModule.ts'
import { lowerTop } from './lower/lowerTop.ts'
import { type FunctionsMade, lowerFunction } from './lower/lowerFunction.ts'
import { parse, type Parsed, type TopLevel } from './parse/parse.ts'
import type { Modelled, Program, Scope } from './link/scope.ts'
import { moduleName, type Diagnostic, type Source } from './source.ts'

export type Compiled =
  | { readonly ok: true; readonly code: Code }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * The program points of all functions of a program. The files import each other by their names
 * without ".py". With `topLevel: 'statements'` the top of each file is a function, too: see `topOf`.
 * Diagnostics come in the order of the sources, then of the text, and from all stages at once:
 * what could not be read is left out, and nothing is said that may be a consequence of it.
 */
export function compile(
  given: readonly Source[],
  modelled: Modelled,
  { topLevel, stepwise = false }: CompileOptions = { topLevel: 'constants' },
): Compiled {
  const sources = given.map(withoutByteOrderMark)
  const files = new Map(sources.map((source) => [moduleName(source.name), source.name]))
  if (files.size < sources.length) throw new BugError('expected files with different names')
  const names = { modules: new Set(modelled.modules.keys()), files: new Set(files.keys()) }
  const parsed = sources.map((source) => parse(source, names, topLevel))
  return compileModules(sources, parsed, modelled, { topLevel, stepwise })
}

export interface CompileOptions {
  readonly topLevel: TopLevel
  /** for threads: each operation that others could notice is a point of its own */
  readonly stepwise?: boolean
}

/** An editor may have written one; for Python it is no part of the text. */
function withoutByteOrderMark(source: Source): Source {
  return { ...source, text: source.text.replace(/^\uFEFF/, '') }
}

/** The second half of `compile`, from the syntax trees: one for each source, in their order. */
function compileModules(
  sources: readonly Source[],
  parsed: readonly Parsed[],
  modelled: Modelled,
  { topLevel, stepwise }: Required<CompileOptions>,
): Compiled {
  const { diagnostics, report } = collector(parsed)
  const modules = parsed.map(({ module }, index) => {
    const text = sources[index]?.text ?? ''
    return mangle(modelled.expand?.(module, text, report) ?? module)
  })
  const files = new Map(sources.map((source) => [moduleName(source.name), source.name]))
  const declared =
    topLevel === 'constants'
      ? new Map(modules.map((module) => [module.file, declare(module, files, modelled, report)]))
      : declareTops(modules, files, modelled, report)
  // A file that does not say is of the version of the others.
  const version = modules.find((module) => module.version !== null)?.version ?? 3
  for (const module of modules) {
    if (module.version !== null && module.version !== version) {
      const span = { ...module.span, to: module.span.from, line: 1 }
      report(span, 'All files of a program must be of one Python version.', null)
    }
  }

  const unread = new Map(
    parsed.map((each) => {
      const { file } = each.module
      const names = declared.get(file)?.names
      const missing = importedNames(each.module).filter((name) => names?.has(name) !== true)
      return [file, new Set([...missing, ...(each.ok ? [] : each.unread.names)])] as const
    }),
  )
  const unlinked: Program = {
    version,
    modelled,
    globals: linkNames(declared, unread, report),
    properties: new Set(),
    methods: new Map(),
    assigned: new Set(modules.flatMap(assignedNames)),
    unread,
    stepwise,
    report,
  }
  const globals = linkConstants(declared, unlinked)
  const linked = [...declared.values()].flatMap((within) =>
    within.classes.map((from) => linkClass({ ...unlinked, globals }, within, from)),
  )
  const classes = new Map(linked.map(({ code }) => [code.id, code]))
  const program: Program = { ...unlinked, globals, ...members(classes, report) }
  const functions = lowerAll(files, sources, declared, linked, program)
  if (diagnostics.length > 0) return { ok: false, diagnostics: inOrder(diagnostics, sources) }
  return { ok: true, code: { version, sources, functions, classes, globals } }
}

/** Collects what is wrong, each once, and nothing about lines that could not be read. */
function collector(parsed: readonly Parsed[]): {
  readonly diagnostics: readonly Diagnostic[]
  readonly report: Program['report']
} {
  const diagnostics = parsed.flatMap((each) => (each.ok ? [] : each.diagnostics))
  const unread = new Map(
    parsed.flatMap((each) => (each.ok ? [] : [[each.module.file, each.unread.ranges] as const])),
  )
  const isUnread = ({ file, from }: Diagnostic['span']) =>
    unread.get(file)?.some((range) => range.from <= from && from <= range.to) === true
  return {
    diagnostics,
    report: (span, message, instead) => {
      const told = diagnostics.some(
        (each) =>
          each.message === message && each.span.file === span.file && each.span.from === span.from,
      )
      // a dotted name is looked at as a whole and in parts
      if (!told && !isUnread(span)) diagnostics.push({ span, message, instead })
    },
  }
}

/** What all classes together say about a name; reports circles. */
function members(
  classes: ReadonlyMap<ClassId, ClassCode>,
  report: Program['report'],
): Pick<Program, 'properties' | 'methods'> {
  const methods = new Map<ClassId, ReadonlySet<string>>()
  for (const { id, span } of classes.values()) {
    const line = lineage(classes, id)
    if (line === null) report(span, 'The bases of this class go in a circle.', null)
    methods.set(id, new Set(line?.flatMap((each) => [...each.methods.keys()])))
  }
  const properties = [...classes.values()].flatMap((each) => [...each.properties.keys()])
  return { methods, properties: new Set(properties) }
}

function lowerAll(
  files: ReadonlyMap<string, string>,
  sources: readonly Source[],
  declared: ReadonlyMap<string, Declarations>,
  linked: readonly LinkedClass[],
  program: Program,
): ReadonlyMap<string, FunctionCode> {
  const functions = new Map<string, FunctionCode>()
  const classes = new Map(linked.map(({ code }) => [code.id, code]))
  const taken = new Set<string>()
  const freshId = (wanted: string): string => {
    let id = wanted
    for (let times = 2; taken.has(id); times++) id = `${wanted} ·${times}`
    taken.add(id)
    return id
  }
  for (const source of sources) {
    const within = declared.get(source.name)
    if (within === undefined) throw new BugError(`expected a syntax tree of ${source.name}`)
    const top = topScope(program, within)
    const made: FunctionsMade = {
      source,
      freshId,
      add: (code) => {
        functions.set(code.id, code)
      },
    }
    const lower = (id: string, node: FunctionDef, scope: Scope) => {
      const defaults = node.parameters.map((parameter) => {
        const name = within.top?.defaults.get(parameter)
        return name === undefined
          ? defaultValue(scope, parameter)
          : ({ kind: 'variable', file: source.name, name } as const)
      })
      lowerFunction({ id, name: node.name, node, scope, defaults }, made)
    }
    for (const { id, definition } of within.functions) lower(id, definition, top)
    for (const { code, functions: methods } of linked) {
      if (code.file !== source.name) continue
      for (const { id, definition } of methods) lower(id, definition, { ...top, owner: code.id })
    }
    if (within.top !== null) {
      lowerTop(top, { within, top: within.top, files, classes }, made)
    }
  }
  return functions
}

function defaultValue(
  scope: Scope,
  { default: value }: FunctionDef['parameters'][number],
): Expr | null {
  if (value === null) return null
  const rule = {
    message: 'A default value must be a constant.',
    instead: 'Use None, and make the value in the function.',
    allows: () => true,
  }
  return constantExpression(scope, rule, value)
}

function inOrder(
  diagnostics: readonly Diagnostic[],
  sources: readonly Source[],
): readonly Diagnostic[] {
  const file = new Map(sources.map((source, index) => [source.name, index]))
  const place = ({ span }: Diagnostic) => file.get(span.file) ?? 0
  return diagnostics.toSorted((a, b) => place(a) - place(b) || a.span.from - b.span.from)
}
