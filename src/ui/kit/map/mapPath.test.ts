import { expect, test } from 'vitest'
import { pairsOf, placesOf, standsAt, stepsTo } from './mapPath.ts'

const AB = { across: 'A', up: 'B' }

test('a step goes right or up, and the step of a third request stays where it is', () => {
  expect(placesOf('ACB', AB)).toEqual([
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
  ])
})

test('a cell is passed after as many steps as its two requests have made', () => {
  expect(stepsTo('AABB', AB, { x: 2, y: 1 }, '')).toBe(3)
  expect(stepsTo('AABB', AB, { x: 1, y: 1 }, '')).toBeNull()
})

test('of several moments in one cell the one with the others in their places is taken', () => {
  expect(stepsTo('ACCB', AB, { x: 1, y: 0 }, 'C')).toBe(2)
  expect(stepsTo('ACCB', AB, { x: 1, y: 0 }, 'CCC')).toBe(1)
  expect(standsAt('ACCB', AB, { x: 1, y: 0 }, 'CCC')).toBeNull()
})

test('three requests make three pairs, four make six', () => {
  expect(pairsOf(['A', 'B', 'C']).map(({ across, up }) => across + up)).toEqual(['AB', 'AC', 'BC'])
  expect(pairsOf(['A', 'B', 'C', 'D'])).toHaveLength(6)
  expect(pairsOf(['A'])).toEqual([])
})
