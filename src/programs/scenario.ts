import type { Scenario } from './django/scenario.ts'
import type { OwnScenario } from './own/ownScenario.ts'

/** One of Django's sessions, or any other program: whatever can be stepped and checked. */
export type AnyScenario = Scenario | OwnScenario

export function isOwn(scenario: AnyScenario): scenario is OwnScenario {
  return 'kind' in scenario
}
