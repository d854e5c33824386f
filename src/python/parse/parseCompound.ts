import type { SyntaxNode } from '@lezer/common'
import type { ExceptHandler, Expression, Statement, Target, WithItem } from '../ast.ts'
import { type Clause, clausesOf, endOf, parseBody } from '../lower/blocks.ts'
import { readNewName } from './names.ts'
import { parseExpressionList } from './parseExpressionList.ts'
import { parseTarget, parseTargets } from './parseTarget.ts'
import { around, children, type Reader, reject, splitOn } from './reader.ts'

type ParseCompound = (reader: Reader, node: SyntaxNode) => Statement | null

/** The statements with blocks, by the node names of @lezer/python; def and class have their own file. */
export const COMPOUND_STATEMENTS: ReadonlyMap<string, ParseCompound> = new Map<
  string,
  ParseCompound
>([
  ['IfStatement', parseIf],
  ['WhileStatement', parseWhile],
  ['ForStatement', parseFor],
  ['TryStatement', parseTry],
  ['WithStatement', parseWith],
])

/** Each `elif` is a level of nesting in the tree; so that no stage runs out of stack. */
const LONGEST_IF = 400

function parseIf(reader: Reader, node: SyntaxNode): Statement | null {
  const clauses = clausesOf(children(node))
  const excess = clauses[LONGEST_IF]
  if (excess !== undefined) {
    reader.reject(excess.keyword, 'There are too many `elif` in a row.', 'Use a dictionary.')
    return null
  }
  const to = endOf(node)
  const build = (index: number): Statement | null => {
    const clause = clauses[index]
    if (clause === undefined) return null
    const next = clauses[index + 1]
    const test = parseTest(reader, clause)
    const body = parseBody(reader, clause.body)
    const span = reader.span({ from: clause.keyword.from, to })
    if (next?.keyword.name === 'else') {
      return { kind: 'If', span, test, body, orelse: parseBody(reader, next.body) }
    }
    const rest = build(index + 1)
    return { kind: 'If', span, test, body, orelse: rest === null ? [] : [rest] }
  }
  return build(0)
}

function parseTest(reader: Reader, clause: Clause): Expression {
  const [test] = clause.head
  if (test !== undefined) return reader.expression(test)
  return reject(reader, clause.keyword, 'A condition is missing here.', null)
}

function parseElse(reader: Reader, clauses: readonly Clause[]): readonly Statement[] {
  const clause = clauses.find(({ keyword }) => keyword.name === 'else')
  return clause === undefined ? [] : parseBody(reader, clause.body)
}

function parseWhile(reader: Reader, node: SyntaxNode): Statement | null {
  const clauses = clausesOf(children(node))
  const [loop] = clauses
  if (loop === undefined) return null
  const test = parseTest(reader, loop)
  const body = parseBody(reader, loop.body)
  const span = reader.span({ from: node.from, to: endOf(node) })
  return { kind: 'While', span, test, body, orelse: parseElse(reader, clauses) }
}

function parseFor(reader: Reader, node: SyntaxNode): Statement | null {
  const clauses = clausesOf(children(node))
  const [loop] = clauses
  if (loop === undefined || rejectsAsync(reader, loop, 'for')) return null
  const split = loop.head.findIndex((part) => part.name === 'in')
  const targetNodes = loop.head.slice(0, split)
  const target = parseTargets(reader, targetNodes, loop.keyword, 'assign to')
  const iterable = parseExpressionList(reader, loop.head.slice(split + 1), loop.keyword)
  const body = parseBody(reader, loop.body)
  const span = reader.span({ from: node.from, to: endOf(node) })
  return { kind: 'For', span, target, iterable, body, orelse: parseElse(reader, clauses) }
}

function rejectsAsync(reader: Reader, { keyword }: Clause, plain: string): boolean {
  if (keyword.name !== 'async') return false
  reader.reject(keyword, '`async` is not supported.', `Write \`${plain}\` alone.`)
  return true
}

function parseTry(reader: Reader, node: SyntaxNode): Statement | null {
  const clauses = clausesOf(children(node))
  const [first] = clauses
  if (first === undefined) return null
  const excepts = clauses.filter(({ keyword }) => keyword.name === 'except')
  const last = clauses.find(({ keyword }) => keyword.name === 'finally')
  const elseClause = clauses.find(({ keyword }) => keyword.name === 'else')
  const body = parseBody(reader, first.body)
  const handlers = excepts.map((clause, index) => {
    if (clause.head.length === 0 && index < excepts.length - 1) {
      const message = 'An `except:` that catches everything must be the last.'
      reader.reject(clause.keyword, message, 'Move it behind the others.')
    }
    return parseHandler(reader, clause)
  })
  if (handlers.length === 0 && last === undefined) {
    const message = 'A `try` needs an `except` or a `finally`.'
    reader.reject(first.keyword, message, 'Add one of them.', 'placement')
  } else if (handlers.length === 0 && elseClause !== undefined) {
    const message = 'The `else` of a `try` needs an `except` before it.'
    reader.reject(elseClause.keyword, message, 'Add one, or drop the `else`.')
  }
  return {
    kind: 'Try',
    span: reader.span({ from: node.from, to: endOf(node) }),
    body,
    handlers,
    orelse: parseElse(reader, clauses),
    finalbody: last === undefined ? [] : parseBody(reader, last.body),
  }
}

function parseHandler(reader: Reader, clause: Clause): ExceptHandler {
  const { keyword, head } = clause
  const [type, joint, nameNode] = head
  let name: string | null = null
  if (type?.name === '*') {
    reader.reject(type, '`except*` is not supported.', 'Write `except`.')
  } else if (joint?.name === ',') {
    const place = around(head, keyword)
    const message = '`except A, b` is not part of Python 3.'
    reader.reject(place, message, 'Write `except A as b`, or `except (A, B)`.')
  } else if (nameNode !== undefined) {
    name = readNewName(reader, nameNode)
  }
  return {
    span: reader.span({ from: keyword.from, to: endOf(clause.body) }),
    type: type === undefined || type.name === '*' ? null : reader.expression(type),
    name,
    body: parseBody(reader, clause.body),
  }
}

function parseWith(reader: Reader, node: SyntaxNode): Statement | null {
  const [clause] = clausesOf(children(node))
  if (clause === undefined || rejectsAsync(reader, clause, 'with')) return null
  const items: WithItem[] = []
  for (const run of splitOn(clause.head, ',')) {
    const [context, , targetNode] = run
    if (context === undefined) {
      const comma = clause.head.at(-1) ?? clause.keyword
      reader.reject(comma, 'A value is missing after this comma.', 'Remove it.')
      continue
    }
    const target = targetNode === undefined ? null : parseWithTarget(reader, targetNode)
    items.push({ context: reader.expression(context), target })
  }
  const body = parseBody(reader, clause.body)
  return { kind: 'With', span: reader.span({ from: node.from, to: endOf(node) }), items, body }
}

function parseWithTarget(reader: Reader, node: SyntaxNode): Target | null {
  const hidden = reader.withTargets.get(node.from)
  if (hidden === undefined) return parseTarget(reader, node, 'assign to')
  const tree = reader.reread(hidden)
  return tree === null ? null : parseTarget(reader, tree, 'assign to')
}
