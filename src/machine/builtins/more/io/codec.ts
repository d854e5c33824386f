import { utf8Bytes } from '../../../../vfs/index.ts'
import type { Bytes } from '../../../../vfs/index.ts'
import type {
  CodecName,
  DecoderState,
  ErrorPolicy,
  NewlineMode,
} from '../../../values/pythonFile.ts'

/** Where a text or bytes break the rules of a codec, as UnicodeError says it. */
export interface Broken {
  readonly start: number
  readonly end: number
  readonly reason: string
}

/** Thrown by the functions here; the caller knows what to raise. */
export class CodecError extends Error {
  readonly broken: Broken
  /** the text that cannot be encoded, or the bytes that cannot be decoded */
  readonly object: string
  readonly isText: boolean

  constructor(broken: Broken, object: string, isText: boolean) {
    super(broken.reason)
    this.broken = broken
    this.object = object
    this.isText = isText
  }
}

/** @throws CodecError with positions in characters */
export function encode(codec: CodecName, errors: ErrorPolicy, text: string): Bytes {
  if (codec === 'utf-8' && !/[\ud800-\udfff]/u.test(text)) return utf8Bytes(text)
  const characters = [...text]
  const limit = codec === 'ascii' ? 128 : codec === 'latin-1' ? 256 : 0x110000
  const isBad = (character: string | undefined) => {
    const point = character?.codePointAt(0)
    return (
      point !== undefined && (point >= limit || (limit > 256 && point >= 0xd800 && point <= 0xdfff))
    )
  }
  let out = ''
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? ''
    if (!isBad(character)) out += codec === 'utf-8' ? utf8Bytes(character) : character
    else if (errors === 'replace') out += '?'
    else if (errors === 'strict') {
      let end = at + 1
      while (isBad(characters[end])) end++
      const reason = codec === 'utf-8' ? 'surrogates not allowed' : `ordinal not in range(${limit})`
      throw new CodecError({ start: at, end, reason }, text, true)
    }
  }
  return out as Bytes
}

interface Decoded {
  readonly text: string
  /** bytes at the end that may be the beginning of a character */
  readonly rest: Bytes
}

/** @throws CodecError with positions in bytes of `data` */
export function decode(
  codec: CodecName,
  errors: ErrorPolicy,
  data: Bytes,
  final: boolean,
): Decoded {
  const none = '' as Bytes
  if (codec === 'latin-1') return { text: data, rest: none }
  let text = ''
  for (let at = 0; at < data.length;) {
    const found = codec === 'ascii' ? asciiAt(data, at) : characterAt(data, at)
    if ('length' in found) {
      text += found.text
      at += found.length
      continue
    }
    if (found.end === data.length && found.reason === CUT && !final) {
      return { text, rest: data.slice(at) as Bytes }
    }
    if (errors === 'strict') throw new CodecError({ ...found, start: at }, data, false)
    if (errors === 'replace') text += '\ufffd'
    at = found.end
  }
  return { text, rest: none }
}

const CUT = 'unexpected end of data'

type Found =
  | { readonly text: string; readonly length: number }
  | { readonly end: number; readonly reason: string }

function asciiAt(data: Bytes, at: number): Found {
  if (data.charCodeAt(at) < 128) return { text: data.charAt(at), length: 1 }
  return { end: at + 1, reason: 'ordinal not in range(128)' }
}

/** How long a character is that begins with this byte; 0: none does. */
function lengthFrom(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}

/** What may follow the first byte, where that is less than 0x80 to 0xbf. */
const SECOND: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
])

/** One character of UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
function characterAt(data: Bytes, at: number): Found {
  const lead = data.charCodeAt(at)
  if (lead < 0x80) return { text: data.charAt(at), length: 1 }
  const length = lengthFrom(lead)
  if (length === 0) return { end: at + 1, reason: 'invalid start byte' }
  let point = lead & (0x7f >> length)
  for (let i = 1; i < length; i++) {
    if (at + i >= data.length) return { end: data.length, reason: CUT }
    const byte = data.charCodeAt(at + i)
    const [low, high] = (i === 1 ? SECOND.get(lead) : undefined) ?? [0x80, 0xbf]
    if (byte < low || byte > high) return { end: at + i, reason: 'invalid continuation byte' }
    point = (point << 6) | (byte & 0x3f)
  }
  return { text: String.fromCodePoint(point), length }
}

export interface DecoderSetting {
  readonly codec: CodecName
  readonly errors: ErrorPolicy
  readonly newline: NewlineMode
}

export const FRESH: DecoderState = { rest: '' as Bytes, heldCr: false }

/**
 * The next part of a file. With newline None or '' a "\r" at the end waits for what follows it.
 *
 * @throws CodecError
 */
export function decodeNext(
  { codec, errors, newline }: DecoderSetting,
  state: DecoderState,
  input: Bytes,
  final: boolean,
): { readonly text: string; readonly state: DecoderState } {
  const { text: output, rest } = decode(codec, errors, (state.rest + input) as Bytes, final)
  if (newline !== null && newline !== '') return { text: output, state: { rest, heldCr: false } }
  const released = state.heldCr && (final || output !== '')
  let text = released ? `\r${output}` : output
  let heldCr = state.heldCr && !released
  if (text.endsWith('\r') && !final) {
    text = text.slice(0, -1)
    heldCr = true
  }
  if (newline === null) text = text.replaceAll(/\r\n?/g, '\n')
  return { text, state: { rest, heldCr } }
}
