/**
 * Exact counts as digits of base 2^48 in doubles, lowest first; sums stay below 2^53. Added digit by
 * digit with a carry (Knuth, volume 2, section 4.3.1, algorithm A).
 */
export const BASE = 2 ** 48

/** Adds the count at `from` in `source` to the one at `to` in `target`. */
export function addLimbs(
  target: Float64Array,
  to: number,
  source: Float64Array,
  from: number,
  limbs: number,
): void {
  let carry = 0
  for (let limb = 0; limb < limbs; limb++) {
    let sum = (target[to + limb] as number) + (source[from + limb] as number) + carry
    carry = 0
    if (sum >= BASE) {
      sum -= BASE
      carry = 1
    }
    target[to + limb] = sum
  }
}

export function limbsToBigInt(source: Float64Array, from: number, limbs: number): bigint {
  let value = 0n
  for (let limb = limbs - 1; limb >= 0; limb--) {
    value = value * BigInt(BASE) + BigInt(source[from + limb] as number)
  }
  return value
}

/**
 * Limbs that hold every count of schedules when process p moves at most `steps[p]` times: at most
 * a multinomial coefficient, with two bits to spare for rounding.
 */
export function limbsFor(steps: readonly number[]): number {
  let bits = 2
  let total = 0
  for (const count of steps) {
    for (let step = 1; step <= count; step++) bits += Math.log2(++total / step)
  }
  return Math.max(1, Math.ceil(bits / 48))
}

/** part / whole, right to the last few bits of a double however small it is. */
export function shareOf(part: bigint, whole: bigint): number {
  if (part === 0n) return 0
  const shift = Math.max(0, 64 + whole.toString(2).length - part.toString(2).length)
  return Number((part << BigInt(shift)) / whole) * 2 ** -shift
}
