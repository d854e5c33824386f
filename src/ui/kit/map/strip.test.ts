import { OUTCOMES } from '../../../programs/index.ts'
import { expect, test } from 'vitest'
import type { Outlook } from '../../../programs/index.ts'
import { stripOf } from './strip.ts'

test('a single request has one row, with a cell before its first step and after each', () => {
  const bad: Outlook = { possible: ['data-lost'], certain: ['data-lost'] }
  const some: Outlook = { possible: ['data-lost', 'ok'], certain: [] }
  const ok: Outlook = { possible: ['ok'], certain: ['ok'] }
  const map = stripOf('A', {
    table: OUTCOMES,
    schedule: 'AA',
    fates: [some, bad, ok],
    sealed: [],
    nearestSafe: null,
    risk: { kind: 'known', steps: [] },
  })
  expect([map.columns, map.rows]).toEqual([2, 0])
  expect(map.cells.map(({ x, y, verdict }) => [x, y, verdict])).toEqual([
    [0, 0, 'at-risk'],
    [1, 0, 'lost'],
    [2, 0, 'safe'],
  ])
})
