import { BugError } from '../../base/index.ts'
import { scenarioKey } from '../scenarioKey.ts'
import type { OwnScenario } from './ownScenario.ts'
import type { Race } from './race.ts'

/**
 * The races that were read, by what they were read from. Neither the compiler nor the library of
 * own programs is in the first view, so that reading and preparing are two things.
 */
const races = new Map<string, Race>()

/** Keeps what `readRace` made of a scenario. */
export function keepRace(scenario: OwnScenario, race: Race): void {
  races.set(keyOf(scenario), race)
}

/** The race of a scenario that was read. A BugError when it was not. */
export function keptRace(scenario: OwnScenario): Race {
  const race = races.get(keyOf(scenario))
  if (race === undefined) throw new BugError('expected a race file that was read')
  return race
}

/** For who reads thousands of them: all that was read is to be read again. */
export function forgetRaces(): void {
  races.clear()
}

/** Of all but the fault, which changes nothing before the first step. */
function keyOf(scenario: OwnScenario): string {
  return scenarioKey({ ...scenario, fault: null })
}
