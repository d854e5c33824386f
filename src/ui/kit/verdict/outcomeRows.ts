import type { CheckReport, Outcome, OutcomeId, OutcomeReport } from '../../../programs/index.ts'
import { oddsText, percentText } from './chance.ts'
import { compactCount } from './compactCount.ts'
import type { Count } from './compactCount.ts'
import { plural } from './words.ts'

/** One outcome of a report, ready to be drawn. */
export interface OutcomeRow {
  readonly outcome: Outcome
  /** null: only known to happen, not how often */
  readonly counted: CountedRow | null
  /** a schedule that ends so, where nothing was counted; null: none was kept */
  readonly example: string | null
}

export interface CountedRow {
  readonly found: OutcomeReport
  /** 0..1 */
  readonly share: number
  readonly percent: string
  readonly schedules: Count
  /** "1 in 6 at random", "always" */
  readonly odds: string
  readonly switches: string
  /** of the shortest schedule */
  readonly steps: string
}

/** Every outcome that was found, in the order of the report's table. */
export function outcomeRows(report: CheckReport): readonly OutcomeRow[] {
  return report.table.flatMap((outcome): readonly OutcomeRow[] => {
    const found = report.outcomes.find(({ id }) => id === outcome.id)
    if (found !== undefined) {
      return [{ outcome, counted: countedRow(report, found), example: null }]
    }
    const seen = report.seen?.find(({ id }) => id === outcome.id)
    return seen === undefined ? [] : [{ outcome, counted: null, example: seen.example }]
  })
}

/** Of what happened at all, counted or not. */
export function foundOutcomes(report: CheckReport): readonly OutcomeId[] {
  return [...report.outcomes, ...(report.seen ?? [])].map(({ id }) => id)
}

function countedRow(report: CheckReport, found: OutcomeReport): CountedRow {
  const all = found.schedules === report.schedules
  const steps = found.shortest.length
  return {
    found,
    share: found.share,
    percent: percentText(found.share, all),
    schedules: compactCount(found.schedules),
    odds: all ? 'always' : `${oddsText(found.odds)} at random`,
    switches: switchesText(found.preemptions),
    steps: `${steps} ${plural('step', steps)}`,
  }
}

/** Switches away from a request that could have gone on. */
function switchesText(preemptions: number): string {
  if (preemptions === 0) return 'needs no context switch'
  return preemptions === 1 ? 'needs 1 context switch' : `needs ${preemptions} context switches`
}
