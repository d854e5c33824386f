import { programRow } from '../catalogue/catalogue.ts'
import type { FaultKind, Scenario, ScenarioFault } from '../scenario.ts'

/**
 * Every single fault that can befall the requests of a scenario, one at a time: the bound of the
 * check with faults. `steps`: the most steps that each request makes.
 */
export function faultsOf(
  { program }: Scenario,
  steps: readonly number[],
): readonly ScenarioFault[] {
  const store = programRow(program)?.store
  const kinds: readonly FaultKind[] =
    store === 'cache' ? ['kill', 'evict'] : store === 'files' ? ['kill', 'disk-full'] : ['kill']
  return kinds.flatMap((kind) =>
    steps.flatMap((most, request) =>
      Array.from({ length: most }, (_, index) => ({ kind, request, step: index + 1 })),
    ),
  )
}
