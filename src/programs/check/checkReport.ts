import type { OutcomeVerdict, Verdict } from '../../explorer/index.ts'
import { NOT_MODELLED } from '../notModelled.ts'
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
  const seen = [...found.flatMap((outcome) => seenOutcome(outcome)), ...seenEndless(verdict, sets)]
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

/** What is seen at no end: a livelock, where the scenario counts it as an outcome, and who leaves the model in a loop. */
function seenEndless(verdict: Verdict, sets: OutcomeSets): readonly SeenOutcome[] {
  const { livelock, leftLoop, outcomes } = verdict
  const seen: SeenOutcome[] = []
  if (livelock !== null && sets.bitOf(LIVELOCK) >= 0) {
    const { shortest, round } = livelock
    seen.push({ id: LIVELOCK, example: lettersOf(shortest), round: lettersOf(round) })
  }
  const { id } = NOT_MODELLED
  const atAnEnd = outcomes.some(({ name, found }) => found && name === id)
  if (leftLoop !== null && !atAnEnd) seen.push({ id, example: lettersOf(leftLoop) })
  return seen
}
