import { OUTCOMES } from '../../../programs/index.ts'
import type { CellResult, Outcome } from '../../../programs/index.ts'
import type { CellState } from '../../../store/index.ts'

/** An outcome that a cell has found, with a schedule that shows it. */
export interface Found {
  readonly outcome: Outcome
  /** of all schedules, 0..1; null where the check was stopped */
  readonly share: number | null
  /** null: none was kept */
  readonly shortest: string | null
}

/** What a cell has found, in the order in which outcomes are told. */
export function foundIn({ outcomes }: CellResult): readonly Found[] {
  return OUTCOMES.flatMap((outcome) => {
    const found = outcomes.find(({ id }) => id === outcome.id)
    return found === undefined ? [] : [{ outcome, share: found.share, shortest: found.shortest }]
  })
}

/** The result of a cell; null while there is none. */
export function resultOf(cell: CellState | undefined): CellResult | null {
  return cell?.kind === 'done' ? cell.result : null
}

/** Why a cell shows no outcome, in words; it has no result. */
export function waitingText(cell: CellState | undefined): string {
  if (cell === undefined) return 'not checked yet'
  return cell.kind === 'broken' ? `could not be checked: ${cell.message}` : 'being checked'
}

/** "data lost (data, 43 %), all is well (57 %)", and what is to be said of a check that was stopped. */
export function cellWords(result: CellResult): string {
  const found = foundIn(result).map(({ outcome, share }) => {
    const title = outcome.title.toLowerCase()
    const facts = [outcome.severity, share === null ? null : percent(share)].filter(
      (fact) => fact !== null,
    )
    return facts.length === 0 ? title : `${title} (${facts.join(', ')})`
  })
  const words = found.length === 0 ? 'nothing met' : found.join(', ')
  return result.complete ? words : `${words}; stopped early, there may be more`
}

/** What is not all and not nothing never looks so. */
export function percent(share: number): string {
  if (share === 1) return '100 %'
  if (share > 0.99) return '> 99 %'
  return share < 0.01 ? '< 1 %' : `${Math.round(share * 100)} %`
}
