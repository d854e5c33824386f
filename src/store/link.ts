import { isOwn } from '../programs/index.ts'
import { sessionLinkOf } from '../share/index.ts'
import { ownThere } from './race/ownThere.ts'
import type { State } from './state.ts'

export type Linked = Pick<State, 'scenario' | 'schedule' | 'cursor'>

/**
 * The text behind "#". That of an own program carries its text, which must be packed first; from then
 * on it is there at once.
 */
export function linkOf({ scenario, schedule, cursor }: Linked): string | Promise<string> {
  return isOwn(scenario)
    ? ownThere().linkOfOwn({ scenario, schedule, cursor })
    : sessionLinkOf({ scenario, schedule, cursor })
}
