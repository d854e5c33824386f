import { drain } from '../../base/index.ts'
import { checkScenario } from './checkScenario.ts'
import type { Checked, CheckOptions } from './checkScenario.ts'
import type { AnyScenario } from '../scenario.ts'

export const BUDGET = { states: 1_000_000, memory: 2 ** 28 }

export function check(scenario: AnyScenario, change: Partial<CheckOptions> = {}): Checked {
  return drain(checkScenario(scenario, { budget: BUDGET, ...change }))
}

/** What must be there. */
export function expectThere<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('expected something to be there')
  return value
}
