import { expect, test } from 'vitest'
import { firstPair, mapText } from './firstPair.ts'

test('the first two requests are drawn, and of a single one a strip', () => {
  expect(firstPair(1)).toEqual({ across: 'A', up: 'A' })
  expect(firstPair(2)).toEqual({ across: 'A', up: 'B' })
  expect(firstPair(4)).toEqual({ across: 'A', up: 'B' })
})

test('the text says where those stand that are not drawn', () => {
  expect([1, 2, 3, 4, 5].map(mapText)).toEqual([
    'A alone, to the right',
    'A to the right, B upward',
    'A to the right, B upward; C has not begun',
    'A to the right, B upward; C and D have not begun',
    'A to the right, B upward; C, D and E have not begun',
  ])
})
