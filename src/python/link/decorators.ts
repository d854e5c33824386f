import type { FunctionDef } from '../ast.ts'

/**
 * What the decorators of a method do with it. `calls`: they are functions, called when the class is
 * made. `mixed`: such functions with one of Python's own kinds.
 */
export type Decorated =
  | { readonly kind: 'property' | 'static' | 'class' | 'calls' | 'mixed' }
  | { readonly kind: 'setter'; readonly property: string }

const BUILT_IN: ReadonlyMap<string, 'property' | 'static' | 'class'> = new Map([
  ['property', 'property'],
  ['staticmethod', 'static'],
  ['classmethod', 'class'],
])

/** Null: there are none. `isOwn`: does the file itself define the name? */
export function decoratedAs(
  { decorators }: FunctionDef,
  isOwn: (name: string) => boolean,
): Decorated | null {
  const kinds = decorators.map((decorator): Decorated => {
    if (decorator.kind === 'Name' && !isOwn(decorator.id)) {
      return { kind: BUILT_IN.get(decorator.id) ?? 'calls' }
    }
    const { value } = decorator.kind === 'Attribute' ? decorator : { value: decorator }
    return decorator.kind === 'Attribute' && decorator.name === 'setter' && value.kind === 'Name'
      ? { kind: 'setter', property: value.id }
      : { kind: 'calls' }
  })
  const [only, second] = kinds
  if (only === undefined || second === undefined) return only ?? null
  return { kind: kinds.every(({ kind }) => kind === 'calls') ? 'calls' : 'mixed' }
}
