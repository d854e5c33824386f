import { BugError } from '../../base/index.ts'
import { scenarioKey } from '../scenarioKey.ts'
import type { OwnScenario } from './ownScenario.ts'
import type { Race } from './race.ts'

/**
 * The races that were read, by what they were read from. Neither the compiler nor the library of
 * own programs is in the first view, so that reading and preparing are two things.
 */
const races = new Map<string, Race>()

/** How many of them are kept: those that were used last. Nobody works on more at a time. */
export const MOST_KEPT = 32

/** Keeps what `readRace` made of a scenario, and forgets the one that was not used for longest. */
export function keepRace(scenario: OwnScenario, race: Race): void {
  const key = keyOf(scenario)
  races.delete(key)
  races.set(key, race)
  const [oldest] = races.keys()
  if (races.size > MOST_KEPT && oldest !== undefined) races.delete(oldest)
}

/** Was it read, and is it still there? */
export function isKept(scenario: OwnScenario): boolean {
  return races.has(keyOf(scenario))
}

/** The race of a scenario that was read. A BugError when it was not, or is forgotten. */
export function keptRace(scenario: OwnScenario): Race {
  const race = races.get(keyOf(scenario))
  if (race === undefined) throw new BugError('expected a race file that was read')
  keepRace(scenario, race)
  return race
}

/** Of all but the fault, which changes nothing before the first step. */
function keyOf(scenario: OwnScenario): string {
  return scenarioKey({ ...scenario, fault: null })
}
