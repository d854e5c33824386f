import { BugError } from '../../base/index.ts'
import { constantExpression } from './constantExpression.ts'
import type { Expr, Global } from '../code.ts'
import type { Declarations, Declared } from './linkModule.ts'
import {
  fileScope,
  mayBeUnread,
  type Program,
  type Report,
  type Scope,
  type Unread,
} from './scope.ts'

type Tables = ReadonlyMap<string, ReadonlyMap<string, Global>>
type Files = ReadonlyMap<string, Declarations>

/** Follows imports to where a name is defined. The constants are still without their value. */
export function linkNames(files: Files, unread: Unread, report: Report): Tables {
  return new Map(
    [...files].map(([file, { names }]) => [
      file,
      new Map(
        [...names].flatMap(([name, declared]) => {
          const global = follow(files, file, name, declared, unread, report)
          return global === null ? [] : [[name, global] as const]
        }),
      ),
    ]),
  )
}

function follow(
  files: Files,
  file: string,
  name: string,
  declared: Declared,
  unread: Unread,
  report: Report,
): Global | null {
  const seen = new Set<string>()
  let [where, what, current] = [file, name, declared]
  while (current.kind === 'imported') {
    const next: Declared | undefined = files.get(current.file)?.names.get(current.name)
    const key = `${where} ${what}`
    if (next === undefined || seen.has(key)) {
      const message = `\`${current.name}\` is not defined in ${current.file}.`
      const mayBe = mayBeUnread(unread, current.file, current.name)
      if (where === file && !mayBe) report(current.span, message, null)
      return null
    }
    seen.add(key)
    ;[where, what, current] = [current.file, current.name, next]
  }
  if (current.kind === 'global') return current.global
  return { kind: 'constant', value: { kind: 'global', file: where, name: what } }
}

/** The tables of `linkNames` with every constant's value, which uses only what comes before it. */
export function linkConstants(files: Files, program: Program): Tables {
  const tables = new Map(
    [...program.globals].map(([file, table]) => {
      const declarations = files.get(file)
      if (declarations === undefined) throw new BugError(`expected a file ${file}`)
      const scope = topScope(program, declarations)
      const linked = [...table].map(([name, global]) => {
        const declared = declarations.names.get(name)
        if (declared?.kind !== 'constant') return [name, global] as const
        const allows = (used: string) =>
          (declarations.order.get(used) ?? Infinity) < declared.order ||
          (!declarations.names.has(used) && program.modelled.builtins.has(used))
        const value = constantExpression(scope, { ...CONSTANT, allows }, declared.value)
        return [
          name,
          aliasTarget(program, value) ?? ({ kind: 'constant', value } as const),
        ] as const
      })
      return [file, new Map<string, Global>(linked)] as const
    }),
  )
  reportCircles(files, tables, program.report)
  return tables
}

/** An alias of a function, a class or a module means the same. */
function aliasTarget(program: Program, value: Expr): Global | null {
  if (value.kind !== 'global') return null
  const global = program.globals.get(value.file)?.get(value.name)
  return global === undefined || global.kind === 'constant' ? null : global
}

const CONSTANT = {
  message: 'A name at the top of a file must be a constant.',
  instead: 'Use literals, tuples of them and names defined above, or move this into a function.',
}

export function topScope(program: Program, { module }: Declarations): Scope {
  return fileScope(program, module.file)
}

/** Constants of two files that depend on each other. */
function reportCircles(files: Files, tables: Tables, report: Report): void {
  const done = new Set<string>()
  const visit = (file: string, name: string, path: ReadonlySet<string>): boolean => {
    const key = `${file} ${name}`
    if (path.has(key)) return true
    if (done.has(key)) return false
    done.add(key)
    const global = tables.get(file)?.get(name)
    if (global?.kind !== 'constant') return false
    const inner = new Set([...path, key])
    return globalsOf(global.value).some((used) => visit(used.file, used.name, inner))
  }
  for (const [file, { names }] of files) {
    for (const [name, declared] of names) {
      if (declared.kind !== 'constant' || !visit(file, name, new Set())) continue
      report(declared.value.span, `\`${name}\` is defined by itself.`, 'Write the value out.')
    }
  }
}

function globalsOf(expr: Expr): readonly Extract<Expr, { kind: 'global' }>[] {
  switch (expr.kind) {
    case 'global':
      return [expr]
    case 'attribute':
      return globalsOf(expr.object)
    case 'unary':
      return globalsOf(expr.operand)
    case 'binary':
      return [...globalsOf(expr.left), ...globalsOf(expr.right)]
    case 'tuple':
      return expr.items.flatMap(globalsOf)
    default:
      return []
  }
}
