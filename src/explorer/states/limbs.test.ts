import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addLimbs, BASE, limbsFor, limbsToBigInt, shareOf } from './limbs.ts'

const LIMBS = 4

function limbsOf(value: bigint): Float64Array {
  const limbs = new Float64Array(LIMBS)
  for (let limb = 0, rest = value; limb < LIMBS; limb++, rest /= BigInt(BASE)) {
    limbs[limb] = Number(rest % BigInt(BASE))
  }
  return limbs
}

test('limbs add like big integers, carries and all', () => {
  const big = fc.bigInt({ min: 0n, max: 2n ** 190n })
  const all = fc.constantFrom(2n ** 48n - 1n, 2n ** 96n - 1n, 2n ** 144n - 1n, 1n, 0n)
  const any = fc.oneof(big, all)
  fc.assert(
    fc.property(any, any, (one, other) => {
      const sum = limbsOf(one)
      addLimbs(sum, 0, limbsOf(other), 0, LIMBS)
      expect(limbsToBigInt(sum, 0, LIMBS)).toBe(one + other)
    }),
  )
})

test('the limbs asked for hold the number of interleavings', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(steps, (counts) => {
      let ways = 1n
      let total = 0n
      for (const count of counts) {
        for (let step = 1n; step <= count; step++) ways = (ways * ++total) / step
      }
      const limbs = limbsFor(counts)
      expect(ways < 2n ** BigInt(48 * limbs)).toBe(true)
      expect(ways * 2n ** 52n > 2n ** BigInt(48 * (limbs - 1))).toBe(true)
    }),
  )
})

test('a share is right to twelve digits however small it is', () => {
  expect(shareOf(1n, 3n)).toBeCloseTo(1 / 3, 15)
  expect(shareOf(0n, 7n)).toBe(0)
  expect(shareOf(7n, 7n)).toBe(1)
  expect(shareOf(1n, 10n ** 30n) * 1e30).toBeCloseTo(1, 12)
  expect(shareOf(10n ** 40n - 1n, 10n ** 40n)).toBeCloseTo(1, 12)
})
