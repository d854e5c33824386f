import type { SyntaxNode } from '@lezer/common'
import type { Statement } from '../ast.ts'
import { readNewName } from './names.ts'
import { parseYield } from './parseExpression.ts'
import { parseExpressionList } from './parseExpressionList.ts'
import { isBinaryOperator, unsupportedOperator } from './parseOperation.ts'
import { checkAnnotation } from './parseParameters.ts'
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
  ['ScopeStatement', parseScope],
  ['YieldStatement', parseYieldStatement],
  ['PassStatement', (reader, node) => ({ kind: 'Pass', span: reader.span(node) })],
  ['BreakStatement', (reader, node) => ({ kind: 'Break', span: reader.span(node) })],
  ['ContinueStatement', (reader, node) => ({ kind: 'Continue', span: reader.span(node) })],
  ['ScopeStatement', parseScope],
])

export const UNSUPPORTED_STATEMENTS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['PrintStatement', ['The `print` statement is not part of Python 3.', 'Write `print(…)`.']],
  ['MatchStatement', ['`match` is not supported.', 'Write `if` and `elif`.']],
  ['TypeDefinition', ['`type` statements are not supported.', 'Remove it.']],
])

function parseAssign(reader: Reader, node: SyntaxNode): Statement | null {
  const parts = children(node)
  const at = parts.findIndex((part) => part.name === 'TypeDef')
  const annotation = parts[at]
  if (annotation !== undefined) return parseAnnotated(reader, node, parts, at)
  const runs = splitOn(parts, 'AssignOp')
  const targets = runs.slice(0, -1).map((run) => parseTargets(reader, run, node, 'assign to'))
  const value = parseExpressionList(reader, runs.at(-1) ?? [], node)
  return { kind: 'Assign', span: reader.span(node), targets, value }
}

/** `target: annotation = value`; `at`: where the annotation is among the parts. */
function parseAnnotated(
  reader: Reader,
  node: SyntaxNode,
  parts: readonly SyntaxNode[],
  at: number,
): Statement | null {
  const annotation = parts[at] ?? node
  const before = parts.slice(0, at)
  const [first, second] = before
  const [, equals, ...more] = parts.slice(at)
  if (more.some((part) => part.name === 'AssignOp')) {
    reader.reject(annotation, 'Only one target can have an annotation.', 'Remove it.')
    return null
  }
  if (
    second !== undefined ||
    first?.name === 'TupleExpression' ||
    first?.name === 'ArrayExpression'
  ) {
    reader.reject(around(before, node), 'Several targets cannot have an annotation.', 'Remove it.')
    return null
  }
  checkAnnotation(reader, annotation)
  return {
    kind: 'AnnAssign',
    span: reader.span(node),
    target: parseSingleTarget(reader, before, node),
    annotation: reader.span({ from: annotation.from + 1, to: annotation.to }),
    value: equals === undefined ? null : parseExpressionList(reader, more, node),
    simple: first?.name === 'VariableName',
  }
}

function parseYieldStatement(reader: Reader, node: SyntaxNode): Statement {
  return { kind: 'Expr', span: reader.span(node), value: parseYield(reader, node) }
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

function parseScope(reader: Reader, node: SyntaxNode): Statement {
  const [keyword, ...rest] = children(node)
  const names = rest
    .filter((part) => part.name === 'VariableName')
    .map((part) => ({ name: readNewName(reader, part), span: reader.span(part) }))
  const kind = keyword?.name === 'nonlocal' ? 'Nonlocal' : 'Global'
  return { kind, span: reader.span(node), names }
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
  const [first, cause] = rest
  if (first !== undefined && (first.name !== 'from' || cause === undefined)) {
    const message = '`raise A, b` is not part of Python 3.'
    reader.reject(around(rest, node), message, 'Write `raise A(b)`.')
    return null
  }
  return {
    kind: 'Raise',
    span: reader.span(node),
    exception: exception === undefined ? null : reader.expression(exception),
    cause: cause === undefined ? null : reader.expression(cause),
  }
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
