import type { OutcomeVerdict, Verdict } from '../../explorer/index.ts'
import type { Outcome } from '../outcome.ts'
import { lettersOf } from './letters.ts'
import type { CheckEnd, CheckReport, OutcomeReport, SeenOutcome } from './report.ts'

/** What a report says of the search itself. */
export function checkReport(
  verdict: Verdict,
  end: CheckEnd,
  table: readonly Outcome[],
): Omit<CheckReport, 'seconds' | 'classes' | 'faultHappens'> {
  const found = verdict.outcomes.filter((outcome) => outcome.found)
  const outcomes = found.flatMap((outcome) => countedOutcome(outcome, table))
  const seen = found.flatMap((outcome) => seenOutcome(outcome, table))
  return {
    end,
    table,
    states: verdict.states,
    transitions: verdict.transitions,
    schedules: verdict.schedules?.toString() ?? null,
    outcomes,
    ...(seen.length > 0 && { seen }),
    bytesPerState: verdict.bytesPerState,
  }
}

function countedOutcome(
  outcome: OutcomeVerdict,
  table: readonly Outcome[],
): readonly OutcomeReport[] {
  const id = table[outcome.bit]?.id
  const { schedules, share, odds, shortest, fewest } = outcome
  if (id === undefined || schedules === null || share === null || odds === null) return []
  if (shortest === null || fewest === null) return []
  return [
    {
      id,
      schedules: schedules.toString(),
      share,
      odds,
      shortest: lettersOf(shortest),
      fewest: lettersOf(fewest.schedule),
      preemptions: fewest.preemptions,
    },
  ]
}

/** For a search without counts: it was stopped, or a run can be infinite. */
function seenOutcome(outcome: OutcomeVerdict, table: readonly Outcome[]): readonly SeenOutcome[] {
  const id = table[outcome.bit]?.id
  if (id === undefined || outcome.schedules !== null) return []
  return [{ id, example: outcome.example === null ? null : lettersOf(outcome.example) }]
}
