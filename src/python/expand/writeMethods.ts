import { BugError } from '../../base/index.ts'
import type { Expression, FunctionDef } from '../ast.ts'
import { parse } from '../parse/parse.ts'
import type { Span } from '../source.ts'

const NOTHING = { modules: new Set<string>(), files: new Set<string>() }

/** The name that stands for one of the user's expressions in a text that we write. */
export function standIn(index: number): string {
  return `_racetrack_${index}_`
}

/**
 * Methods from their text, as the module dataclasses makes them too. They stand where `span` is;
 * `values`: the user's expressions, by the numbers of their stand-ins.
 */
export function methodsFrom(
  text: string,
  span: Span,
  values: readonly Expression[] = [],
): readonly FunctionDef[] {
  const parsed = parse({ name: span.file, text }, NOTHING)
  if (!parsed.ok) throw new BugError(`expected our own methods to be readable: ${text}`)
  const places = new Map(values.map((value, index) => [standIn(index), value]))
  return parsed.module.body.flatMap((statement) =>
    statement.kind === 'FunctionDef' ? [placed(statement, span, places)] : [],
  )
}

/** The tree is plain data. */
function placed<T>(part: T, span: Span, places: ReadonlyMap<string, Expression>): T {
  if (typeof part !== 'object' || part === null) return part
  if (Array.isArray(part)) return part.map((each: unknown) => placed(each, span, places)) as T
  const node = part as Readonly<Record<string, unknown>>
  const own = node['kind'] === 'Name' ? places.get(String(node['id'])) : undefined
  if (own !== undefined) return own as T
  const entries = Object.entries(node).map(([key, value]): [string, unknown] => [
    key,
    key === 'span' || key.endsWith('Span') ? span : placed(value, span, places),
  ])
  return Object.fromEntries(entries) as T
}
