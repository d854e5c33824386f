import type { Module, Statement } from '../ast.ts'

/**
 * The module with the private names of its classes as Python has them inside: `__name` in a class
 * `_C` is `_C__name` ("Private name mangling" in the Python reference).
 */
export function mangle(module: Module): Module {
  return { ...module, body: module.body.map((statement) => mangled(statement, null)) }
}

/** The tree is plain data: every name is text in one of these fields. */
const FIELDS: Readonly<Record<string, string>> = {
  Name: 'id',
  Attribute: 'name',
  FunctionDef: 'name',
  ClassDef: 'name',
}

function mangled<T>(part: T, prefix: string | null): T {
  if (typeof part !== 'object' || part === null) return part
  if (Array.isArray(part)) return part.map((each: unknown) => mangled(each, prefix)) as T
  const node = part as Readonly<Record<string, unknown>>
  const inner = node['kind'] === 'ClassDef' ? prefixOf(node as unknown as ClassDef) : prefix
  if (inner === null && node['kind'] !== 'ClassDef' && !holdsClass(node)) return part
  const field = nameField(node)
  const entries = Object.entries(node).map(([key, value]): [string, unknown] => {
    if (key === 'span' || key.endsWith('Span')) return [key, value]
    if (key === field && typeof value === 'string') return [key, privateName(value, prefix)]
    // the bases and decorators of a class are outside of it
    const within = key === 'body' ? inner : prefix
    return [key, mangled(value, within)]
  })
  return Object.fromEntries(entries) as T
}

type ClassDef = Extract<Statement, { kind: 'ClassDef' }>

function prefixOf({ name }: ClassDef): string | null {
  const bare = name.replace(/^_+/, '')
  return bare === '' ? null : `_${bare}`
}

/** A parameter, a keyword, a name of `global` and an `except … as name` have no kind of their own. */
function nameField(node: Readonly<Record<string, unknown>>): string | null {
  const { kind } = node
  if (typeof kind === 'string') return FIELDS[kind] ?? null
  return 'name' in node ? 'name' : null
}

function privateName(name: string, prefix: string | null): string {
  const isPrivate = prefix !== null && /^__(?!.*__$)/.test(name) && !name.includes('.')
  return isPrivate ? prefix + name : name
}

/** Classes stand at the top, or in statements there. */
function holdsClass(node: Readonly<Record<string, unknown>>): boolean {
  return ['body', 'orelse', 'finalbody', 'handlers'].some((key) => key in node)
}
