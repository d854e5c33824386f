import type { Expression, Module } from '../ast.ts'

/** What the names mean that a file imports: "field" to "dataclasses.field", "dc" to "dataclasses". */
export type Meanings = ReadonlyMap<string, string>

export function meaningsIn({ body }: Module): Meanings {
  const found = new Map<string, string>()
  for (const statement of body) {
    if (statement.kind === 'Import') {
      for (const { name, asName } of statement.names) found.set(asName ?? name, name)
    } else if (statement.kind === 'ImportFrom') {
      for (const { name, asName } of statement.names) {
        found.set(asName ?? name, `${statement.module}.${name}`)
      }
    }
  }
  return found
}

/** The full name of what an expression means by imports: "dataclasses.field"; null for others. */
export function meaningOf(meanings: Meanings, expression: Expression): string | null {
  if (expression.kind === 'Name') return meanings.get(expression.id) ?? null
  if (expression.kind !== 'Attribute') return null
  const of = meaningOf(meanings, expression.value)
  return of === null ? null : `${of}.${expression.name}`
}
