import { expect, test } from 'vitest'
import { compactCount } from './compactCount.ts'

test('a number that can be read is shown with every digit', () => {
  expect(compactCount(0).text).toBe('0')
  expect(compactCount('924').text).toBe('924')
  expect(compactCount('12870')).toEqual({ text: '12,870', exact: '12,870', spoken: '12,870' })
  expect(compactCount(123_456_789).text).toBe('123,456,789')
})

test('a larger one is shortened, and keeps every digit beside it', () => {
  expect(compactCount('9466000000')).toEqual({
    text: '9.5 × 10⁹',
    exact: '9,466,000,000',
    spoken: '9.5 times 10 to the 9',
  })
  expect(compactCount('923456789012345678901234').text).toBe('9.2 × 10²³')
  expect(compactCount('923456789012345678901234').exact).toBe('923,456,789,012,345,678,901,234')
})

test('rounding up to the next power of ten raises the exponent', () => {
  expect(compactCount('9999999999').text).toBe('1.0 × 10¹⁰')
  expect(compactCount('9940000000').text).toBe('9.9 × 10⁹')
})
