import { finish } from '../machine/index.ts'
import type { World } from '../world/index.ts'
import type { OutcomeRule } from './outcome.ts'

/**
 * A run met something that the model cannot do. Neither good nor bad: nobody knows how it would go
 * on, so that a check which finds it has no verdict unless it finds a bad outcome elsewhere.
 */
export const NOT_MODELLED: OutcomeRule = {
  id: 'not-modelled',
  title: 'Not modelled',
  headline: 'A run meets something that Racetrack does not model.',
  sign: '?',
  bad: false,
  severity: null,
  why: 'A run meets something that is not modelled: what would come then is not known.',
  causes: [],
  holds: (_, world) => hasLeftModel(world),
}

/** Has a process met what the model cannot do? Then nothing can be said of how all ends. */
export function hasLeftModel({ requests }: World): boolean {
  return requests.some(({ running }) => finish(running)?.kind === 'not-modelled')
}
