import type { FaultKind, ScenarioFault } from '../fault.ts'
import type { Devices } from '../prepared.ts'

/**
 * Every single fault that can happen to the processes of a scenario, one at a time: the bound of the
 * check with faults. `steps`: the most steps that each process makes.
 */
export function faultsOf(
  kinds: readonly FaultKind[],
  steps: readonly number[],
): readonly ScenarioFault[] {
  return kinds.flatMap((kind) =>
    steps.flatMap((most, request) =>
      Array.from({ length: most }, (_, index) => ({ kind, request, step: index + 1 })),
    ),
  )
}

/** What can go wrong with a program, by what it uses. */
export function faultKindsOf({
  files,
  cache,
}: Pick<Devices, 'files' | 'cache'>): readonly FaultKind[] {
  return [
    'kill',
    ...(files ? (['disk-full'] as const) : []),
    ...(cache ? (['evict'] as const) : []),
  ]
}
