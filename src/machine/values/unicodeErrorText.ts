import { isTagged } from './value.ts'
import type { ExceptionObject } from './value.ts'

/** \xe9, \u2028, \U0001f600: the shortest that fits. */
export function numeric(point: number): string {
  if (point < 0x100) return `\\x${point.toString(16).padStart(2, '0')}`
  if (point < 0x10000) return `\\u${point.toString(16).padStart(4, '0')}`
  return `\\U${point.toString(16).padStart(8, '0')}`
}

/** `str()` of a UnicodeEncodeError or a UnicodeDecodeError; null for any other exception. */
export function unicodeErrorText({ args }: ExceptionObject): string | null {
  const [codec, object, start, end, reason] = args
  if (args.length !== 5 || typeof start !== 'bigint' || typeof end !== 'bigint') return null
  if (typeof codec !== 'string' || typeof reason !== 'string' || object === undefined) return null
  const isBytes = isTagged(object) && object.kind === 'bytes'
  const text = typeof object === 'string' ? object : ''
  if (!isBytes && typeof object !== 'string') return null
  const verb = isBytes ? 'decode' : 'encode'
  const [noun, one] = isBytes
    ? ['byte', `0x${object.data.charCodeAt(Number(start)).toString(16).padStart(2, '0')}`]
    : ['character', `'${numeric([...text][Number(start)]?.codePointAt(0) ?? 0)}'`]
  const where =
    end - start === 1n
      ? `${noun} ${one} in position ${start}`
      : `${noun}s in position ${start}-${end - 1n}`
  return `'${codec}' codec can't ${verb} ${where}: ${reason}`
}
