import { LIVELOCK } from './outcome.ts'
import type { OutcomeRule } from './outcome.ts'

/** Found by the search alone: no single world shows it. `each`: what a process is called. */
export function livelockRule(each: string): OutcomeRule {
  return {
    id: LIVELOCK,
    title: 'Livelock',
    headline: 'Livelock: it can go on for ever, although everybody who can move does.',
    sign: 'V',
    bad: true,
    severity: 'nuisance',
    why: `A run may never end, even if every ${each} that can move again and again does move.`,
    causes: [],
    holds: () => false,
  }
}
