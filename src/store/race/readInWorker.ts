import { isKept, readingRace } from '../../programs/everyRace.ts'
import type { OwnScenario } from '../../programs/index.ts'
import { inTurns } from './inTurns.ts'
import { createRaceReader } from './raceReader.ts'
import type { RaceReader } from './raceReader.ts'
import type { RaceRead } from './raceRead.ts'

let reader: RaceReader | null = null

/** From now on races are read by it: for tests, which have no worker. */
export function provideReader(given: RaceReader): void {
  reader = given
}

/**
 * Reads a race: first where it can be ended, then here as well, so that it can be stepped. Never
 * rejects. One that was read before is there at once. `signal` drops it.
 */
export async function readInWorker(scenario: OwnScenario, signal?: AbortSignal): Promise<RaceRead> {
  if (isKept(scenario)) return { kind: 'ok' }
  reader ??= createRaceReader()
  const read = await reader.read(scenario, signal)
  if (read.kind !== 'ok') return read
  const here = await inTurns(readingRace(scenario))
  return here.ok ? read : { kind: 'wrong', diagnostics: here.diagnostics }
}
