import type { OutcomeVerdict, Verdict } from '../../explorer/index.ts'
import { LIVELOCK } from '../outcome.ts'
import { lettersOf } from './letters.ts'
import type { OutcomeSets } from './outcomeSets.ts'
import type { CheckEnd, CheckReport, OutcomeReport, SeenOutcome } from './report.ts'
import { checkVerdict } from './checkVerdict.ts'

/** What a report says of the search itself. */
export function checkReport(
  verdict: Verdict,
  end: CheckEnd,
  sets: OutcomeSets,
): Omit<CheckReport, 'seconds' | 'classes' | 'faultHappens'> {
  const { table } = sets
  // In the order of the table.
  const found = table.flatMap(({ id }) =>
    verdict.outcomes.filter(({ bit, found }) => found && bit === sets.bitOf(id)),
  )
  const outcomes = found.flatMap((outcome) => countedOutcome(outcome))
  const seen = [...found.flatMap((outcome) => seenOutcome(outcome)), ...seenLivelock(verdict, sets)]
  return {
    end,
    verdict: checkVerdict(verdict, end, sets),
    table,
    states: verdict.states,
    transitions: verdict.transitions,
    schedules: verdict.schedules?.toString() ?? null,
    outcomes,
    ...(seen.length > 0 && { seen }),
    bytesPerState: verdict.bytesPerState,
    search: verdict.orbits === null ? 'every schedule' : 'orbits',
  }
}

function countedOutcome(outcome: OutcomeVerdict): readonly OutcomeReport[] {
  const { name, schedules, share, odds, shortest, fewest } = outcome
  if (schedules === null || share === null || odds === null) return []
  if (shortest === null || fewest === null) return []
  return [
    {
      id: name,
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
function seenOutcome({ name, schedules, example, fewest }: OutcomeVerdict): readonly SeenOutcome[] {
  if (schedules !== null) return []
  return [
    {
      id: name,
      example: example && lettersOf(example),
      ...(fewest !== null && {
        fewest: lettersOf(fewest.schedule),
        preemptions: fewest.preemptions,
      }),
    },
  ]
}

/** Where the scenario counts it as an outcome. */
function seenLivelock({ livelock }: Verdict, sets: OutcomeSets): readonly SeenOutcome[] {
  if (livelock === null || sets.bitOf(LIVELOCK) < 0) return []
  const { shortest, round } = livelock
  return [{ id: LIVELOCK, example: lettersOf(shortest), round: lettersOf(round) }]
}
