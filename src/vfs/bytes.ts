import { BugError } from '../base/index.ts'
import type { Bytes } from './syscall.ts'

const REPLACEMENT = '\ufffd'

/** Takes a string whose code units already are bytes. Throws BugError on a unit above 255. */
export function bytes(text: string): Bytes {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 255) {
      throw new BugError(
        `expected code units 0..255, got ${unit} at ${i}: text that was not encoded with utf8Bytes?`,
      )
    }
  }
  return text as Bytes
}

/** Encodes text as UTF-8. A lone surrogate becomes the replacement character, as in TextEncoder. */
export function utf8Bytes(text: string): Bytes {
  let out = ''
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    out += encodePoint(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point)
  }
  return out as Bytes
}

function encodePoint(point: number): string {
  if (point < 0x80) return String.fromCharCode(point)
  if (point < 0x800) return String.fromCharCode(0xc0 | (point >> 6), tail(point))
  if (point < 0x10000) {
    return String.fromCharCode(0xe0 | (point >> 12), tail(point >> 6), tail(point))
  }
  return String.fromCharCode(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point))
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f)
}

/** Decodes UTF-8 for display. Each maximal broken part becomes one U+FFFD, as in TextDecoder. */
export function textOf(data: Bytes): string {
  let out = ''
  let at = 0
  while (at < data.length) {
    const { text, length } = decodeAt(data, at)
    out += text
    at += length
  }
  return out
}

function decodeAt(data: Bytes, at: number): { readonly text: string; readonly length: number } {
  const lead = data.charCodeAt(at)
  if (lead < 0x80) return { text: data.charAt(at), length: 1 }
  const wanted = sequenceLength(lead)
  let point = lead & (0x7f >> wanted)
  let length = 1
  while (length < wanted && isTail(data.charCodeAt(at + length), lead, length)) {
    point = (point << 6) | (data.charCodeAt(at + length) & 0x3f)
    length++
  }
  const whole = wanted > 0 && length === wanted
  return { text: whole ? String.fromCodePoint(point) : REPLACEMENT, length }
}

/** 0 for a byte that cannot start a sequence. */
function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  if (lead >= 0xf0 && lead <= 0xf4) return 4
  return 0
}

/** The second byte has a narrower range after some leads: no overlong forms, no surrogates. */
function isTail(byte: number, lead: number, position: number): boolean {
  const first = position === 1
  const low = first && lead === 0xe0 ? 0xa0 : first && lead === 0xf0 ? 0x90 : 0x80
  const high = first && lead === 0xed ? 0x9f : first && lead === 0xf4 ? 0x8f : 0xbf
  return byte >= low && byte <= high
}
