import type { SyntaxNode } from '@lezer/common'
import type { Expression, FunctionDef, Parameter, Statement } from '../ast.ts'
import { endOf, parseBody } from '../lower/blocks.ts'
import { readNewName } from './names.ts'
import { parseArguments } from './parseCall.ts'
import { around, children, type Reader, splitOn } from './reader.ts'

type Decorator = FunctionDef['decorator']

/** `@decorator` lines with what they decorate. */
export function parseDecorated(reader: Reader, node: SyntaxNode): Statement | null {
  const parts = children(node)
  const definition = parts.at(-1)
  const decorators = parts.slice(0, -1)
  const [first, second] = decorators
  if (definition === undefined || first === undefined) return null
  if (definition.name !== 'FunctionDefinition' || second !== undefined) {
    const what = second === undefined ? first : second
    const message =
      second === undefined
        ? 'A class cannot be decorated here.'
        : 'Only one decorator is supported.'
    reader.reject(around(decoratorParts(what), what), message, 'Remove it.')
    return null
  }
  return parseFunction(reader, definition, first)
}

/** lezer counts the line break to the decorator. */
function decoratorParts(node: SyntaxNode): readonly SyntaxNode[] {
  return children(node).filter((part) => part.from < part.to)
}

function parseDecorator(reader: Reader, node: SyntaxNode, functionName: string): Decorator {
  const parts = decoratorParts(node).slice(1)
  const words = parts.map((part) => reader.textOf(part))
  if (words.length === 1 && words[0] === 'property') return { kind: 'property' }
  const [property, , last] = words
  if (words.length === 3 && last === 'setter' && property !== undefined) {
    if (property !== functionName) {
      const message = `The setter of \`${property}\` must have its name.`
      reader.reject(around(parts, node), message, `Write \`def ${property}\`.`)
    }
    return { kind: 'setter', property }
  }
  const message = `The decorator \`@${words.join('')}\` is not supported.`
  reader.reject(around([node, ...parts], node), message, 'Only `@property` and `@name.setter` are.')
  return null
}

export function parseFunction(
  reader: Reader,
  node: SyntaxNode,
  decorator: SyntaxNode | null = null,
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
  rejectAnnotation(reader, find('TypeDef'))
  const name = readNewName(reader, nameNode)
  const colon = children(body)[0] ?? body
  return {
    kind: 'FunctionDef',
    span: reader.span({ from: def.from, to: endOf(node) }),
    headSpan: reader.span({ from: def.from, to: colon.to }),
    name,
    parameters: parseParameters(reader, list),
    body: parseBody(reader, body),
    decorator: decorator === null ? null : parseDecorator(reader, decorator, name),
  }
}

function rejectTypeParameters(reader: Reader, node: SyntaxNode | undefined): void {
  if (node !== undefined) reader.reject(node, 'Type parameters are not supported.', 'Remove them.')
}

function rejectAnnotation(reader: Reader, node: SyntaxNode | undefined): void {
  if (node !== undefined) reader.reject(node, 'Type annotations are not supported.', 'Remove it.')
}

function parseParameters(reader: Reader, list: SyntaxNode): readonly Parameter[] {
  const parameters: Parameter[] = []
  rejectSlash(reader, list)
  for (const run of splitOn(children(list).slice(1, -1), ',')) {
    const [first, ...rest] = run
    if (first === undefined) continue
    const place = around(run, first)
    if (first.name === '*' || first.name === '**') {
      const message = `Parameters with \`${first.name}\` are not supported.`
      reader.reject(place, message, 'Name each parameter.')
      continue
    }
    rejectAnnotation(
      reader,
      rest.find((part) => part.name === 'TypeDef'),
    )
    const equals = rest.findIndex((part) => part.name === 'AssignOp')
    const value = equals === -1 ? undefined : rest[equals + 1]
    const name = readNewName(reader, first)
    checkParameter(reader, first, name, value !== undefined, parameters)
    const initial = value === undefined ? null : reader.expression(value)
    parameters.push({ name, span: reader.span(place), default: initial })
  }
  return parameters
}

/** lezer has no node for the `/`: it is in a gap. */
function rejectSlash(reader: Reader, list: SyntaxNode): void {
  for (let node = list.firstChild; node !== null; node = node.nextSibling) {
    const gap = { from: node.to, to: node.nextSibling?.from ?? node.to }
    const at = reader.textOf(gap).indexOf('/')
    if (at === -1) continue
    const message = 'A `/` among the parameters is not supported.'
    reader.reject({ from: gap.from + at, to: gap.from + at + 1 }, message, 'Remove it.')
  }
}

function checkParameter(
  reader: Reader,
  node: SyntaxNode,
  name: string,
  hasDefault: boolean,
  before: readonly Parameter[],
): void {
  if (before.some((parameter) => parameter.name === name)) {
    reader.reject(node, `The parameter \`${name}\` is there twice.`, 'Rename one.')
  } else if (!hasDefault && before.some((parameter) => parameter.default !== null)) {
    const message = 'A parameter without a default cannot follow one that has a default.'
    reader.reject(node, message, 'Put it first, or give it a default.')
  }
}

export function parseClass(reader: Reader, node: SyntaxNode): Statement | null {
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
  }
}

function parseBase(reader: Reader, list: SyntaxNode): Expression | null {
  const { args, keywords } = parseArguments(reader, list)
  const [base, second] = args
  const [keyword] = keywords
  if (second !== undefined) {
    reader.reject(second.span, 'Only one base class is supported.', 'Remove the others.')
  }
  if (keyword !== undefined) {
    const what = keyword.name === 'metaclass' ? 'Metaclasses' : 'Keywords of a class'
    reader.reject(keyword.span, `${what} are not supported.`, 'Remove it.')
  }
  return base ?? null
}
