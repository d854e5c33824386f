import type { SyntaxNode } from '@lezer/common'
import type { Expression } from '../ast.ts'
import { around, type Reader, reject, splitOn } from './reader.ts'
import type { Range } from './problems.ts'

/** The nodes between two commas. `star`: may it be `*value`? */
export function parseItem(
  reader: Reader,
  nodes: readonly SyntaxNode[],
  where: Range,
  star = false,
): Expression {
  const [first, ...rest] = nodes
  if (first === undefined) return reject(reader, where, 'A value is missing here.', null)
  if (first.name === '*' && star && rest.length > 0) {
    return {
      kind: 'Starred',
      span: reader.span(around(nodes, where)),
      value: parseItem(reader, rest, where),
    }
  }
  if (first.name === '*' || first.name === '**') {
    const message = `Values cannot be unpacked with \`${first.name}\` here.`
    return reject(reader, around(nodes, where), message, 'Write out the values one by one.')
  }
  if (rest.length > 0)
    return reject(reader, around(nodes, where), 'Only one value can stand here.', null)
  return reader.expression(first)
}

/** Items between commas; one comma may follow the last. */
export function parseItems(
  reader: Reader,
  nodes: readonly SyntaxNode[],
  where: Range,
): readonly Expression[] {
  const runs = splitOn(nodes, ',')
  const items = runs.at(-1)?.length === 0 ? runs.slice(0, -1) : runs
  return items.map((run) => parseItem(reader, run, where, true))
}

/** One value, or the tuple that commas without brackets make. */
export function parseExpressionList(
  reader: Reader,
  nodes: readonly SyntaxNode[],
  where: Range,
): Expression {
  if (!nodes.some((node) => node.name === ',')) return parseItem(reader, nodes, where)
  const span = reader.span(around(nodes, where))
  return { kind: 'Tuple', span, items: parseItems(reader, nodes, where) }
}
