import type { SyntaxNode } from '@lezer/common'
import type { Conversion, Expression, FormattedValue } from '../ast.ts'
import { parseExpressionList } from './parseExpressionList.ts'
import type { Range } from './problems.ts'
import { children, type Reader, reject } from './reader.ts'
import { decodeString, type StringShape, stringShape } from './stringLiteral.ts'

type Part = string | FormattedValue

const SUFFIXES: ReadonlySet<string> = new Set(['FormatConversion', 'FormatSpec', 'FormatSelfDoc'])

function isSuffix(node: SyntaxNode): boolean {
  return SUFFIXES.has(node.name)
}

/** String, FormatString or ContinuedString (`'a' "b"`). */
export function parseString(reader: Reader, node: SyntaxNode): Expression {
  const pieces = node.name === 'ContinuedString' ? children(node) : [node]
  const kinds = new Set(pieces.map((piece) => stringShape(reader.textOf(piece)).bytes))
  if (kinds.size > 1) {
    const message = 'Bytes and text cannot be joined.'
    return reject(reader, node, message, 'Give both the prefix `b`, or neither.')
  }
  const parts = pieces.flatMap((piece) => parsePiece(reader, piece))
  const span = reader.span(node)
  if (pieces.some((piece) => piece.name === 'FormatString')) {
    return { kind: 'JoinedStr', span, parts: mergeTexts(parts) }
  }
  const value = parts.map((part) => (typeof part === 'string' ? part : '')).join('')
  return { kind: 'Constant', span, value: kinds.has(true) ? { bytes: value } : value }
}

function mergeTexts(parts: readonly Part[]): readonly Part[] {
  const merged: Part[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (part === '') continue
    if (typeof part === 'string' && typeof last === 'string')
      merged[merged.length - 1] = last + part
    else merged.push(part)
  }
  return merged
}

function parsePiece(reader: Reader, piece: SyntaxNode): readonly Part[] {
  if (!isWhole(reader, piece)) {
    const message = 'The braces of an f-string cannot hold its own quotes.'
    reader.reject(piece, message, 'Use the other kind of quotes inside.')
    return []
  }
  const shape = stringShape(reader.textOf(piece))
  const content = { from: piece.from + shape.content.from, to: piece.from + shape.content.to }
  if (piece.name === 'String') return [decode(reader, content, shape)]
  const parts: Part[] = []
  let from = content.from
  for (const replacement of children(piece)) {
    if (replacement.name !== 'FormatReplacement') continue
    parts.push(formatText(reader, { from, to: replacement.from }, shape))
    parts.push(...parseReplacement(reader, replacement, shape))
    from = replacement.to
  }
  return [...parts, formatText(reader, { from, to: content.to }, shape)]
}

/** Is it one token for Python, too? lezer reads f-strings as Python 3.12 does. */
function isWhole(reader: Reader, piece: SyntaxNode): boolean {
  return insideFormat(piece) || reader.strings.get(piece.from) === piece.to
}

function insideFormat(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    if (outer.name === 'FormatReplacement') return true
  }
  return false
}

function decode(reader: Reader, range: Range, shape: StringShape): string {
  const { value, problems } = decodeString(reader.textOf(range), shape)
  for (const { from, to, message, instead } of problems) {
    reader.reject({ from: range.from + from, to: range.from + to }, message, instead)
  }
  return value
}

const FORMAT_UNIT = /\\N\{[^}]*\}|\\[^]|\{\{|\}\}|[{}]/g
const RAW_FORMAT_UNIT = /\\[{}]|\{\{|\}\}|[{}]/g

/** Text of an f-string outside its replacements, where `{{` and `}}` mean one brace. */
function formatText(reader: Reader, range: Range, shape: StringShape): string {
  const text = reader.textOf(range)
  let value = ''
  let from = range.from
  for (const found of text.matchAll(shape.raw ? RAW_FORMAT_UNIT : FORMAT_UNIT)) {
    const unit = found[0]
    if (!/^\\?[{}]/.test(unit)) continue
    const at = { from: range.from + found.index, to: range.from + found.index + unit.length }
    value += decode(reader, { from, to: at.from }, shape) + unit.slice(1)
    from = at.to
    if (unit.startsWith('\\')) {
      const message = 'A backslash right before a brace is not supported.'
      reader.reject(at, message, 'Put the backslash into a variable.')
      break
    } else if (unit.length === 1) {
      const message = `A single \`${unit}\` cannot stand in an f-string.`
      reader.reject(at, message, `Write \`${unit}${unit}\` for one brace.`)
    }
  }
  return value + decode(reader, { from, to: range.to }, shape)
}

/** `depth`: how many braces are around it. */
function parseReplacement(
  reader: Reader,
  node: SyntaxNode,
  shape: StringShape,
  depth = 1,
): readonly Part[] {
  const inside = children(node).slice(1, -1)
  const conversion = inside.find((child) => child.name === 'FormatConversion')
  const letter = conversion === undefined ? null : reader.textOf(conversion).slice(1)
  const format = inside.find((child) => child.name === 'FormatSpec')
  if (reader.textOf(node).includes('\\')) {
    const message = 'The braces of an f-string cannot hold a backslash.'
    reader.reject(node, message, 'Compute the value before, into a variable.')
  }
  if (depth > 2) {
    const message = 'The braces of an f-string can stand in one another once.'
    reader.reject(node, message, 'Compute the value before, into a variable.')
  }
  const lambda = inside.find((child) => child.name === 'LambdaExpression')
  if (lambda !== undefined) {
    const message = 'A `lambda` in an f-string needs parentheses: its `:` would begin a format.'
    reader.reject(lambda, message, 'Add them.')
  }
  const value = parseExpressionList(
    reader,
    inside.filter((child) => !isSuffix(child)),
    node,
  )
  const spec = format === undefined ? null : parseSpec(reader, format, shape, depth)
  const shown = inside.find((child) => child.name === 'FormatSelfDoc')
  const usual = shown !== undefined && spec === null ? 'r' : null
  const part = { value, conversion: isConversion(letter) ? letter : usual, spec }
  if (shown === undefined) return [part]
  const text = selfText(reader, node, shown)
  return [text, part]
}

function isConversion(letter: string | null): letter is Conversion {
  return letter === 's' || letter === 'r' || letter === 'a'
}

/** `x = ` of `{x = }`: all from the brace to what follows the sign. */
function selfText(reader: Reader, node: SyntaxNode, sign: SyntaxNode): string {
  const after = /^\s*/.exec(reader.text.slice(sign.to, node.to))?.[0] ?? ''
  return reader.text.slice(node.from + 1, sign.to) + after
}

/** A format: text, and braces whose values become part of it. */
function parseSpec(
  reader: Reader,
  node: SyntaxNode,
  shape: StringShape,
  depth: number,
): readonly Part[] {
  const parts: Part[] = []
  let from = node.from + 1
  for (const replacement of children(node)) {
    if (replacement.name !== 'FormatReplacement') continue
    parts.push(decode(reader, { from, to: replacement.from }, shape))
    parts.push(...parseReplacement(reader, replacement, shape, depth + 1))
    from = replacement.to
  }
  return mergeTexts([...parts, decode(reader, { from, to: node.to }, shape)])
}
