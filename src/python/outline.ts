import type { Statement } from './ast.ts'
import type { Modelled } from './link/scope.ts'
import { parse } from './parse/parse.ts'
import { moduleName, type Source, type Span } from './source.ts'

/** What stands at the top of a file, without what it means. */
export interface Outline {
  /** dedented as `inspect.getdoc` does; null: there is none */
  readonly docstring: string | null
  /** in the order of their last definitions */
  readonly functions: readonly OutlinedFunction[]
  /** names that are assigned there, each with its last assignment */
  readonly names: ReadonlyMap<string, Span>
}

export interface OutlinedFunction {
  readonly name: string
  readonly docstring: string | null
  readonly span: Span
}

/** The outline of one file of a program; null when it cannot be read. */
export function outlineOf(
  source: Source,
  sources: readonly Source[],
  modelled: Modelled,
): Outline | null {
  const files = new Set(sources.map(({ name }) => moduleName(name)))
  const names = { modules: new Set(modelled.modules.keys()), files }
  const parsed = parse(source, names, 'statements')
  if (!parsed.ok) return null
  const functions = new Map<string, OutlinedFunction>()
  const assigned = new Map<string, Span>()
  for (const statement of parsed.module.body) {
    if (statement.kind === 'FunctionDef') {
      const { name, headSpan, body } = statement
      functions.delete(name)
      functions.set(name, { name, docstring: docstringOf(body), span: headSpan })
    }
    if (statement.kind !== 'Assign') continue
    for (const target of statement.targets) {
      if (target.kind === 'Name') assigned.set(target.id, statement.span)
    }
  }
  return {
    docstring: docstringOf(parsed.module.body),
    functions: [...functions.values()],
    names: assigned,
  }
}

function docstringOf([first]: readonly Statement[]): string | null {
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant') return null
  const { value } = first.value
  return typeof value === 'string' ? dedented(value) : null
}

/** Without the indentation that all lines but the first share, and without blank lines around. */
function dedented(text: string): string {
  const [first = '', ...others] = text.split('\n')
  const widths = others.flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)]))
  const width = Math.min(...widths)
  const lines = [first.trimStart(), ...others.map((line) => line.slice(width))]
  return lines.join('\n').trim()
}
