import { isForkKept, provideEveryProgram, readForkInParts } from '../../programs/everyProgram.ts'
import { isKept, readingRace } from '../../programs/everyRace.ts'
import { isFork, isOwn } from '../../programs/index.ts'
import type { AnyScenario } from '../../programs/index.ts'
import { inTurns } from './inTurns.ts'
import { createRaceReader } from './raceReader.ts'
import type { RaceReader } from './raceReader.ts'
import type { RaceRead } from './raceRead.ts'

let reader: RaceReader | null = null

/** From now on races are read by it: for tests, which have no worker. */
export function provideReader(given: RaceReader): void {
  reader = given
}

/** Were the texts of this program read here, so that it can run? */
export function isRead(scenario: AnyScenario): boolean {
  return isOwn(scenario) ? isKept(scenario) : isForkKept(scenario)
}

/**
 * Reads a race, or a session program that somebody has changed: first where it can be ended, then here as
 * well, so that it can be stepped. Never rejects. One that was read before is there at once. `signal` drops it.
 */
export async function readInWorker(scenario: AnyScenario, signal?: AbortSignal): Promise<RaceRead> {
  if (!isOwn(scenario)) provideEveryProgram()
  // As it is in the catalogue nothing is to be read.
  if (isRead(scenario) || (!isOwn(scenario) && !isFork(scenario))) return { kind: 'ok' }
  reader ??= createRaceReader()
  const read = await reader.read(scenario, signal)
  if (read.kind !== 'ok') return read
  const here = isOwn(scenario)
    ? await inTurns(readingRace(scenario), signal)
    : await inTurns(readForkInParts(scenario), signal)
  if (here === null) return { kind: 'dropped' }
  return here.ok ? read : { kind: 'wrong', diagnostics: here.diagnostics }
}
