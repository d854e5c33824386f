import { expect, test } from 'vitest'
import { clippedEnd, partsOf } from './storedText.ts'

test('the checksum is set apart from what the text says', () => {
  expect(partsOf('{"user": 42}:5f3a1b2c')).toEqual({ body: '{"user": 42}', checksum: ':5f3a1b2c' })
})

test('a text without a checksum stays whole', () => {
  expect(partsOf('{"user": 42}')).toEqual({ body: '{"user": 42}', checksum: null })
})

test('a text that fits is not clipped, a longer one ends in an ellipsis', () => {
  expect(clippedEnd('x'.repeat(160))).toBeNull()
  expect(clippedEnd('x'.repeat(161))).toMatch(/^x{140}…$/)
})
