import type { OutcomeVerdict, Verdict } from '../../explorer/index.ts'
import { OUTCOME_IDS } from './checkModel.ts'
import { lettersOf } from './letters.ts'
import type { CheckEnd, CheckReport, OutcomeReport, SeenOutcome } from './report.ts'

/** Everything of a report that no clock tells and no second search counts. */
export function checkReport(
  verdict: Verdict,
  end: CheckEnd,
): Omit<CheckReport, 'seconds' | 'classes'> {
  const found = verdict.outcomes.filter((outcome) => outcome.found)
  const outcomes = found.flatMap(counted)
  const seen = found.flatMap(met)
  return {
    end,
    states: verdict.states,
    transitions: verdict.transitions,
    schedules: verdict.schedules?.toString() ?? null,
    outcomes,
    ...(seen.length > 0 && { seen }),
    bytesPerState: verdict.bytesPerState,
  }
}

function counted(outcome: OutcomeVerdict): readonly OutcomeReport[] {
  const id = OUTCOME_IDS[outcome.bit]
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

/** Of a search that has no counts: it was stopped, or a run can go on for ever. */
function met(outcome: OutcomeVerdict): readonly SeenOutcome[] {
  const id = OUTCOME_IDS[outcome.bit]
  if (id === undefined || outcome.schedules !== null) return []
  return [{ id, example: outcome.example === null ? null : lettersOf(outcome.example) }]
}
