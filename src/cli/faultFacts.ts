import { drain } from '../base/index.ts'
import { checkCell, prepare, faultsOf, faultText, withFault } from '../programs/index.ts'
import type { AnyScenario, CellResult, FaultReport } from '../programs/index.ts'
import { MEMORY } from './bound.ts'
import type { Surroundings } from './surroundings.ts'

/** What one kind of fault can lead to, at any one step of any one request. */
export interface FaultFacts {
  /** false: stopped by a bound, so there may be outcomes that are not listed */
  readonly complete: boolean
  /** by outcome: the shortest schedule that ends so, and its fault, such as "kill:A:3" */
  readonly outcomes: Readonly<Record<string, { readonly fault: string; readonly schedule: string }>>
}

/** Every single fault of a scenario, one at a time, each in every schedule. */
export function faultFacts(
  scenario: AnyScenario,
  states: number,
  tell: Surroundings['tell'],
): Readonly<Record<string, FaultFacts>> {
  const check = (one: AnyScenario): CellResult =>
    drain(checkCell(one, { budget: { states, memory: MEMORY } }), tell)
  const { steps } = check(scenario)
  const { faults } = prepare(scenario)
  const reports = faultsOf(faults, steps ?? []).reduce<readonly FaultReport[]>(
    (before, fault) => withFault(before, fault, check({ ...scenario, fault })),
    // Without the number of steps no fault can be tried.
    faults.map((kind) => ({ kind, outcomes: [], complete: steps !== null })),
  )
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
