import type { SyntaxNode } from '@lezer/common'
import { BugError } from '../../base/index.ts'
import type { Expression, Statement } from '../ast.ts'
import { endOf, parseBody } from '../lower/blocks.ts'
import { readName, readNewName } from './names.ts'
import { parseArguments } from './parseCall.ts'
import { checkAnnotation, parseParameters } from './parseParameters.ts'
import { around, children, type Reader, reject } from './reader.ts'

/** `@decorator` lines with what they decorate. */
export function parseDecorated(reader: Reader, node: SyntaxNode): Statement | null {
  const parts = children(node)
  const definition = parts.at(-1)
  if (definition === undefined) return null
  const decorators = parts.slice(0, -1).map((part) => parseDecorator(reader, part))
  return definition.name === 'FunctionDefinition'
    ? parseFunction(reader, definition, decorators)
    : parseClass(reader, definition, decorators)
}

/** `@a.b` or `@a.b(c)`; lezer counts the line break to the decorator. */
function parseDecorator(reader: Reader, node: SyntaxNode): Expression {
  const parts = children(node).filter((part) => part.from < part.to)
  const [, first, ...rest] = parts
  if (first === undefined) return reject(reader, node, 'A decorator is missing here.', null)
  let found: Expression = {
    kind: 'Name',
    span: reader.span(first),
    id: readName(reader, first),
  }
  for (const part of rest) {
    const span = reader.span({ from: first.from, to: part.to })
    if (part.name === 'ArgList') {
      found = { kind: 'Call', span, callee: found, ...parseArguments(reader, part) }
    } else if (part.name !== '.') {
      found = { kind: 'Attribute', span, value: found, name: readName(reader, part) }
    }
  }
  return found
}

export function parseFunction(
  reader: Reader,
  node: SyntaxNode,
  decorators: readonly Expression[] = [],
): Statement | null {
  const parts = children(node)
  const find = (name: string): SyntaxNode | undefined => parts.find((part) => part.name === name)
  const def = find('def')
  const nameNode = find('VariableName')
  const list = find('ParamList')
  const body = find('Body')
  if (def === undefined || nameNode === undefined || list === undefined || body === undefined)
    return null
  const async = find('async')
  if (async !== undefined) reader.reject(async, '`async` is not supported.', 'Write `def` alone.')
  rejectTypeParameters(reader, find('TypeParamList'))
  const returns = find('TypeDef')
  if (returns !== undefined) checkAnnotation(reader, returns)
  const name = readNewName(reader, nameNode)
  const colon = children(body)[0] ?? body
  return {
    kind: 'FunctionDef',
    span: reader.span({ from: def.from, to: endOf(node) }),
    headSpan: reader.span({ from: def.from, to: colon.to }),
    name,
    parameters: parseParameters(reader, list),
    body: parseBody(reader, body),
    decorators,
  }
}

export function parseLambda(reader: Reader, node: SyntaxNode): Expression {
  const parts = children(node)
  const list = parts.find((part) => part.name === 'ParamList')
  const body = parts.at(-1)
  if (list === undefined || body === undefined) throw new BugError('expected a lambda')
  return {
    kind: 'Lambda',
    span: reader.span(node),
    parameters: parseParameters(reader, list),
    body: reader.expression(body),
  }
}

function rejectTypeParameters(reader: Reader, node: SyntaxNode | undefined): void {
  if (node !== undefined) reader.reject(node, 'Type parameters are not supported.', 'Remove them.')
}

export function parseClass(
  reader: Reader,
  node: SyntaxNode,
  decorators: readonly Expression[] = [],
): Statement | null {
  const parts = children(node)
  const find = (name: string): SyntaxNode | undefined => parts.find((part) => part.name === name)
  const nameNode = find('VariableName')
  const body = find('Body')
  const list = find('ArgList')
  if (nameNode === undefined || body === undefined) return null
  rejectTypeParameters(reader, find('TypeParamList'))
  return {
    kind: 'ClassDef',
    span: reader.span({ from: node.from, to: endOf(node) }),
    nameSpan: reader.span(nameNode),
    name: readNewName(reader, nameNode),
    base: list === undefined ? null : parseBase(reader, list),
    body: parseBody(reader, body),
    decorators,
  }
}

function parseBase(reader: Reader, list: SyntaxNode): Expression | null {
  const { args, keywords } = parseArguments(reader, list)
  const [base, second] = args
  const [keyword] = keywords
  if (base?.kind === 'Starred' || base?.kind === 'Comprehension') {
    reader.reject(around([list], list), 'A base class must be named.', null)
  }
  if (second !== undefined) {
    reader.reject(second.span, 'Only one base class is supported.', 'Remove the others.')
  }
  if (keyword !== undefined) {
    const what = keyword.name === 'metaclass' ? 'Metaclasses' : 'Keywords of a class'
    reader.reject(keyword.span, `${what} are not supported.`, 'Remove it.')
  }
  return base ?? null
}
