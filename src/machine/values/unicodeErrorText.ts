import { isTagged } from './value.ts'
import type { ExceptionObject, Value } from './value.ts'

/** \xe9, \u2028, \U0001f600: the shortest that fits. */
export function numeric(point: number): string {
  if (point < 0x100) return `\\x${point.toString(16).padStart(2, '0')}`
  if (point < 0x10000) return `\\u${point.toString(16).padStart(4, '0')}`
  return `\\U${point.toString(16).padStart(8, '0')}`
}

/** What could not be done, with a byte or a character, and which one it is. */
function placeIn(object: Value, at: number): readonly [string, string, string] | null {
  if (typeof object === 'string') {
    return ['encode', 'character', `'${numeric([...object][at]?.codePointAt(0) ?? 0)}'`]
  }
  if (!isTagged(object) || object.kind !== 'bytes') return null
  const byte = object.data.charCodeAt(at).toString(16).padStart(2, '0')
  return ['decode', 'byte', `0x${byte}`]
}

/** `str()` of a UnicodeEncodeError or a UnicodeDecodeError; null for any other exception. */
export function unicodeErrorText({ args }: ExceptionObject): string | null {
  const [codec, object, start, end, reason] = args
  if (args.length !== 5 || typeof start !== 'bigint' || typeof end !== 'bigint') return null
  if (typeof codec !== 'string' || typeof reason !== 'string' || object === undefined) return null
  const place = placeIn(object, Number(start))
  if (place === null) return null
  const [verb, noun, one] = place
  const where =
    end - start === 1n
      ? `${noun} ${one} in position ${start}`
      : `${noun}s in position ${start}-${end - 1n}`
  return `'${codec}' codec can't ${verb} ${where}: ${reason}`
}
