import { expect, test } from 'vitest'
import { scrollLeftFor } from './scrollLeftFor.ts'

// 20 columns of 50 pixels behind names of 84, in a box that shows ten of them.
const box = { visible: 584, whole: 1084, names: 84, columns: 20 }

test('a column that is in view moves nothing', () => {
  expect(scrollLeftFor({ ...box, scrolled: 0, cursor: 5 })).toBe(0)
})

test('a column beyond the right edge comes into view with its neighbour', () => {
  // Column 12 ends at 600, and 75 pixels beyond it are kept in view: 675 of 500.
  expect(scrollLeftFor({ ...box, scrolled: 0, cursor: 12 })).toBe(175)
})

test('a column beyond the left edge comes into view with its neighbour', () => {
  expect(scrollLeftFor({ ...box, scrolled: 400, cursor: 6 })).toBe(175)
})

test('the start and the end are not scrolled past', () => {
  expect(scrollLeftFor({ ...box, scrolled: 300, cursor: 0 })).toBe(0)
  expect(scrollLeftFor({ ...box, scrolled: 0, cursor: 20 })).toBe(500)
})
