import type { SyntaxNode } from '@lezer/common'
import type { Statement } from '../ast.ts'
import { children, type Reader } from '../parse/reader.ts'

/** `keyword head… Body`: lezer's tree for if, try and similar statements is flat. */
export interface Clause {
  readonly keyword: SyntaxNode
  readonly head: readonly SyntaxNode[]
  readonly body: SyntaxNode
}

/** The clauses of a compound statement, in order. */
export function clausesOf(nodes: readonly SyntaxNode[]): readonly Clause[] {
  const clauses: Clause[] = []
  let run: SyntaxNode[] = []
  for (const node of nodes) {
    if (node.name !== 'Body') {
      run.push(node)
      continue
    }
    const [keyword, ...head] = run
    if (keyword !== undefined) clauses.push({ keyword, head, body: node })
    run = []
  }
  return clauses
}

/** The statements of a Body, which begins with its colon. */
export function parseBody(reader: Reader, body: SyntaxNode): readonly Statement[] {
  return reader.statements(children(body).slice(1))
}

/** Where the text of some nodes ends: lezer counts the line break to a Body. */
export function endOf(node: SyntaxNode): number {
  const last = children(node).at(-1)
  const open =
    node.name === 'Body' ||
    last?.name === 'Body' ||
    node.name === 'DecoratedStatement' ||
    node.name === 'StatementGroup'
  return open && last !== undefined ? endOf(last) : node.to
}
