import { drain } from '../../base/index.ts'
import { checkScenario, explainOutcome, prepare, scenarioKey } from '../../programs/index.ts'
import type { Checked, Scenario } from '../../programs/index.ts'
import { replay, timelineView } from '../../world/index.ts'
import type { LessonFacts } from '../facts.ts'
import type { Place } from '../lesson.ts'

const checksByKey = new Map<string, Checked>()

/** What a card at a place speaks of, with the check of every schedule done. */
export function factsAt({ scenario, schedule, cursor }: Place): LessonFacts {
  const prepared = prepare(scenario)
  const { run, divergence } = replay(prepared.plan, schedule)
  if (divergence !== null) throw new Error(`expected a schedule that can be followed: ${schedule}`)
  const checked = checkOf(scenario)
  return {
    prepared,
    run,
    timeline: timelineView(run),
    cursor,
    report: checked.report(0),
    insight: checked.graph?.insight(schedule) ?? null,
    explain: explainOutcome,
  }
}

function checkOf(scenario: Scenario): Checked {
  const key = scenarioKey(scenario)
  const before = checksByKey.get(key)
  if (before !== undefined) return before
  const budget = { states: 1_000_000, memory: 2 ** 28 }
  const checked = drain(checkScenario(scenario, { budget }))
  checksByKey.set(key, checked)
  return checked
}
