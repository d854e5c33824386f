/**
 * The third face of programs: what reads and prepares race files, with the compiler and every
 * built-in. The page fetches it when the first program that somebody brings is opened.
 */
import { isKept } from './own/keptRaces.ts'
import type { OwnScenario } from './own/ownScenario.ts'
import { prepareOwn } from './own/prepareOwn.ts'
import { readRace } from './own/readRace.ts'
import type { Prepared } from './prepared.ts'

export { isKept } from './own/keptRaces.ts'
export { readingRace, readRace } from './own/readRace.ts'

/**
 * Makes a scenario ready that was read well before: its race may have been forgotten since, and is
 * read again then, with the same result.
 */
export function prepareReadRace(scenario: OwnScenario): Prepared {
  if (!isKept(scenario)) readRace(scenario)
  return prepareOwn(scenario)
}
