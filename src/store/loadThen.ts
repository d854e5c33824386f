import { isLoaded } from '../programs/index.ts'
import type { Scenario } from '../programs/index.ts'
import { scenarioOfLink } from './link.ts'
import type { Notice } from './state.ts'
import { loadPrograms } from './loadPrograms.ts'

const FETCHING: Notice = { kind: 'info', text: 'Fetching the programs…' }
export const NOT_FETCHED: Notice = {
  kind: 'warning',
  text: 'The other programs could not be fetched. Check your connection and try again; nothing is lost.',
}

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

/**
 * Fetches what the first view of a link needs; at once where everything is there. False when it
 * could not be fetched.
 */
export async function fetchForLink(hash: string): Promise<boolean> {
  const { program, middleware } = scenarioOfLink(hash)
  return hash === '' || isLoaded(program, middleware) || (await fetchPrograms())
}

/** Fetches every program, so that the page can do without the network. False when it could not. */
export function fetchPrograms(): Promise<boolean> {
  return loadPrograms().then(
    () => true,
    () => false,
  )
}
