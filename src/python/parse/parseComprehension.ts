import type { SyntaxNode } from '@lezer/common'
import type { Comprehension, ComprehensionClause, Expression } from '../ast.ts'
import { parseTargets } from './parseTarget.ts'
import type { Range } from './problems.ts'
import { around, type Reader, reject } from './reader.ts'

/**
 * The nodes of a comprehension, without its brackets: `element for target in iterable if test …`.
 * `where`: what CPython counts as its place, which has the brackets.
 */
export function parseComprehension(
  reader: Reader,
  nodes: readonly SyntaxNode[],
  of: Comprehension['of'],
  where: Range,
): Expression {
  const start = nodes.findIndex(isStart)
  const head = nodes.slice(0, start)
  const clauses: ComprehensionClause[] = []
  let at = start
  while (at < nodes.length) {
    const end = nextStart(nodes, at + 1)
    const clause = parseClause(reader, nodes.slice(at, end), where)
    if (clause !== null) clauses.push(clause)
    at = end
  }
  const span = reader.span(where)
  if (of !== 'dict') {
    const element = parseElement(reader, head, where)
    return { kind: 'Comprehension', of, span, element, value: null, clauses }
  }
  const [key, colon, value] = head
  if (key === undefined || colon?.name !== ':' || value === undefined) {
    const message = 'Dictionaries cannot be unpacked in a comprehension.'
    return reject(reader, around(head, where), message, 'Write `key: value`.')
  }
  return {
    kind: 'Comprehension',
    of,
    span,
    element: reader.expression(key),
    value: reader.expression(value),
    clauses,
  }
}

function isStart(node: SyntaxNode): boolean {
  return node.name === 'for' || node.name === 'async'
}

/** Where the next clause begins; `async for` is one beginning. */
function nextStart(nodes: readonly SyntaxNode[], from: number): number {
  const at = nodes.findIndex(
    (node, index) => index >= from && isStart(node) && nodes[index - 1]?.name !== 'async',
  )
  return at === -1 ? nodes.length : at
}

function parseElement(reader: Reader, head: readonly SyntaxNode[], where: Range): Expression {
  const [first, operator, value] = head
  // in the brackets of a call, lezer has no node for `name := value`
  if (first !== undefined && operator?.name === 'AssignOp' && value !== undefined) {
    return namedExpression(reader, first, operator, value)
  }
  if (first === undefined || head.length > 1) {
    const message = 'Values cannot be unpacked in a comprehension.'
    return reject(reader, around(head, where), message, 'Write a second `for`.')
  }
  return reader.expression(first)
}

/** `name := value` from its three nodes. */
export function namedExpression(
  reader: Reader,
  name: SyntaxNode,
  operator: SyntaxNode,
  value: SyntaxNode,
): Expression {
  const place = { from: name.from, to: value.to }
  if (name.name !== 'VariableName' || reader.textOf(operator) !== ':=') {
    return reject(reader, place, 'Only a name can be assigned with `:=`.', null)
  }
  const target = parseTargets(reader, [name], place, 'assign to')
  if (target.kind !== 'Name') return reject(reader, place, 'A name is missing here.', null)
  return {
    kind: 'NamedExpr',
    span: reader.span(place),
    target,
    value: reader.expression(value),
  }
}

function parseClause(
  reader: Reader,
  nodes: readonly SyntaxNode[],
  where: Range,
): ComprehensionClause | null {
  const [keyword, ...rest] = nodes
  if (keyword?.name === 'async') {
    reader.reject(keyword, '`async` is not supported.', 'Write `for` alone.')
    return null
  }
  const split = rest.findIndex((node) => node.name === 'in')
  const target = parseTargets(reader, rest.slice(0, split), keyword ?? where, 'assign to')
  const [iterable, ...more] = rest.slice(split + 1)
  if (iterable === undefined) return null
  const conditions = more.flatMap((node) => (node.name === 'if' ? [] : [reader.expression(node)]))
  return { target, iterable: reader.expression(iterable), conditions }
}
