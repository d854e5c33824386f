import { checkScenario } from '../programs/index.ts'
import type {
  AnyScenario,
  Checked,
  CheckOptions,
  CheckProgress,
  CheckReport,
} from '../programs/index.ts'
import { MEMORY } from './bound.ts'
import type { Surroundings } from './surroundings.ts'

export interface Found {
  readonly report: CheckReport
  /** the most steps of each process; null when the check was stopped */
  readonly steps: readonly number[] | null
}

/** A check with its classes. The seconds are of both. */
export function* checkOf(
  scenario: AnyScenario,
  states: number,
  surroundings: Pick<Surroundings, 'interrupted'>,
  search: Pick<CheckOptions, 'search'> = {},
): Generator<CheckProgress, Found, void> {
  const begun = performance.now()
  const checked: Checked = yield* checkScenario(scenario, {
    ...checkOptions(states, surroundings),
    ...search,
  })
  yield* checked.classes()
  const seconds = (performance.now() - begun) / 1000
  return { report: checked.report(seconds), steps: checked.graph?.mostSteps() ?? null }
}

/** The bounds of a check, and how it is interrupted. */
export function checkOptions(
  states: number,
  { interrupted }: Pick<Surroundings, 'interrupted'>,
): CheckOptions {
  return {
    budget: { states, memory: MEMORY },
    stopped: () => (interrupted() ? 'cancel' : null),
  }
}
