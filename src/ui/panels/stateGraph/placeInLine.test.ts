import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeInLine } from './placeInLine.ts'

const FOUR = [0, 10, 10, 10] as const

test('wishes that are far enough apart are all granted', () => {
  expect(placeInLine([0, 20, 45], [0, 10, 10])).toEqual([0, 20, 45])
})

test('equal wishes are spread evenly around what was wished', () => {
  expect(placeInLine([0, 0, 0], [0, 10, 10])).toEqual([-10, 0, 10])
})

test('places keep their order and their distance, and no single move brings them nearer', () => {
  const wishes = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 4 })
  const away = (places: readonly number[], wanted: readonly number[]) =>
    places.reduce((sum, place, index) => sum + (place - (wanted[index] ?? 0)) ** 2, 0)
  fc.assert(
    fc.property(wishes, fc.nat({ max: 3 }), fc.constantFrom(-0.5, 0.5), (wanted, which, move) => {
      const places = placeInLine(wanted, FOUR)
      const far = (line: readonly number[]) =>
        line.every((place, index) => index === 0 || place - (line[index - 1] ?? 0) >= 10 - 1e-9)
      expect(far(places)).toBe(true)
      const other = places.map((place, index) => place + (index === which ? move : 0))
      fc.pre(far(other))
      expect(away(places, wanted)).toBeLessThanOrEqual(away(other, wanted) + 1e-9)
    }),
  )
})
