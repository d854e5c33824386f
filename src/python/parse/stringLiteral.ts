import type { Range } from './problems.ts'

/** A string token taken apart: `Rb'''x'''` is raw, of bytes, with its content between the quotes. */
export interface StringShape {
  readonly raw: boolean
  readonly bytes: boolean
  /** offsets within the token */
  readonly content: Range
}

export function stringShape(token: string): StringShape {
  const found = /^([a-zA-Z]*)('''|"""|'|")/.exec(token)
  const prefix = (found?.[1] ?? '').toLowerCase()
  const quote = found?.[2] ?? ''
  return {
    raw: prefix.includes('r'),
    bytes: prefix.includes('b'),
    content: { from: prefix.length + quote.length, to: token.length - quote.length },
  }
}

export interface EscapeProblem extends Range {
  readonly message: string
  readonly instead: string | null
}

export interface Decoded {
  readonly value: string
  /** offsets within the content */
  readonly problems: readonly EscapeProblem[]
}

type Escape =
  | { readonly value: string; readonly length: number }
  | { readonly length: number; readonly message: string; readonly instead: string | null }

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
])

const HEX_LENGTH: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

/**
 * The value of a string literal's content, by "String and Bytes literals" in the Python
 * 3.11 reference: line breaks become \n, an unknown escape keeps its backslash, an octal escape of
 * bytes wraps at 256. Of bytes, each character of the value is one byte.
 */
export function decodeString(content: string, shape: StringShape): Decoded {
  const problems: EscapeProblem[] = []
  let value = ''
  let position = 0
  while (position < content.length) {
    const character = content.charAt(position)
    if (character === '\\' && !shape.raw) {
      const escape = readEscape(content, position, shape.bytes)
      if ('value' in escape) value += escape.value
      else problems.push({ ...escape, from: position, to: position + escape.length })
      position += escape.length
    } else if (character === '\r') {
      value += '\n'
      position += content.charAt(position + 1) === '\n' ? 2 : 1
    } else {
      if (shape.bytes && character > '\u007f') problems.push(notAscii(position))
      value += character
      position += 1
    }
  }
  return { value, problems }
}

function notAscii(position: number): EscapeProblem {
  return {
    from: position,
    to: position + 1,
    message: 'Bytes can only hold ASCII characters.',
    instead: 'Write the byte as `\\xhh`, or use a text and `.encode()`.',
  }
}

function readEscape(content: string, position: number, bytes: boolean): Escape {
  const character = content.charAt(position + 1)
  if (character === '\r') {
    return { value: '', length: content.charAt(position + 2) === '\n' ? 3 : 2 }
  }
  const simple = SIMPLE.get(character)
  if (simple !== undefined) return { value: simple, length: 2 }
  const octal = /^[0-7]{1,3}/.exec(content.slice(position + 1, position + 4))
  if (octal !== null) {
    const code = Number.parseInt(octal[0], 8)
    return { value: String.fromCharCode(bytes ? code % 256 : code), length: octal[0].length + 1 }
  }
  if (bytes && character !== 'x') return { value: '\\', length: 1 }
  if (character === 'N') {
    const length = /^\\N\{[^}]*\}/.exec(content.slice(position))?.[0].length ?? 2
    const instead = 'Write the character itself, or its number as `\\uhhhh`.'
    return { length, message: 'Characters by name are not supported.', instead }
  }
  return readHexEscape(content, position, character)
}

function readHexEscape(content: string, position: number, letter: string): Escape {
  const digits = HEX_LENGTH.get(letter)
  if (digits === undefined) return { value: '\\', length: 1 }
  const found = /^[\da-fA-F]*/.exec(content.slice(position + 2, position + 2 + digits))?.[0] ?? ''
  const length = found.length + 2
  if (found.length < digits) {
    const message = `\`\\${letter}\` needs exactly ${String(digits)} hexadecimal digits.`
    return { length, message, instead: null }
  }
  const code = Number.parseInt(found, 16)
  if (code > 0x10ffff) {
    return { length, message: 'There is no character with this number.', instead: null }
  }
  return { value: String.fromCodePoint(code), length }
}
