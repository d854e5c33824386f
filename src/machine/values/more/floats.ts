import type { Expr } from '../../../python/index.ts'
import type { Evaluation } from '../../chart/evaluation.ts'

type BinaryOperator = Extract<Expr, { kind: 'binary' }>['operator']

/** The float of a number. OverflowError for an int that is too large. */
export function toFloat(evaluation: Evaluation, value: bigint | number): number {
  if (typeof value === 'number') return value
  // Both round to the nearest, ties to even.
  const float = Number(value)
  return Number.isFinite(float)
    ? float
    : evaluation.fail('OverflowError', 'int too large to convert to float')
}

/** Python's repr of a float: the shortest digits that give it again (David Gay's mode 0). */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const [mantissa = '', exponentText = '0'] = Math.abs(value).toExponential().split('e')
  const exponent = Number(exponentText)
  const digits = mantissa.replace('.', '')
  if (exponent < -4 || exponent >= 16) {
    const size = String(Math.abs(exponent)).padStart(2, '0')
    return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${size}`
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`
}

/** `a operator b` where at least one is a float, as CPython's Objects/floatobject.c has it. */
export function floatArithmetic(
  evaluation: Evaluation,
  operator: BinaryOperator,
  left: bigint | number,
  right: bigint | number,
): number | null {
  // A bit operation is none of floats: it fails without a conversion.
  if (!['+', '-', '*', '/', '//', '%', '**'].includes(operator)) return null
  const [a, b] = [toFloat(evaluation, left), toFloat(evaluation, right)]
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return b === 0 ? divisionByZero(evaluation, 'float division by zero') : a / b
    case '//':
      return b === 0
        ? divisionByZero(evaluation, 'float floor division by zero')
        : floorDivision(a, b).quotient
    case '%':
      return b === 0 ? divisionByZero(evaluation, 'float modulo') : floorDivision(a, b).rest
    default:
      return floatPower(evaluation, a, b)
  }
}

/** Quotient rounded down, and the rest with the sign of the divisor. */
function floorDivision(a: number, b: number): { readonly quotient: number; readonly rest: number } {
  let rest = a % b
  let exact = (a - rest) / b
  if (rest !== 0) {
    if (b < 0 !== rest < 0) {
      rest += b
      exact -= 1
    }
  } else rest = withSignOf(0, b)
  if (exact === 0) return { quotient: withSignOf(0, a / b), rest }
  const floor = Math.floor(exact)
  return { quotient: exact - floor > 0.5 ? floor + 1 : floor, rest }
}

function withSignOf(size: number, like: number): number {
  return like < 0 || Object.is(like, -0) ? -size : size
}

function divisionByZero(evaluation: Evaluation, text: string): never {
  return evaluation.fail('ZeroDivisionError', text)
}

/**
 * Powers whose exact value is a fraction of integers, rounded once. Others depend on the C
 * library's last digit: they are not modelled.
 */
function floatPower(evaluation: Evaluation, a: number, b: number): number {
  if (isAlwaysOne(a, b)) return 1
  if (a === 0 && b < 0) {
    return divisionByZero(evaluation, '0.0 cannot be raised to a negative power')
  }
  const plain = !Number.isFinite(a) || !Number.isFinite(b) || a === 0
  if (plain && (a >= 0 || Number.isInteger(b))) return a ** b
  if (plain || !Number.isInteger(b) || Math.abs(b) > 64) {
    return evaluation.unsupported('this power of a float: its last digit is up to the C library')
  }
  const { numerator, denominator } = fractionOf(a)
  const [up, down] = [numerator ** BigInt(Math.abs(b)), denominator ** BigInt(Math.abs(b))]
  const result = b > 0 ? nearest(up, down) : nearest(down, up)
  if (Number.isFinite(result)) return result
  return evaluation.fail('OverflowError', 34n, 'Numerical result out of range')
}

/** Where C's pow gives 1 whatever the other is, and JavaScript not always. */
function isAlwaysOne(a: number, b: number): boolean {
  return b === 0 || a === 1 || (a === -1 && Math.abs(b) === Number.POSITIVE_INFINITY)
}

/** `int(value)`: towards zero. */
export function intOfFloat(evaluation: Evaluation, value: number): bigint {
  if (Number.isNaN(value)) {
    return evaluation.fail('ValueError', 'cannot convert float NaN to integer')
  }
  if (!Number.isFinite(value)) {
    return evaluation.fail('OverflowError', 'cannot convert float infinity to integer')
  }
  return BigInt(Math.trunc(value))
}

/** `int / int`: the nearest float to the exact quotient. */
export function trueDivision(evaluation: Evaluation, a: bigint, b: bigint): number {
  if (b === 0n) return divisionByZero(evaluation, 'division by zero')
  const result = nearest(a, b)
  return Number.isFinite(result)
    ? result
    : evaluation.fail('OverflowError', 'integer division result too large for a float')
}

/** A finite float as an exact fraction. */
export function fractionOf(value: number): {
  readonly numerator: bigint
  readonly denominator: bigint
} {
  let [numerator, power] = [value, 0n]
  while (!Number.isInteger(numerator)) {
    numerator *= 2
    power += 1n
  }
  return { numerator: BigInt(numerator), denominator: 1n << power }
}

const EXACT = 1n << 53n

/** The float that is nearest to a fraction, ties to even; infinite when it is too large. */
function nearest(a: bigint, b: bigint): number {
  const [up, down] = b < 0n ? [-a, -b] : [a, b]
  if (up > -EXACT && up < EXACT && down < EXACT) return Number(up) / Number(down)
  const size = up < 0n ? -up : up
  // 66 bits of the quotient and one that says whether anything is left: rounded once by Number.
  const shift = BigInt(Math.max(0, 66 - (bits(size) - bits(down))))
  const scaled = size << shift
  const sticky = scaled % down === 0n ? 0n : 1n
  const rounded = Number(((scaled / down) << 1n) | sticky)
  const result = scaledDown(rounded, Number(shift) + 1)
  return up < 0n ? -result : result
}

/** Two steps, as 2 ** -1075 and less are 0. */
function scaledDown(value: number, power: number): number {
  const first = Math.min(power, 1000)
  return value * 2 ** -first * 2 ** -(power - first)
}

function bits(value: bigint): number {
  return value.toString(2).length
}
