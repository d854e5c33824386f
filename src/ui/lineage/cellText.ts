import { OUTCOMES } from '../../programs/index.ts'
import type { CellResult, Outcome } from '../../programs/index.ts'
import type { CellState } from '../../store/index.ts'

/** An outcome that a cell has found, with a schedule that shows it. */
export interface Found {
  readonly outcome: Outcome
  /** null: none was kept */
  readonly shortest: string | null
}

/** What a cell has found, in the order in which outcomes are told. */
export function foundIn({ outcomes }: CellResult): readonly Found[] {
  return OUTCOMES.flatMap((outcome) => {
    const found = outcomes.find(({ id }) => id === outcome.id)
    return found === undefined ? [] : [{ outcome, shortest: found.shortest }]
  })
}

/** The result of a cell; null while there is none. */
export function resultOf(cell: CellState | undefined): CellResult | null {
  return cell?.kind === 'done' ? cell.result : null
}

/** What stands in a cell that has found nothing yet. */
export function waitingText(cell: CellState | undefined): string {
  return cell?.kind === 'running' ? 'being checked' : 'not checked yet'
}
