import { expect, test } from 'vitest'
import { AXES, BARE, cellAt, centre, layoutMap, lineThrough } from './layoutMap.ts'

const LEAST = { width: 16, height: 14 }
const layout = layoutMap({ columns: 5, rows: 3 }, { width: 300, height: 260 }, AXES, LEAST)

test('the drawing fits the room', () => {
  expect(layout.width).toBeLessThanOrEqual(300)
  expect(layout.height).toBeLessThanOrEqual(260)
})

test('cells do not shrink below the smallest size: the drawing grows over the room instead', () => {
  const narrow = layoutMap({ columns: 20, rows: 20 }, { width: 100, height: 100 }, BARE, LEAST)
  expect(narrow.cellWidth).toBe(16)
  expect(narrow.width).toBeGreaterThan(100)
})

test('A goes to the right and B upward', () => {
  const start = centre(layout, { x: 0, y: 0 })
  expect(centre(layout, { x: 1, y: 0 }).x).toBeGreaterThan(start.x)
  expect(centre(layout, { x: 0, y: 1 }).y).toBeLessThan(start.y)
})

test('every cell is found again at its middle', () => {
  for (let x = 0; x <= 5; x += 1) {
    for (let y = 0; y <= 3; y += 1) {
      expect(cellAt(layout, centre(layout, { x, y }))).toEqual({ x, y })
    }
  }
})

test('a point beside the cells belongs to the nearest one', () => {
  expect(cellAt(layout, { x: -100, y: 1000 })).toEqual({ x: 0, y: 0 })
  expect(cellAt(layout, { x: 1000, y: -100 })).toEqual({ x: 5, y: 3 })
})

test('a path has one point for a place in which it stays', () => {
  const places = [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
    { x: 1, y: 0 },
  ]
  expect(lineThrough(layout, places).match(/[ML]/g)).toEqual(['M', 'L'])
})
