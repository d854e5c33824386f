import { fractionOf } from './floats.ts'

/**
 * The digits of a finite float of any sign, rounded half to even on its exact value, as C's printf
 * does: `fixedDigits(2.675, 2)` is "2.67".
 *
 * @param decimals how many digits after the point
 */
export function fixedDigits(value: number, decimals: number): string {
  const digits = String(scaledRounded(Math.abs(value), decimals)).padStart(decimals + 1, '0')
  if (decimals === 0) return digits
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** Mantissa and exponent: `exponentDigits(1234.5, 2)` is `{ mantissa: '1.23', exponent: 3 }`. */
export function exponentDigits(
  value: number,
  decimals: number,
): { readonly mantissa: string; readonly exponent: number } {
  const size = Math.abs(value)
  if (size === 0) return { mantissa: fixedDigits(0, decimals), exponent: 0 }
  let exponent = Number(size.toExponential().split('e')[1])
  let digits = String(scaledRounded(size, decimals - exponent))
  // 9.99 with one decimal is 1.0e+01.
  if (digits.length > decimals + 1) {
    exponent += 1
    digits = String(scaledRounded(size, decimals - exponent))
  }
  const mantissa = decimals === 0 ? digits : `${digits.slice(0, 1)}.${digits.slice(1)}`
  return { mantissa, exponent }
}

/** value × 10 to a power, rounded half to even. */
function scaledRounded(value: number, power: number): bigint {
  const { numerator, denominator } = fractionOf(value)
  const up = power >= 0 ? numerator * 10n ** BigInt(power) : numerator
  const down = power >= 0 ? denominator : denominator * 10n ** BigInt(-power)
  return halfToEven(up, down)
}

/** The integer that is nearest to a fraction with a positive denominator, ties to even. */
export function halfToEven(up: bigint, down: bigint): bigint {
  const floor = up >= 0n ? up / down : -((-up + down - 1n) / down)
  const twice = (up - floor * down) * 2n
  if (twice < down) return floor
  return twice > down || floor % 2n !== 0n ? floor + 1n : floor
}
