import type { SyntaxNode } from '@lezer/common'
import type { Expression, FormattedValue } from './ast.ts'
import { parseExpressionList } from './parseExpressionList.ts'
import type { Range } from './problems.ts'
import { children, type Reader, rejected } from './reader.ts'
import { decodeString, type StringShape, stringShape } from './stringLiteral.ts'

type Part = string | FormattedValue

/** String, FormatString or ContinuedString (`'a' "b"`). */
export function parseString(reader: Reader, node: SyntaxNode): Expression {
  const pieces = node.name === 'ContinuedString' ? children(node) : [node]
  const kinds = new Set(pieces.map((piece) => stringShape(reader.textOf(piece)).bytes))
  if (kinds.size > 1) {
    const message = 'Bytes and text cannot be joined.'
    return rejected(reader, node, message, 'Give both the prefix `b`, or neither.')
  }
  const parts = pieces.flatMap((piece) => parsePiece(reader, piece))
  const span = reader.span(node)
  if (pieces.some((piece) => piece.name === 'FormatString')) {
    return { kind: 'JoinedStr', span, parts: mergeTexts(parts) }
  }
  const value = parts.join('')
  return { kind: 'Constant', span, value: kinds.has(true) ? { bytes: value } : value }
}

function mergeTexts(parts: readonly Part[]): readonly Part[] {
  const merged: Part[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (part === '') continue
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part
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
    parts.push(parseReplacement(reader, replacement))
    from = replacement.to
  }
  return [...parts, formatText(reader, { from, to: content.to }, shape)]
}

/** Is it one token for Python, too? lezer reads f-strings as Python 3.12 does. */
function isWhole(reader: Reader, piece: SyntaxNode): boolean {
  const inner = piece.parent?.name === 'FormatReplacement' || insideFormat(piece)
  return inner || reader.strings.get(piece.from) === piece.to
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

/** Text of an f-string outside of its replacements, where `{{` and `}}` stand for one brace. */
function formatText(reader: Reader, range: Range, shape: StringShape): string {
  const text = reader.textOf(range)
  const braces = /\{\{|\}\}|[{}]|\\N\{|\\\\/g
  let value = ''
  let from = 0
  for (const found of text.matchAll(braces)) {
    const at = { from: range.from + found.index, to: range.from + found.index + found[0].length }
    if (found[0] === '\\\\') continue
    if (found[0] === '\\N{') {
      if (shape.raw) reader.reject(at, BRACE_AFTER_BACKSLASH, BRACE_INSTEAD)
      continue
    }
    if (found[0] === '{' || (found[0] === '{{' && isEscaped(text, found.index))) {
      reader.reject(at, BRACE_AFTER_BACKSLASH, BRACE_INSTEAD)
    } else if (found[0] === '}') {
      const previous = text.slice(0, found.index)
      if (!shape.raw && /\\N\{[^}]*$/.test(previous)) continue
      reader.reject(at, 'A single `}` cannot stand in an f-string.', 'Write `}}` for one brace.')
    }
    value += decode(reader, { from: range.from + from, to: at.from + 1 }, shape)
    from = found.index + found[0].length
  }
  const after = text.slice(from)
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(after)) {
    const at = { from: range.to - 1, to: range.to }
    if (!shape.raw) reader.reject(at, BRACE_AFTER_BACKSLASH, BRACE_INSTEAD)
  }
  return value + decode(reader, { from: range.from + from, to: range.to }, shape)
}

const BRACE_AFTER_BACKSLASH = 'A backslash right before a brace is not supported.'
const BRACE_INSTEAD = 'Put the backslash into a value: `{backslash}`.'

function isEscaped(text: string, index: number): boolean {
  const slashes = /\\*$/.exec(text.slice(0, index))?.[0].length ?? 0
  return slashes % 2 === 1
}

function parseReplacement(reader: Reader, node: SyntaxNode): FormattedValue {
  const inside = children(node).slice(1, -1)
  const isSuffix = (child: SyntaxNode): boolean => child.name.startsWith('Format') && child.name !== 'FormatString'
  const conversion = inside.find((child) => child.name === 'FormatConversion')
  const letter = conversion === undefined ? null : reader.textOf(conversion).slice(1)
  for (const suffix of inside.filter(isSuffix)) rejectSuffix(reader, suffix)
  if (reader.textOf(node).includes('\\')) {
    const message = 'The braces of an f-string cannot hold a backslash.'
    reader.reject(node, message, 'Compute the value before, into a variable.')
  }
  const value = parseExpressionList(reader, inside.filter((child) => !isSuffix(child)), node)
  return { value, conversion: letter === 's' || letter === 'r' ? letter : null }
}

function rejectSuffix(reader: Reader, suffix: SyntaxNode): void {
  const instead = 'Format the value before, into a variable; `!r` and `!s` are supported.'
  if (suffix.name === 'FormatSpec') {
    reader.reject(suffix, 'A format after `:` is not supported.', instead)
  } else if (suffix.name === 'FormatSelfDoc') {
    reader.reject(suffix, '`=` in an f-string is not supported.', 'Write the name as text before it.')
  } else if (reader.textOf(suffix) === '!a') {
    reader.reject(suffix, 'The conversion `!a` is not supported.', 'Write `!r`.')
  }
}
