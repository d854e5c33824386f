import { checkScenario } from './checkScenario.ts'
import type { CheckOptions } from './checkScenario.ts'
import type { CheckProgress } from './report.ts'
import type { OutcomeId } from '../outcome.ts'
import type { AnyScenario } from '../scenario.ts'

/**
 * What was found over all schedules of one scenario, in short. Plain data: it is kept. Of a scenario
 * with a fault, the outcomes are those of schedules in which the fault happens.
 */
export interface CellResult {
  /** those that were found, in the order of the table; `ok` among them */
  readonly outcomes: readonly CellOutcome[]
  readonly states: number
  /** complete schedules, as a decimal text; null where the check was stopped */
  readonly schedules: string | null
  /** false: stopped by a bound, so there may be outcomes that are not listed */
  readonly complete: boolean
  /** the most steps of each request in any schedule, or a bound of that; null where unknown */
  readonly steps: readonly number[] | null
}

export interface CellOutcome {
  readonly id: OutcomeId
  /** of all schedules, and under a random scheduler, 0..1; null where the check was stopped */
  readonly share: number | null
  readonly odds: number | null
  /** a shortest schedule that ends so; of a stopped check, one that was met; null: none was kept */
  readonly shortest: string | null
}

/** Every schedule of a scenario. */
export function* checkCell(
  scenario: AnyScenario,
  options: CheckOptions,
): Generator<CheckProgress, CellResult, void> {
  const onlyHit = scenario.fault !== null
  const checked = yield* checkScenario(scenario, {
    search: 'every schedule',
    ...options,
    onlyHit,
  })
  const { outcomes, seen = [], states, schedules } = checked.report(0)
  return {
    outcomes: [
      ...outcomes.map(({ id, share, odds, shortest }) => ({ id, share, odds, shortest })),
      ...seen.map(({ id, example }) => ({ id, share: null, odds: null, shortest: example })),
    ],
    states,
    schedules,
    complete: checked.end.kind === 'complete',
    steps: checked.graph?.mostSteps() ?? null,
  }
}
