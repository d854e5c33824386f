import type { SyntaxNode } from '@lezer/common'
import type { Statement } from '../ast.ts'
import { readNewName } from './names.ts'
import { parseExpressionList } from './parseExpressionList.ts'
import { isBinaryOperator, unsupportedOperator } from './parseOperation.ts'
import { parseSingleTarget, parseTarget, parseTargets } from './parseTarget.ts'
import { around, children, type Reader, splitOn } from './reader.ts'

/** null: rejected */
type ParseSimple = (reader: Reader, node: SyntaxNode) => Statement | null

/** The statements of one line, by the node names of @lezer/python; imports have their own file. */
export const SIMPLE_STATEMENTS: ReadonlyMap<string, ParseSimple> = new Map<string, ParseSimple>([
  ['AssignStatement', parseAssign],
  ['UpdateStatement', parseUpdate],
  ['DeleteStatement', parseDelete],
  ['ExpressionStatement', parseExpressionStatement],
  ['ReturnStatement', parseReturn],
  ['RaiseStatement', parseRaise],
  ['AssertStatement', parseAssert],
  ['PassStatement', (reader, node) => ({ kind: 'Pass', span: reader.span(node) })],
  ['BreakStatement', (reader, node) => ({ kind: 'Break', span: reader.span(node) })],
  ['ContinueStatement', (reader, node) => ({ kind: 'Continue', span: reader.span(node) })],
  ['ScopeStatement', parseScope],
])

export const UNSUPPORTED_STATEMENTS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['PrintStatement', ['The `print` statement is not part of Python 3.', 'Write `print(…)`.']],
  ['YieldStatement', ['`yield` is not supported.', 'Collect the values in a list and return it.']],
  ['MatchStatement', ['`match` is not supported.', 'Write `if` and `elif`.']],
  ['TypeDefinition', ['`type` statements are not supported.', 'Remove it.']],
])

function parseAssign(reader: Reader, node: SyntaxNode): Statement | null {
  const parts = children(node)
  const annotation = parts.find((part) => part.name === 'TypeDef')
  if (annotation !== undefined) {
    reader.reject(annotation, 'Type annotations are not supported.', 'Remove it.')
    return null
  }
  const runs = splitOn(parts, 'AssignOp')
  const targets = runs.slice(0, -1).map((run) => parseTargets(reader, run, node, 'assign to'))
  const value = parseExpressionList(reader, runs.at(-1) ?? [], node)
  return { kind: 'Assign', span: reader.span(node), targets, value }
}

function parseUpdate(reader: Reader, node: SyntaxNode): Statement | null {
  const parts = children(node)
  const at = parts.findIndex((part) => part.name === 'UpdateOp')
  const sign = parts[at]
  if (sign === undefined) return null
  const operator = reader.textOf(sign).slice(0, -1)
  if (!isBinaryOperator(operator)) {
    reader.reject(sign, ...unsupportedOperator(operator))
    return null
  }
  const target = parseSingleTarget(reader, parts.slice(0, at), node)
  const value = parseExpressionList(reader, parts.slice(at + 1), node)
  return { kind: 'AugAssign', span: reader.span(node), target, operator, value }
}

function parseDelete(reader: Reader, node: SyntaxNode): Statement {
  const targets = splitOn(children(node).slice(1), ',').flatMap(([target]) =>
    target === undefined ? [] : [parseTarget(reader, target, 'delete')],
  )
  return { kind: 'Delete', span: reader.span(node), targets }
}

function parseScope(reader: Reader, node: SyntaxNode): Statement | null {
  const [keyword, ...rest] = children(node)
  if (keyword?.name !== 'global') {
    reader.reject(node, '`nonlocal` is not supported.', 'Pass the value, or return it.')
    return null
  }
  const names = rest
    .filter((part) => part.name === 'VariableName')
    .map((part) => ({ name: readNewName(reader, part), span: reader.span(part) }))
  return { kind: 'Global', span: reader.span(node), names }
}

function parseExpressionStatement(reader: Reader, node: SyntaxNode): Statement {
  const value = parseExpressionList(reader, children(node), node)
  return { kind: 'Expr', span: reader.span(node), value }
}

function parseReturn(reader: Reader, node: SyntaxNode): Statement {
  const rest = children(node).slice(1)
  const value = rest.length === 0 ? null : parseExpressionList(reader, rest, node)
  return { kind: 'Return', span: reader.span(node), value }
}

function parseRaise(reader: Reader, node: SyntaxNode): Statement | null {
  const [, exception, ...rest] = children(node)
  const [first] = rest
  if (first !== undefined) {
    const isFrom = first.name === 'from'
    reader.reject(
      around(rest, node),
      isFrom ? '`raise … from …` is not supported.' : '`raise A, b` is not part of Python 3.',
      isFrom ? 'Write `raise` with the exception alone.' : 'Write `raise A(b)`.',
    )
    return null
  }
  const value = exception === undefined ? null : reader.expression(exception)
  return { kind: 'Raise', span: reader.span(node), exception: value }
}

function parseAssert(reader: Reader, node: SyntaxNode): Statement | null {
  const runs = splitOn(children(node).slice(1), ',')
  const [[test] = [], [message] = []] = runs
  if (test === undefined || runs.length > 2 || (runs.length === 2 && message === undefined)) {
    const text = '`assert` takes a test and at most one message.'
    reader.reject(node, text, 'Write `assert test, message`.')
    return null
  }
  return {
    kind: 'Assert',
    span: reader.span(node),
    test: reader.expression(test),
    message: message === undefined ? null : reader.expression(message),
  }
}
