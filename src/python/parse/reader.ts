import type { SyntaxNode } from '@lezer/common'
import type { Expression, Statement } from '../ast.ts'
import type { Problem, Range } from './problems.ts'
import type { Span } from '../source.ts'

/** The names that an import may use. */
export interface ModelledNames {
  /** modules of Python's that are modelled: os, errno, … */
  readonly modules: ReadonlySet<string>
  /** module names of the program's other files */
  readonly files: ReadonlySet<string>
}

/**
 * What the readers of the single constructs share. They never fail: what cannot be read is
 * rejected, and a placeholder replaces it, so that one pass finds all problems. A tree
 * with a placeholder is only looked at for more of them.
 */
export interface Reader {
  /** the source as it was written */
  readonly text: string
  readonly names: ModelledNames
  /** positions of the strings that are not part of an f-string: from -> to */
  readonly strings: ReadonlyMap<number, number>
  /** see Mask */
  readonly withTargets: ReadonlyMap<number, Range>
  /** see Mask */
  readonly bareYields: ReadonlySet<number>
  textOf(range: Range): string
  span(range: Range): Span
  /** a statement is missing in the tree, with all that is in it */
  leaveOut(range: Range): void
  reject(range: Range, message: string, instead: string | null, phase?: Problem['phase']): void
  expression(node: SyntaxNode): Expression
  statements(nodes: readonly SyntaxNode[]): readonly Statement[]
  /** the syntax tree of a part of the source that a mask has hidden */
  reread(range: Range): SyntaxNode | null
}

/** Rejects, and gives the placeholder. */
export function reject(
  reader: Reader,
  range: Range,
  message: string,
  instead: string | null,
): Expression {
  reader.reject(range, message, instead)
  return { kind: 'Constant', span: reader.span(range), value: null }
}

/** All children but comments. */
export function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'Comment') found.push(child)
  }
  return found
}

/** The runs of nodes between separators; a trailing separator ends in an empty run. */
export function splitOn(
  nodes: readonly SyntaxNode[],
  separator: string,
): readonly (readonly SyntaxNode[])[] {
  const runs: SyntaxNode[][] = [[]]
  for (const node of nodes) {
    if (node.name === separator) runs.push([])
    else runs.at(-1)?.push(node)
  }
  return runs
}

/** From the first to the last of some nodes; `fallback` when there are none. */
export function around(nodes: readonly Range[], fallback: Range): Range {
  return { from: (nodes[0] ?? fallback).from, to: (nodes.at(-1) ?? fallback).to }
}
