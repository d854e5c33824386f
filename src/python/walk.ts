import type { Expression, Slice, Statement, Target } from './ast.ts'

export type Node = Expression | Statement | Target | Slice

/** The nodes right inside a node, or inside anything that holds some, in the order of the text. */
export function nodesIn(holder: unknown): readonly Node[] {
  const found: Node[] = []
  collect(holder, found)
  return found
}

/** The tree is plain data: whatever has a `kind` is a node. */
function collect(holder: unknown, found: Node[]): void {
  if (typeof holder !== 'object' || holder === null) return
  for (const part of Object.values(holder) as unknown[]) {
    if (typeof part !== 'object' || part === null) continue
    if ('kind' in part) found.push(part as Node)
    else collect(part, found)
  }
}
