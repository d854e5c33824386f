import { isFork, isOwn } from '../programs/index.ts'
import { sessionLinkOf } from '../share/index.ts'
import { ownThere } from './race/ownThere.ts'
import type { State } from './state.ts'

export type Linked = Pick<State, 'scenario' | 'schedule' | 'cursor'>

/**
 * The text behind "#". That of a program with texts of a person's own carries them; they must be packed
 * first, and from then on it is there at once.
 */
export function linkOf({ scenario, schedule, cursor }: Linked): string | Promise<string> {
  return isOwn(scenario) || isFork(scenario)
    ? ownThere().linkOfOwn({ scenario, schedule, cursor })
    : sessionLinkOf({ scenario, schedule, cursor })
}
