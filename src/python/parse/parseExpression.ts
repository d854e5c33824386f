import type { SyntaxNode } from '@lezer/common'
import { BugError } from '../../base/index.ts'
import type { Comprehension, Expression } from '../ast.ts'
import { readName } from './names.ts'
import { readNumber } from './numberLiteral.ts'
import { parseCall } from './parseCall.ts'
import { namedExpression, parseComprehension } from './parseComprehension.ts'
import { parseLambda } from './parseDefinition.ts'
import { parseExpressionList, parseItem, parseItems } from './parseExpressionList.ts'
import { parseMember } from './parseMember.ts'
import { parseBinary, parseUnary } from './parseOperation.ts'
import { parseString } from './parseString.ts'
import { children, type Reader, reject, splitOn } from './reader.ts'

type ParseNode = (reader: Reader, node: SyntaxNode) => Expression

/** The expressions of the subset, by the node names of @lezer/python. */
const SUPPORTED: ReadonlyMap<string, ParseNode> = new Map<string, ParseNode>([
  ['VariableName', parseName],
  ['Number', parseNumber],
  ['String', parseString],
  ['FormatString', parseString],
  ['ContinuedString', parseString],
  ['None', (reader, node) => ({ kind: 'Constant', span: reader.span(node), value: null })],
  ['Boolean', parseBooleanLiteral],
  ['ParenthesizedExpression', parseParenthesized],
  ['TupleExpression', parseDisplay],
  ['ArrayExpression', parseDisplay],
  ['SetExpression', parseDisplay],
  ['DictionaryExpression', parseDictionary],
  ['ComprehensionExpression', comprehension('generator')],
  ['ArrayComprehensionExpression', comprehension('list')],
  ['SetComprehensionExpression', comprehension('set')],
  ['DictionaryComprehensionExpression', comprehension('dict')],
  ['LambdaExpression', parseLambda],
  ['NamedExpression', parseNamed],
  ['YieldExpression', parseYield],
  ['Ellipsis', (reader, node) => ({ kind: 'Name', span: reader.span(node), id: 'Ellipsis' })],
  ['CallExpression', parseCall],
  ['MemberExpression', parseMember],
  ['BinaryExpression', parseBinary],
  ['UnaryExpression', parseUnary],
  ['ConditionalExpression', parseConditional],
])

/** Expressions of Python that the subset leaves out: what to say, and what to write. */
const UNSUPPORTED: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['AwaitExpression', ['`await` is not supported.', 'Call the function directly.']],
])

export function parseExpression(reader: Reader, node: SyntaxNode): Expression {
  const parse = SUPPORTED.get(node.name)
  if (parse !== undefined) return parse(reader, node)
  const unsupported = UNSUPPORTED.get(node.name)
  if (unsupported !== undefined) return reject(reader, node, ...unsupported)
  throw new BugError(`expected an expression, got the node ${node.name}`)
}

function parseName(reader: Reader, node: SyntaxNode): Expression {
  // lezer wants a value after `yield`: see maskForGrammar
  if (reader.bareYields.has(node.from)) {
    return { kind: 'Yield', span: reader.span(node), value: null }
  }
  return { kind: 'Name', span: reader.span(node), id: readName(reader, node) }
}

function parseNumber(reader: Reader, node: SyntaxNode): Expression {
  const after = reader.text.slice(node.to, node.to + 8)
  const number = readNumber(reader.textOf(node), after)
  switch (number.kind) {
    case 'integer':
    case 'float':
      return { kind: 'Constant', span: reader.span(node), value: number.value }
    case 'complex':
      return reject(reader, node, 'Complex numbers are not supported.', 'Write an integer.')
    case 'leading zero': {
      const instead = 'Write `0o` before an octal number, or drop the zero.'
      return reject(reader, node, 'A number cannot begin with a zero.', instead)
    }
    case 'malformed':
      return reject(reader, node, 'This is not a number that Python can read.', null)
  }
}

function parseBooleanLiteral(reader: Reader, node: SyntaxNode): Expression {
  return { kind: 'Constant', span: reader.span(node), value: reader.textOf(node) === 'True' }
}

function parseParenthesized(reader: Reader, node: SyntaxNode): Expression {
  return parseItem(reader, children(node).slice(1, -1), node)
}

function comprehension(of: Comprehension['of']): ParseNode {
  return (reader, node) => parseComprehension(reader, children(node).slice(1, -1), of, node)
}

function parseNamed(reader: Reader, node: SyntaxNode): Expression {
  const [name, operator, value] = children(node)
  if (name === undefined || operator === undefined || value === undefined) {
    throw new BugError('expected the three parts of `:=`')
  }
  return namedExpression(reader, name, operator, value)
}

/** `yield value` or `yield from value`, also as a statement. */
export function parseYield(reader: Reader, node: SyntaxNode): Expression {
  const [, first, ...rest] = children(node)
  const span = reader.span(node)
  if (first?.name === 'from') {
    return { kind: 'YieldFrom', span, value: parseItem(reader, rest, node) }
  }
  const value = first === undefined ? null : parseExpressionList(reader, [first, ...rest], node)
  return { kind: 'Yield', span, value }
}

const DISPLAYS = { TupleExpression: 'Tuple', SetExpression: 'Set' } as const

/** `(a, b)`, `[a, b]` or `{a, b}` */
function parseDisplay(reader: Reader, node: SyntaxNode): Expression {
  const kind = DISPLAYS[node.name as keyof typeof DISPLAYS] ?? 'List'
  const items = parseItems(reader, children(node).slice(1, -1), node)
  return { kind, span: reader.span(node), items }
}

function parseDictionary(reader: Reader, node: SyntaxNode): Expression {
  const entries: { readonly key: Expression | null; readonly value: Expression }[] = []
  for (const run of splitOn(children(node).slice(1, -1), ',')) {
    const [key, colon, value] = run
    if (key === undefined) continue
    if (key.name === '**' && colon !== undefined) {
      entries.push({ key: null, value: parseItem(reader, run.slice(1), node) })
    } else if (colon === undefined || colon.name !== ':' || value === undefined) {
      parseItem(reader, run, node)
    } else {
      entries.push({ key: reader.expression(key), value: reader.expression(value) })
    }
  }
  return { kind: 'Dict', span: reader.span(node), entries }
}

function parseConditional(reader: Reader, node: SyntaxNode): Expression {
  const [body, , test, , orelse] = children(node)
  if (body === undefined || test === undefined || orelse === undefined) {
    throw new BugError('expected the three parts of a conditional expression')
  }
  return {
    kind: 'IfExp',
    span: reader.span(node),
    test: reader.expression(test),
    body: reader.expression(body),
    orelse: reader.expression(orelse),
  }
}
