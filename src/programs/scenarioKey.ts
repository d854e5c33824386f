import type { AnyScenario } from './scenario.ts'

/**
 * The key of everything that is kept for a scenario: equal exactly for scenarios that say the same.
 * Every field counts, in a fixed order, so a new field is never forgotten.
 */
export function scenarioKey(scenario: AnyScenario): string {
  return JSON.stringify(scenario, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}

/** Do two scenarios say the same, in every part? */
export function sameScenario(one: AnyScenario, other: AnyScenario): boolean {
  return scenarioKey(one) === scenarioKey(other)
}
