import { isLoaded } from '../programs/index.ts'
import type { Scenario } from '../programs/index.ts'
import { loadPrograms } from './loadPrograms.ts'
import { FETCHING, NOT_FETCHED } from './notFetched.ts'
import type { Notice } from './state.ts'

/**
 * Does something with a scenario as soon as its program is there: mostly at once. Meanwhile, and
 * when it cannot be fetched, `tell` gets a notice; null removes it.
 */
export function whenLoaded(
  { program, middleware }: Scenario,
  tell: (notice: Notice | null) => void,
  act: () => void,
): void {
  if (isLoaded(program, middleware)) {
    act()
    return
  }
  tell(FETCHING)
  void fetchPrograms().then((there) => {
    tell(there ? null : NOT_FETCHED)
    if (there) act()
    return there
  })
}

/** Fetches every program, so that the page can do without the network. False when it could not. */
export function fetchPrograms(): Promise<boolean> {
  return loadPrograms().then(
    () => true,
    () => false,
  )
}
