import { isLoaded } from '../programs/index.ts'
import type { Scenario } from '../programs/index.ts'
import { loadFixPrograms, loadProgram, loadPrograms } from './loadPrograms.ts'
import { fetchScenarioEvents } from './loadScenarioEvents.ts'
import { FETCHING, NOT_FETCHED } from './notFetched.ts'
import type { Notice } from './state.ts'

/**
 * Does something with a scenario as soon as its program is there: mostly at once. Meanwhile, and
 * when it cannot be fetched, `tell` gets a notice; null removes it.
 */
export function whenLoaded(
  scenario: Scenario,
  tell: (notice: Notice | null) => void,
  act: () => void,
): void {
  if (isLoaded(scenario)) {
    act()
    return
  }
  tell(FETCHING)
  void fetchProgram(scenario).then((there) => {
    tell(there ? null : NOT_FETCHED)
    if (there) act()
    return there
  })
}

/** Fetches the program of a scenario. False when it could not be fetched. */
export function fetchProgram(scenario: Scenario): Promise<boolean> {
  return isThere(loadProgram(scenario))
}

/** Fetches what the next presses may need: the programs of the fix, and changes of the scenario. */
export async function fetchNext(): Promise<void> {
  await isThere(loadFixPrograms())
  await fetchScenarioEvents()
}

/** Fetches every program, so that the page can do without the network. False when it could not. */
export function fetchPrograms(): Promise<boolean> {
  return isThere(loadPrograms())
}

async function isThere(loading: Promise<void>): Promise<boolean> {
  try {
    await loading
    return true
  } catch {
    return false
  }
}
