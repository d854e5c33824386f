import { expect, test } from 'vitest'
import { excerpt } from './excerpt.ts'
import { guiltyNow } from './handView.ts'

test('an excerpt shows its first line in the middle', () => {
  expect(excerpt([50], 100, 7)).toEqual({ from: 47, to: 53 })
})

test('an excerpt shows the other lines as well, where there is room for them', () => {
  expect(excerpt([61, 63], 100, 7)).toEqual({ from: 59, to: 65 })
  expect(excerpt([61, 90, 63], 100, 7)).toEqual({ from: 59, to: 65 })
})

test('an excerpt stays within the listing', () => {
  expect(excerpt([2], 100, 7)).toEqual({ from: 1, to: 7 })
  expect(excerpt([99], 100, 7)).toEqual({ from: 94, to: 100 })
  expect(excerpt([2], 3, 7)).toEqual({ from: 1, to: 3 })
})

test('an explanation names the guilty steps: the first is the cause, the last the damage', () => {
  const nothing = { done: { records: [] }, timeline: { rows: [], emptySpans: [] } }
  const at = nothing as unknown as Parameters<typeof guiltyNow>[0]
  expect(guiltyNow(at, [4, 7])).toEqual({ cause: 4, hit: 7 })
  expect(guiltyNow(at, [4])).toEqual({ cause: 4, hit: null })
})
