import type { SyntaxNode } from '@lezer/common'
import { BugError } from '../../base/index.ts'
import type { BinaryOperator, CompareOperator, Expression } from '../ast.ts'
import type { Range } from './problems.ts'
import { children, type Reader, reject } from './reader.ts'

const BINARY: ReadonlySet<string> = new Set('+ - * / // % ** | & ^ << >>'.split(' '))
const COMPARE: ReadonlySet<string> = new Set([
  ...'== != < <= > >= is in'.split(' '),
  'is not',
  'not in',
])

export function isBinaryOperator(text: string): text is BinaryOperator {
  return BINARY.has(text)
}

function isCompareOperator(text: string): text is CompareOperator {
  return COMPARE.has(text)
}

/** What to say about an operator of Python's that the subset leaves out. */
export function unsupportedOperator(operator: string): readonly [string, string] {
  switch (operator) {
    case '@':
      return ['The operator `@` is not supported.', 'Call a function.']
    default:
      return ['`<>` is not part of Python 3.', 'Write `!=`.']
  }
}

interface Parts {
  readonly left: SyntaxNode
  readonly right: SyntaxNode
  readonly operator: string
  readonly operatorNode: SyntaxNode
}

function partsOf(reader: Reader, node: SyntaxNode): Parts {
  const all = children(node)
  const [left, operatorNode] = all
  const right = all.at(-1)
  if (left === undefined || operatorNode === undefined || right === undefined) {
    throw new BugError(`expected two operands in a ${node.name}`)
  }
  const operator = all
    .slice(1, -1)
    .map((part) => reader.textOf(part))
    .join(' ')
  return { left, right, operator, operatorNode }
}

/** BinaryExpression: and, or, comparisons, arithmetic. */
export function parseBinary(reader: Reader, node: SyntaxNode): Expression {
  const { left, right, operator, operatorNode } = partsOf(reader, node)
  if (operator === 'and' || operator === 'or') return parseBoolean(reader, node)
  if (isCompareOperator(operator) || operator === '<>') return parseComparison(reader, node)
  if (!isBinaryOperator(operator)) {
    return reject(reader, operatorNode, ...unsupportedOperator(operator))
  }
  return {
    kind: 'BinOp',
    span: reader.span(node),
    operator,
    left: parseOperand(reader, left),
    right: parseOperand(reader, right),
  }
}

export function parseUnary(reader: Reader, node: SyntaxNode): Expression {
  const [sign, operand] = children(node)
  if (sign === undefined || operand === undefined) throw new BugError('expected a unary operand')
  const operator = reader.textOf(sign)
  if (operator === '-' || operator === '+' || operator === '~') {
    return {
      kind: 'UnaryOp',
      span: reader.span(node),
      operator,
      operand: parseOperand(reader, operand),
    }
  }
  return parseBoolean(reader, node)
}

function isNot(reader: Reader, node: SyntaxNode): boolean {
  const first = node.firstChild
  return node.name === 'UnaryExpression' && first !== null && reader.textOf(first) === 'not'
}

/** An operand of a comparison or of arithmetic: lezer allows a bare `not` there, Python does not. */
function parseOperand(reader: Reader, node: SyntaxNode): Expression {
  if (!isNot(reader, node)) return reader.expression(node)
  const message = '`not` cannot stand right after an operator.'
  return reject(reader, node, message, 'Put it in parentheses: `(not x)`.')
}

/** lezer nests `a < b < c` to the left; Python has one chain. */
function parseComparison(reader: Reader, node: SyntaxNode): Expression {
  const rest: { readonly operator: CompareOperator; readonly right: Expression }[] = []
  let left = node
  while (left.name === 'BinaryExpression') {
    const parts = partsOf(reader, left)
    const { operator } = parts
    if (operator === '<>') reader.reject(parts.operatorNode, ...unsupportedOperator(operator))
    else if (isCompareOperator(operator)) {
      rest.push({ operator, right: parseOperand(reader, parts.right) })
    } else break
    left = parts.left
  }
  return {
    kind: 'Compare',
    span: reader.span(node),
    left: parseOperand(reader, left),
    rest: rest.toReversed(),
  }
}

/** So that no stage runs out of stack. */
const DEEPEST_NOT = 100

/** An expression with its place in the text, which counts the parentheses around it. */
interface Placed extends Range {
  readonly value: Expression
}

type Piece = SyntaxNode | { readonly word: 'and' | 'or' | 'not'; readonly from: number }

/**
 * lezer gives `not` the lowest precedence: `not a and b` comes as `not (a and b)`. Parentheses are
 * nodes of their own, so the spine of and, or and not can be laid flat and read again by Python's
 * precedence: or < and < not.
 */
function parseBoolean(reader: Reader, node: SyntaxNode): Expression {
  const pieces = flatten(reader, node)
  let index = 0
  const atWord = (word: string): boolean => {
    const piece = pieces[index]
    return piece !== undefined && 'word' in piece && piece.word === word
  }
  const parseNot = (nots = 0): Placed => {
    const piece = pieces[index]
    index += 1
    if (piece === undefined) throw new BugError('expected an operand of and, or, not')
    if (!('word' in piece))
      return { value: reader.expression(piece), from: piece.from, to: piece.to }
    if (nots === DEEPEST_NOT) {
      const message = 'There are too many `not` in a row.'
      return {
        value: reject(reader, node, message, 'Drop every second one.'),
        from: node.from,
        to: node.to,
      }
    }
    const operand = parseNot(nots + 1)
    const place = { from: piece.from, to: operand.to }
    const span = reader.span(place)
    return { value: { kind: 'UnaryOp', span, operator: 'not', operand: operand.value }, ...place }
  }
  const parseChain = (operator: 'and' | 'or', parsePart: () => Placed): Placed => {
    const first = parsePart()
    const values = [first.value]
    let { to } = first
    while (atWord(operator)) {
      index += 1
      const part = parsePart()
      values.push(part.value)
      to = part.to
    }
    if (values.length === 1) return first
    const place = { from: first.from, to }
    return { value: { kind: 'BoolOp', span: reader.span(place), operator, values }, ...place }
  }
  return parseChain('or', () => parseChain('and', () => parseNot())).value
}

function flatten(reader: Reader, node: SyntaxNode): readonly Piece[] {
  if (isNot(reader, node)) {
    const operand = children(node).at(-1)
    return operand === undefined
      ? []
      : [{ word: 'not', from: node.from }, ...flatten(reader, operand)]
  }
  if (node.name !== 'BinaryExpression') return [node]
  const { left, right, operator, operatorNode } = partsOf(reader, node)
  if (operator !== 'and' && operator !== 'or') return [node]
  return [
    ...flatten(reader, left),
    { word: operator, from: operatorNode.from },
    ...flatten(reader, right),
  ]
}
