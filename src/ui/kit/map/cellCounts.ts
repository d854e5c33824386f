import type { CellMap } from '../../../programs/index.ts'
import { PROSPECTS } from './cellText.ts'
import type { Prospect } from './cellText.ts'

/** How many cells of a kind there are. */
export interface CellCount {
  readonly verdict: Prospect
  readonly count: number
}

/** Every kind that can be reached, in the order of the legend, with 0 for what is not there. */
export function cellCounts({ cells }: CellMap): readonly CellCount[] {
  return PROSPECTS.filter((verdict) => verdict !== 'unreachable').map((verdict) => ({
    verdict,
    count: cells.filter((cell) => cell.verdict === verdict).length,
  }))
}
