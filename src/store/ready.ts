import { isFork, isLoaded, isOwn } from '../programs/index.ts'
import type { AnyScenario } from '../programs/index.ts'
import { fetchProgram } from './loadThen.ts'
import { NOT_FETCHED } from './notFetched.ts'
import { fetchOwn, isTextRead } from './race/fetchOwn.ts'
import type { Notice } from './state.ts'

/** Can a scenario be put on the stage at once? */
export function isReady(scenario: AnyScenario): boolean {
  return isOwn(scenario) || isFork(scenario) ? isTextRead(scenario) : isLoaded(scenario)
}

/** What came of making a scenario ready: why it is not; null: it is, unless it was dropped. */
export interface Readied {
  readonly ready: boolean
  readonly notice: Notice | null
}

/**
 * Fetches the program of a scenario; texts of a person's own are read as well. Never rejects. `signal`
 * drops it.
 */
export async function makeReady(scenario: AnyScenario, signal?: AbortSignal): Promise<Readied> {
  if (!isOwn(scenario) && !isFork(scenario)) return fetchedNotice(await fetchProgram(scenario))
  const own = await fetchOwn()
  if (own === null) return fetchedNotice(false)
  const read = await own.readInWorker(scenario, signal)
  return { ready: read.kind === 'ok', notice: own.raceNotice(read) }
}

function fetchedNotice(ready: boolean): Readied {
  return { ready, notice: ready ? null : NOT_FETCHED }
}
