import type { Evaluation } from '../../chart/evaluation.ts'
import { fixedDigits, halfToEven } from '../../values/more/floatDigits.ts'
import { fractionOf, intOfFloat, toFloat } from '../../values/more/floats.ts'
import { binary } from '../../values/more/operators.ts'
import { repr } from '../../values/repr.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt, asNumber, isTagged, tuple } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import type { LibraryTables } from '../registry.ts'
import { pure } from '../signature.ts'
import type { Given } from '../signature.ts'
import { intMethods, intTypeMethods } from './intMethods.ts'

const FLOAT = /^[-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+(?:_\d+)*)?$/i

function makeFloat(evaluation: Evaluation, [value]: Given): number {
  if (value === undefined) return 0
  const number = asNumber(value)
  if (number !== null) return toFloat(evaluation, number)
  const text = isTagged(value) && value.kind === 'bytes' ? value.data : value
  if (typeof text !== 'string') {
    const type = typeName(evaluation, value)
    return evaluation.fail(
      'TypeError',
      `float() argument must be a string or a real number, not '${type}'`,
    )
  }
  const plain = text.trim().toLowerCase()
  const word = /^([-+]?)(inf|infinity|nan)$/.exec(plain)
  if (word !== null) {
    const size = word[2] === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY
    return word[1] === '-' ? -size : size
  }
  if (FLOAT.test(plain)) return Number(plain.replaceAll('_', ''))
  return evaluation.fail(
    'ValueError',
    `could not convert string to float: ${repr(evaluation, value)}`,
  )
}

/** `round(number, digits)`: half to even, on the exact value. */
function round(evaluation: Evaluation, [value = null, digits = null]: Given): Value {
  const number = asNumber(value)
  if (number === null) {
    const type = typeName(evaluation, value)
    return evaluation.fail('TypeError', `type ${type} doesn't define __round__ method`)
  }
  const count = digits === null ? null : asInt(digits)
  if (digits !== null && count === null) {
    const type = typeName(evaluation, digits)
    return evaluation.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
  }
  if (typeof number === 'bigint') return roundInt(number, count ?? 0n)
  if (count !== null) return roundFloat(evaluation, number, count)
  if (!Number.isFinite(number)) return intOfFloat(evaluation, number)
  const { numerator, denominator } = fractionOf(number)
  return halfToEven(numerator, denominator)
}

function roundInt(value: bigint, digits: bigint): bigint {
  if (digits >= 0n) return value
  const unit = 10n ** -digits
  return halfToEven(value, unit) * unit
}

/** More digits than these leave a float as it is; fewer leave nothing of it (Objects/floatobject.c). */
const [MOST_DIGITS, FEWEST_DIGITS] = [323n, -308n]

function roundFloat(evaluation: Evaluation, value: number, digits: bigint): number {
  if (!Number.isFinite(value) || digits > MOST_DIGITS) return value
  if (digits < FEWEST_DIGITS) return value < 0 ? -0 : 0
  const sign = value < 0 || Object.is(value, -0) ? -1 : 1
  if (digits >= 0n) return sign * Number(fixedDigits(value, Number(digits)))
  const { numerator, denominator } = fractionOf(Math.abs(value))
  const unit = 10n ** -digits
  const rounded = Number(halfToEven(numerator, denominator * unit) * unit)
  return Number.isFinite(rounded)
    ? sign * rounded
    : evaluation.fail('OverflowError', 'rounded value too large to represent')
}

/** `pow(base, exponent, modulus)` */
function pow(evaluation: Evaluation, [base = null, exponent = null, modulus = null]: Given): Value {
  if (modulus === null) return binary(evaluation, '**', base, exponent)
  const [a, b, m] = [asInt(base), asInt(exponent), asInt(modulus)]
  if (a === null || b === null || m === null) {
    return evaluation.fail(
      'TypeError',
      'pow() 3rd argument not allowed unless all arguments are integers',
    )
  }
  if (m === 0n) return evaluation.fail('ValueError', 'pow() 3rd argument cannot be 0')
  if (b < 0n) return evaluation.unsupported('pow() with a negative exponent and a modulus')
  return powerModulo(evaluation, a, b, m)
}

/** By squaring. */
function powerModulo(
  evaluation: Evaluation,
  base: bigint,
  exponent: bigint,
  modulus: bigint,
): Value {
  let [result, square, left] = [1n, base % modulus, exponent]
  for (; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return binary(evaluation, '%', result, modulus)
}

/** Floats and what makes them or takes them apart. */
export const NUMBERS: LibraryTables = {
  scope: {
    divmod: pure(2, 2, (evaluation, [a = null, b = null]) => {
      if (asNumber(a) === null || asNumber(b) === null) {
        const types = `'${typeName(evaluation, a)}' and '${typeName(evaluation, b)}'`
        return evaluation.fail('TypeError', `unsupported operand type(s) for divmod(): ${types}`)
      }
      return tuple(binary(evaluation, '//', a, b), binary(evaluation, '%', a, b))
    }),
    float: pure(0, 1, makeFloat),
    pow: pure(2, 3, pow, ['base', 'exp', 'mod']),
    round: pure(1, 2, round, ['number', 'ndigits']),
  },
  modules: new Map(),
  methods: new Map([
    [
      'float',
      {
        is_integer: pure(0, 0, (_, [value]) => Number.isInteger(value)),
      },
    ],
    ['int', intMethods],
    ['type int', intTypeMethods],
  ]),
  stages: {},
}
