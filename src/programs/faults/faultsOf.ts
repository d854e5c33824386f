import { programRow } from '../django/catalogue/catalogue.ts'
import type { StoreKind } from '../django/catalogue/programRow.ts'
import type { FaultKind, Scenario, ScenarioFault } from '../django/scenario.ts'

/**
 * Every single fault that can befall the requests of a scenario, one at a time: the bound of the
 * check with faults. `steps`: the most steps that each request makes.
 */
export function faultsOf(
  { program }: Scenario,
  steps: readonly number[],
): readonly ScenarioFault[] {
  return faultKinds(program).flatMap((kind) =>
    steps.flatMap((most, request) =>
      Array.from({ length: most }, (_, index) => ({ kind, request, step: index + 1 })),
    ),
  )
}

const KINDS: { readonly [K in StoreKind]: readonly FaultKind[] } = {
  files: ['kill', 'disk-full'],
  rows: ['kill'],
  cache: ['kill', 'evict'],
}

/** What can go wrong with a program, by what it keeps sessions in. */
export function faultKinds(program: string): readonly FaultKind[] {
  return KINDS[programRow(program)?.store ?? 'rows']
}
