import { bytes, textOf, utf8Bytes } from '../../vfs/index.ts'
import type { Bytes } from '../../vfs/index.ts'
import { numeric } from '../values/repr.ts'
import { typeName } from '../values/typeName.ts'
import type { Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

type Codec = 'utf-8' | 'ascii' | 'latin-1'

function codecNamed(evaluation: Evaluation, method: string, encoding: Value): Codec {
  if (typeof encoding !== 'string') {
    const text = `${method}() argument 'encoding' must be str, not ${typeName(evaluation, encoding)}`
    return evaluation.fail('TypeError', text)
  }
  const name = encoding.toLowerCase().replaceAll('_', '-')
  if (name === 'utf-8' || name === 'utf8') return 'utf-8'
  if (name === 'ascii' || name === 'us-ascii') return 'ascii'
  if (['latin-1', 'latin1', 'iso-8859-1'].includes(name)) return 'latin-1'
  return evaluation.fail('LookupError', `unknown encoding: ${encoding}`)
}

/** The `errors` of encode() and decode(): a bad character is an exception, and nothing else. */
export function mustBeStrict(evaluation: Evaluation, errors: Value | undefined): void {
  if (errors === undefined || errors === 'strict') return
  evaluation.unsupported('an `errors` other than "strict"', 'Catch UnicodeError.')
}

/** `text.encode(encoding)`, strictly. */
export function encodeText(evaluation: Evaluation, text: string, encoding: Value): Bytes {
  const codec = codecNamed(evaluation, 'encode', encoding)
  // In Python 2 a str is its bytes already; only ASCII ones pass through the codec.
  if (evaluation.version === 2) {
    decodeBytes(evaluation, bytes(text), 'ascii')
    return bytes(text)
  }
  if (codec === 'utf-8') return utf8Bytes(text)
  const limit = codec === 'ascii' ? 128 : 256
  const characters = [...text]
  const at = characters.findIndex((character) => (character.codePointAt(0) ?? 0) >= limit)
  if (at === -1) return bytes(text)
  const bad = numeric(characters[at]?.codePointAt(0) ?? 0)
  const why = `can't encode character '${bad}' in position ${at}: ordinal not in range(${limit})`
  return evaluation.fail('UnicodeEncodeError', `'${codec}' codec ${why}`)
}

/** `data.decode(encoding)`, strictly. */
export function decodeBytes(evaluation: Evaluation, data: Bytes, encoding: Value): string {
  const codec = codecNamed(evaluation, 'decode', encoding)
  if (codec === 'latin-1') return data
  if (codec === 'ascii') {
    const at = [...data].findIndex((unit) => unit.charCodeAt(0) >= 128)
    return at === -1
      ? data
      : undecodable(evaluation, 'ascii', data, at, 'ordinal not in range(128)')
  }
  const text = textOf(data)
  if (utf8Bytes(text) === data) return text
  const good = text.slice(0, firstBad(text, data))
  return undecodable(evaluation, 'utf-8', data, utf8Bytes(good).length, 'invalid start byte')
}

/** Where the decoded text stops to be what the bytes say. */
function firstBad(text: string, data: Bytes): number {
  const starts = [...text].map((_, i, all) => all.slice(0, i + 1).join(''))
  const at = starts.findIndex((start) => !data.startsWith(utf8Bytes(start)))
  return at <= 0 ? 0 : (starts[at - 1]?.length ?? 0)
}

function undecodable(
  evaluation: Evaluation,
  codec: string,
  data: Bytes,
  at: number,
  why: string,
): never {
  const byte = data.charCodeAt(at).toString(16).padStart(2, '0')
  const text = `'${codec}' codec can't decode byte 0x${byte} in position ${at}: ${why}`
  return evaluation.fail('UnicodeDecodeError', text)
}
