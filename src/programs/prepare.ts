import { prepareDjango } from './django/prepare.ts'
import { prepareOwn } from './own/prepareOwn.ts'
import type { Prepared } from './prepared.ts'
import { isOwn } from './scenario.ts'
import type { AnyScenario } from './scenario.ts'

/** Makes a scenario ready to run. Its program must be loaded, or compiled. */
export function prepare(scenario: AnyScenario): Prepared {
  return isOwn(scenario) ? prepareOwn(scenario) : prepareDjango(scenario)
}
