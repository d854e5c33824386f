import type { Evaluation } from '../../../chart/evaluation.ts'
import { Raised } from '../../../chart/evaluation.ts'
import { builtin } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import type { CodecError } from './codec.ts'

/**
 * Raises UnicodeEncodeError for text, UnicodeDecodeError for bytes, with CPython's arguments and
 * attributes.
 */
export function unicodeError(
  evaluation: Evaluation,
  codec: string,
  { object, isText, broken: { start, end, reason } }: CodecError,
): never {
  const value: Value = isText ? object : { kind: 'bytes', data: object as never }
  const args = [codec, value, BigInt(start), BigInt(end), reason]
  const names = ['encoding', 'object', 'start', 'end', 'reason']
  throw new Raised(
    evaluation.make({
      kind: 'exception',
      class: builtin(isText ? 'UnicodeEncodeError' : 'UnicodeDecodeError'),
      args,
      attributes: new Map(names.map((name, i) => [name, args[i] ?? null])),
      trace: [],
    }),
  )
}
