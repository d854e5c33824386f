import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oddsText, percentText } from './chance.ts'

test('simple odds are shown as a simple fraction', () => {
  expect(oddsText(1 / 2)).toBe('1 in 2')
  expect(oddsText(1 / 6)).toBe('1 in 6')
  expect(oddsText(2 / 3)).toBe('2 in 3')
  expect(oddsText(0.9)).toBe('9 in 10')
})

test('odds near a simple fraction are shown as about that', () => {
  expect(oddsText(0.253)).toBe('about 1 in 4')
  expect(oddsText(0.66)).toBe('about 2 in 3')
})

test('rare and nearly certain odds count the exceptions', () => {
  expect(oddsText(1 / 16)).toBe('1 in 16')
  expect(oddsText(0.013)).toBe('about 1 in 77')
  expect(oddsText(1 / 3412)).toBe('about 1 in 3,400')
  expect(oddsText(1 / 2_345_678)).toBe('about 1 in 2.3 million')
  expect(oddsText(4e-10)).toBe('about 1 in 2.5 billion')
  expect(oddsText(1e-15)).toBe('less than 1 in a trillion')
  expect(oddsText(1 - 1 / 64)).toBe('all but 1 in 64')
})

test('rounding never says always, and never only of what cannot be', () => {
  expect(oddsText(1)).toBe('almost always')
  expect(oddsText(0)).toBe('never')
})

test('a fraction in words is near the odds', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 0.9, noNaN: true }), (odds) => {
      const [, part, whole] = /(\d+) in (\d+)$/.exec(oddsText(odds)) ?? []
      expect(Math.abs(Number(part) / Number(whole) - odds)).toBeLessThan(0.051)
    }),
  )
})

test('a share is 100% only when it is all, and 0% only when it is nothing', () => {
  expect(percentText(1, true)).toBe('100%')
  expect(percentText(0.999_99, false)).toBe('>99.9%')
  expect(percentText(0.5, false)).toBe('50%')
  expect(percentText(0.1234, false)).toBe('12.3%')
  expect(percentText(0.000_01, false)).toBe('<0.1%')
  expect(percentText(0, false)).toBe('0%')
})
