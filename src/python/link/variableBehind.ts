import type { Expression } from '../ast.ts'
import type { ClassId, Global, Variable } from '../code.ts'
import { moduleName } from '../source.ts'
import { resolveStatic, type Scope } from './scope.ts'

/** The variable that an assignment to `file.name` or `Class.name` sets; null: it sets none. */
export function variableBehind(
  scope: Scope,
  { value, name }: Extract<Expression, { kind: 'Attribute' }>,
): Variable | null {
  const { globals } = scope.program
  const known = resolveStatic(scope, value)
  if (known?.expr.kind !== 'global' || known.inside === null) return null
  const owner = globals.get(known.expr.file)?.get(known.expr.name)
  for (const [file, names] of globals) {
    const wanted = owner === undefined ? null : nameIn(file, owner, name)
    if (wanted !== null && names.get(wanted)?.kind === 'variable') {
      return { kind: 'variable', file, name: wanted }
    }
  }
  return null
}

function nameIn(file: string, owner: Global, attribute: string): string | null {
  if (owner.kind === 'class') return classVariable(file, owner.id, attribute)
  return owner.kind === 'file' && owner.file === file ? attribute : null
}

/** The variable of a file for an attribute of one of its classes: "Class.name". */
export function classVariable(file: string, id: ClassId, attribute: string): string | null {
  const prefix = `${moduleName(file)}.`
  return id.startsWith(prefix) ? `${id.slice(prefix.length)}.${attribute}` : null
}
