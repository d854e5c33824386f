import type { Evaluation } from '../../../chart/evaluation.ts'
import { NO_KEYWORDS } from '../../../chart/callResult.ts'
import { typeName } from '../../../values/typeName.ts'
import { isTagged } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import { coreBytesMethods, coreStrMethods } from '../../coreMethods.ts'
import { pure } from '../../signature.ts'
import type { Builtin, Table } from '../../signature.ts'
import { CodecError, decode, encode } from './codec.ts'
import { codecNamed, policyNamed } from './openFile.ts'
import { unicodeError } from './unicodeError.ts'

const NAMES = ['encoding', 'errors']

/** `str.encode` and `bytes.decode` with an error handler, and with CPython's errors. */
export const textCodecs: readonly (readonly [string, Table])[] = [
  ['bytes', { decode: inPython3(decodeMethod, coreBytesMethods['decode']) }],
  ['str', { encode: inPython3(encodeMethod, coreStrMethods['encode']) }],
]

type Convert = (evaluation: Evaluation, self: Value, encoding: string, errors: string) => Value

/** Python 2 has its own rules. */
function inPython3(convert: Convert, inPython2: Builtin | undefined): Builtin {
  return pure(
    0,
    2,
    (evaluation, [self = null, encoding = 'utf-8', errors = 'strict']) => {
      const before =
        evaluation.version === 2 ? inPython2?.run(evaluation, [self, encoding], NO_KEYWORDS) : null
      if (before?.kind === 'value') return before.value
      const [codec, policy] = [encoding, errors].map((value, i) => {
        if (typeof value === 'string') return value
        const type = typeName(evaluation, value)
        const text = `argument '${NAMES[i] ?? ''}' must be str, not ${type}`
        return evaluation.fail('TypeError', text)
      })
      return convert(evaluation, self, codec ?? '', policy ?? '')
    },
    NAMES,
  )
}

function encodeMethod(
  evaluation: Evaluation,
  self: Value,
  encoding: string,
  errors: string,
): Value {
  const codec = codecNamed(evaluation, encoding)
  const text = typeof self === 'string' ? self : ''
  try {
    return { kind: 'bytes', data: encode(codec, policyNamed(evaluation, errors), text) }
  } catch (thrown) {
    if (thrown instanceof CodecError) return unicodeError(evaluation, codec, thrown)
    throw thrown
  }
}

function decodeMethod(
  evaluation: Evaluation,
  self: Value,
  encoding: string,
  errors: string,
): Value {
  const codec = codecNamed(evaluation, encoding)
  if (!isTagged(self) || self.kind !== 'bytes') return null
  try {
    return decode(codec, policyNamed(evaluation, errors), self.data, true).text
  } catch (thrown) {
    if (thrown instanceof CodecError) return unicodeError(evaluation, codec, thrown)
    throw thrown
  }
}
