import { letterOf, statusOf } from '../../world/index.ts'
import type { Letter, Plan, World } from '../../world/index.ts'
import { NOT_MODELLED } from '../notModelled.ts'
import type { Outcome } from '../outcome.ts'
import { isPicked } from '../picked.ts'

/** Why an end proves nothing. */
export interface OpenEnd {
  /** as a headline */
  readonly lead: string
  readonly title: string
  /** what was met, where, and what to write instead */
  readonly text: string
  /** who met it; null: nobody alone */
  readonly letter: Letter | null
}

/** Of a world in which nobody can move; null: what it comes to is decided. */
export function openEnd(plan: Plan, world: World, outcomes: readonly Outcome[]): OpenEnd | null {
  const found = outcomes.find(({ id }) => id === NOT_MODELLED.id || isPicked(id))
  if (found === undefined) return null
  const [met] = plan.requests.flatMap((_, index) => {
    const who = index as Parameters<typeof letterOf>[0]
    const status = statusOf(plan, world, who)
    return status.kind === 'finished' && status.finish.kind === 'not-modelled'
      ? [{ ...status.finish, letter: letterOf(who) }]
      : []
  })
  if (met === undefined) {
    return { lead: found.headline, title: found.title, text: found.why, letter: null }
  }
  const { letter, what, instead, span } = met
  return {
    lead: `${letter} meets what Racetrack does not model.`,
    title: 'Not modelled',
    text: `${what} (${span.file}, line ${span.line}).${instead === null ? '' : ` ${instead}`}`,
    letter,
  }
}
