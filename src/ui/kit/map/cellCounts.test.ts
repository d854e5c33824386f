import { OUTCOMES } from '../../../programs/index.ts'
import { expect, test } from 'vitest'
import type { Cell, CellMap } from '../../../programs/index.ts'
import { cellCounts } from './cellCounts.ts'

function cell(x: number, y: number, verdict: Cell['verdict']): Cell {
  return { x, y, states: 1, verdict, possible: [] }
}

test('cells are counted by kind; what is not there is 0, what cannot be reached is left out', () => {
  const map: CellMap = {
    table: OUTCOMES,
    across: 'A',
    up: 'B',
    columns: 1,
    rows: 1,
    cells: [
      cell(0, 0, 'at-risk'),
      cell(1, 0, 'safe'),
      cell(0, 1, 'safe'),
      cell(1, 1, 'unreachable'),
    ],
  }
  expect(cellCounts(map)).toEqual([
    { verdict: 'safe', count: 2 },
    { verdict: 'at-risk', count: 1 },
    { verdict: 'lost', count: 0 },
    { verdict: 'mixed', count: 0 },
  ])
})
