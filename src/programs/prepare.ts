import { prepareDjango } from './django/prepare.ts'
import { prepareOwn } from './own/prepareOwn.ts'
import type { Prepared, RunnerOf } from './prepared.ts'
import { isOwn } from './scenario.ts'
import type { AnyScenario } from './scenario.ts'

/**
 * Makes a scenario ready to run. Its program must be loaded, or compiled. `runnerOf`: what is to
 * run the requests, made from the statechart; by default the statechart itself.
 */
export function prepare(scenario: AnyScenario, runnerOf?: RunnerOf): Prepared {
  return isOwn(scenario) ? prepareOwn(scenario, runnerOf) : prepareDjango(scenario, runnerOf)
}
