import { expect, test } from 'vitest'
import { indentAfter } from './indentAfter.ts'

test.each([
  ['def visit():', 4],
  ['    with open(COUNTER) as f:', 8],
  ['    if x:  # why', 8],
  ['    count = 1', 4],
  ['    return count', 0],
  ['        pass', 4],
  ['returned = 1', 0],
  ['PROCESSES = [', 4],
  ['', 0],
])('after %j a line begins at column %i', (line, column) => {
  expect(indentAfter(line)).toBe(column)
})
