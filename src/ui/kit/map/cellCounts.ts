import type { CellMap } from '../../../programs/index.ts'
import { VERDICTS } from './cellText.ts'
import type { Verdict } from './cellText.ts'

/** How many cells of a kind there are. */
export interface CellCount {
  readonly verdict: Verdict
  readonly count: number
}

/** Every kind that can be reached, in the order of the legend, with 0 for what is not there. */
export function cellCounts({ cells }: CellMap): readonly CellCount[] {
  return VERDICTS.filter((verdict) => verdict !== 'unreachable').map((verdict) => ({
    verdict,
    count: cells.filter((cell) => cell.verdict === verdict).length,
  }))
}
