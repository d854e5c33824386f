import type { Cell, CellMap, Outlook, Insight } from '../../../programs/index.ts'
import type { Letter } from '../../../world/index.ts'
import { outlook } from './noReturn.ts'

/** The map of a single request: one row, a cell after each of its steps. */
export function stripOf(letter: Letter, { fates, table }: Insight): CellMap {
  return {
    table,
    across: letter,
    up: letter,
    columns: fates.length - 1,
    rows: 0,
    cells: fates.map((fate, x): Cell => {
      return { x, y: 0, states: 1, verdict: verdictOf(fate, table), possible: fate.possible }
    }),
  }
}

function verdictOf(fate: Outlook, table: CellMap['table']): Cell['verdict'] {
  const { bad, avoidable } = outlook(fate, table)
  if (!bad) return 'safe'
  return avoidable ? 'at-risk' : 'lost'
}
