import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffRows, foldedParts, oneColumn } from './diffRows.ts'

const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 20 })

test('every line of both texts stands in just one row, in its order, and equal rows are equal', () => {
  fc.assert(
    fc.property(lines, lines, (left, right) => {
      const rows = diffRows(left, right)
      const side = (pick: 'left' | 'right') =>
        rows.flatMap((row) => (row[pick] === null ? [] : [row[pick]]))
      expect(side('left')).toEqual(left.map((_, index) => index + 1))
      expect(side('right')).toEqual(right.map((_, index) => index + 1))
      const wrong = rows.filter(({ kind, left: from, right: to }) => {
        const same = from !== null && to !== null && left[from - 1] === right[to - 1]
        return kind === 'same' && !same
      })
      expect(wrong).toEqual([])
    }),
  )
})

test('what was taken away stands beside what came in its place', () => {
  expect(diffRows(['a', 'old', 'z'], ['a', 'new', 'more', 'z'])).toEqual([
    { kind: 'same', left: 1, right: 1 },
    { kind: 'changed', left: 2, right: 2 },
    { kind: 'changed', left: null, right: 3 },
    { kind: 'same', left: 3, right: 4 },
  ])
})

test('equal lines far from a difference are folded, three stay on each side', () => {
  const before = Array.from({ length: 20 }, (_, index) => `line ${index}`)
  const after = before.map((line, index) => (index === 10 ? 'other' : line))
  const parts = foldedParts(diffRows(before, after))
  expect(parts.map(({ folded, rows }) => [folded, rows.length])).toEqual([
    [true, 7],
    [false, 7],
    [true, 6],
  ])
  expect(foldedParts(diffRows(before, before)).map(({ folded }) => folded)).toEqual([true])
})

test('in one column what was taken away stands above what came in its place', () => {
  const rows = diffRows(['a', 'old', 'older', 'z'], ['a', 'new', 'newer', 'z'])
  expect(oneColumn(rows).map(({ left, right }) => [left, right])).toEqual([
    [1, 1],
    [2, null],
    [3, null],
    [null, 2],
    [null, 3],
    [4, 4],
  ])
})
