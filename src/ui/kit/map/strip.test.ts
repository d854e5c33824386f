import { expect, test } from 'vitest'
import type { Fate } from '../../../programs/index.ts'
import { stripOf } from './strip.ts'

test('a single request has one row, with a cell before its first step and after each', () => {
  const bad: Fate = { possible: ['data-lost'], certain: ['data-lost'] }
  const some: Fate = { possible: ['data-lost', 'ok'], certain: [] }
  const ok: Fate = { possible: ['ok'], certain: ['ok'] }
  const map = stripOf('A', {
    schedule: 'AA',
    fates: [some, bad, ok],
    sealed: [],
    nearestSafe: null,
  })
  expect([map.columns, map.rows]).toEqual([2, 0])
  expect(map.cells.map(({ x, y, verdict }) => [x, y, verdict])).toEqual([
    [0, 0, 'some bad'],
    [1, 0, 'all bad'],
    [2, 0, 'safe'],
  ])
})
