import { checkScenario } from './checkScenario.ts'
import type { Checked, CheckOptions } from './checkScenario.ts'
import type { AnyScenario } from '../scenario.ts'

/** The result of a generator, without its pauses. */
export function drained<Result>(work: Generator<unknown, Result, void>): Result {
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
  }
}

export const BUDGET = { states: 1_000_000, memory: 2 ** 28 }

export function check(scenario: AnyScenario, change: Partial<CheckOptions> = {}): Checked {
  return drained(checkScenario(scenario, { budget: BUDGET, ...change }))
}

/** What must be there. */
export function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('expected something to be there')
  return value
}
