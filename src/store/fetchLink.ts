import { DEFAULT_SCENARIO, isLoaded } from '../programs/index.ts'
import { fetchScenarioEvents } from './loadScenarioEvents.ts'
import { fetchProgram } from './loadThen.ts'
import { NOT_FETCHED } from './notFetched.ts'
import type { Opened } from './opened.ts'

/**
 * Reads a link, with or without "#", and fetches what its first view needs. Where that cannot be
 * had it opens the first scenario and says so. Null: there is no link.
 */
export async function fetchLink(hash: string): Promise<Opened | null> {
  if (hash.replace(/^#/, '') === '') return null
  const events = await fetchScenarioEvents()
  const scenario = events?.scenarioOfLink(hash) ?? DEFAULT_SCENARIO
  const there = isLoaded(scenario) || (await fetchProgram(scenario))
  if (events !== null && there) return events.parseLink(hash)
  return { scenario: DEFAULT_SCENARIO, schedule: '', cursor: 0, notice: NOT_FETCHED }
}
