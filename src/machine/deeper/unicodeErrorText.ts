import { numeric } from '../values/repr.ts'
import { isTagged } from '../values/value.ts'
import type { ExceptionObject, Value } from '../values/value.ts'

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
