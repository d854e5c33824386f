import { expect, test } from 'vitest'
import { gridMove } from './gridMove.ts'
import type { Spot } from './gridMove.ts'

/** Two rows of a head and two cells: the cells hold 2 and 1 buttons, then 1 and 3. */
const SPOTS: readonly Spot[] = [
  [0, 0, 0],
  [0, 1, 0],
  [0, 1, 1],
  [0, 2, 0],
  [1, 0, 0],
  [1, 1, 0],
  [1, 2, 0],
  [1, 2, 1],
  [1, 2, 2],
].map(([row = 0, column = 0, at = 0]) => ({ row, column, at }))

function moved(from: readonly [number, number, number], key: string, whole = false) {
  const spot = gridMove(SPOTS, { row: from[0], column: from[1], at: from[2] }, key, whole)
  return spot === null ? null : [spot.row, spot.column, spot.at]
}

test('left and right go from button to button, through the cells of the row', () => {
  expect(moved([0, 1, 0], 'ArrowRight')).toEqual([0, 1, 1])
  expect(moved([0, 1, 1], 'ArrowRight')).toEqual([0, 2, 0])
  expect(moved([0, 2, 0], 'ArrowRight')).toBe(null)
  expect(moved([0, 1, 0], 'ArrowLeft')).toEqual([0, 0, 0])
})

test('up and down stay in the column, at the button that is there', () => {
  expect(moved([0, 1, 1], 'ArrowDown')).toEqual([1, 1, 0])
  expect(moved([1, 2, 2], 'ArrowUp')).toEqual([0, 2, 0])
  expect(moved([1, 1, 0], 'ArrowDown')).toBe(null)
})

test('Home and End stay in the row, with Control they go to the corners', () => {
  expect(moved([1, 1, 0], 'Home')).toEqual([1, 0, 0])
  expect(moved([1, 1, 0], 'End')).toEqual([1, 2, 2])
  expect(moved([1, 1, 0], 'Home', true)).toEqual([0, 0, 0])
  expect(moved([0, 1, 0], 'End', true)).toEqual([1, 2, 2])
})

test('other keys mean nothing here', () => {
  expect(moved([0, 1, 0], 'Enter')).toBe(null)
})
