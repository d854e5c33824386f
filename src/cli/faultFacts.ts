import { checkCell, prepare, faultsOf, faultText, withFault } from '../programs/index.ts'
import type { AnyScenario, CheckProgress, FaultReport } from '../programs/index.ts'
import { checkOptions } from './checkOf.ts'
import { workOnAll } from './crew.ts'
import type { CrewProgress } from './crew.ts'
import type { Surroundings } from './surroundings.ts'

/** What one kind of fault can lead to, at any one step of any one request. */
export interface FaultFacts {
  /** false: stopped by a bound, so there may be outcomes that are not listed */
  readonly complete: boolean
  /** by outcome: the shortest schedule that ends so, and its fault, such as "kill:A:3" */
  readonly outcomes: Readonly<Record<string, { readonly fault: string; readonly schedule: string }>>
}

/** Every single fault of a scenario, one at a time, each in every schedule. */
export function* faultFacts(
  scenario: AnyScenario,
  states: number,
  surroundings: Surroundings,
): Generator<CheckProgress | CrewProgress, Readonly<Record<string, FaultFacts>>, void> {
  const options = checkOptions(states, surroundings)
  const { steps } = yield* checkCell(scenario, options)
  const { faults } = prepare(scenario)
  // Without the number of steps no fault can be tried.
  const none = faults.map((kind) => ({ kind, outcomes: [], complete: steps !== null }))
  let reports: readonly FaultReport[] = none
  const tried = faultsOf(faults, steps ?? [])
  const results = yield* workOnAll(
    tried.map((fault) => ({ kind: 'cell', scenario: { ...scenario, fault }, states }) as const),
    surroundings,
  )
  for (const [index, fault] of tried.entries()) {
    const result = results[index]
    if (result !== undefined) reports = withFault(reports, fault, result)
  }
  return Object.fromEntries(
    reports.map(({ kind, complete, outcomes }) => [
      kind,
      {
        complete,
        outcomes: Object.fromEntries(
          outcomes.map(({ id, fault, schedule }) => [id, { fault: faultText(fault), schedule }]),
        ),
      },
    ]),
  )
}
