import type { SyntaxNode } from '@lezer/common'
import { BugError } from '../../base/index.ts'
import type { Expression, Slice } from '../ast.ts'
import { readName } from './names.ts'
import { parseExpressionList } from './parseExpressionList.ts'
import { around, children, type Reader, reject, splitOn } from './reader.ts'

type Member = Extract<Expression, { kind: 'Attribute' | 'Subscript' }>

/** `a.b` and `a[b]`, which lezer gives the same node name. */
export function parseMember(reader: Reader, node: SyntaxNode): Member {
  const [object, punctuation, ...rest] = children(node)
  const last = rest.at(-1)
  if (object === undefined || punctuation === undefined || last === undefined) {
    throw new BugError('expected an attribute or a subscript')
  }
  const value = reader.expression(object)
  const span = reader.span(node)
  if (punctuation.name === '.') {
    return { kind: 'Attribute', span, value, name: readName(reader, last) }
  }
  return { kind: 'Subscript', span, value, index: parseIndex(reader, rest.slice(0, -1), node) }
}

function parseIndex(
  reader: Reader,
  nodes: readonly SyntaxNode[],
  whole: SyntaxNode,
): Expression | Slice {
  const place = around(nodes, whole)
  const parts = splitOn(nodes, ':')
  if (parts.length === 1) return parseExpressionList(reader, nodes, whole)
  if (nodes.some((node) => node.name === ',')) {
    const message = 'A slice among several indices is not supported.'
    return reject(reader, place, message, 'Use one slice at a time.')
  }
  if (parts.length > 3) {
    return reject(reader, place, 'A slice has at most three parts.', null)
  }
  const [lower = null, upper = null, step = null] = parts.map(([part]) =>
    part === undefined ? null : reader.expression(part),
  )
  return { kind: 'Slice', span: reader.span(place), lower, upper, step }
}
