import type * as scenarioEvents from './scenarioEvents.ts'
import { FETCHING, NOT_FETCHED } from './notFetched.ts'
import type { Notice } from './state.ts'

type ScenarioEvents = typeof scenarioEvents

/** Null until it was fetched, or provided. */
let events: ScenarioEvents | null = null

/** From now on the scenario can be changed at once. */
export function provideScenarioEvents(there: ScenarioEvents): void {
  events = there
}

/** Fetches what changes scenarios and reads links. Null when it could not be fetched. */
export async function fetchScenarioEvents(): Promise<ScenarioEvents | null> {
  try {
    events ??= await import('./scenarioEvents.ts')
  } catch {
    // The next call tries again.
  }
  return events
}

/** Does something with them as soon as they are there: mostly at once. `tell`: as `whenLoaded`. */
export function whenScenarioEvents(
  tell: (change: { readonly notice: Notice | null }) => void,
  act: (events: ScenarioEvents) => void,
): void {
  if (events !== null) {
    act(events)
    return
  }
  tell({ notice: FETCHING })
  void fetchScenarioEvents().then((there) => {
    tell({ notice: there === null ? NOT_FETCHED : null })
    if (there !== null) act(there)
    return there
  })
}
