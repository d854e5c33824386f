import { decisionsOf } from '../machine/index.ts'
import type { Decision } from '../machine/index.ts'
import type { World } from '../world/index.ts'
import { kindOf } from './outcome.ts'
import type { Outcome, OutcomeId } from './outcome.ts'

const KIND = 'picked'

/**
 * A run was decided by a value that the model picks, and that could be another one. Neither good nor
 * bad: other runs there may be were not tried, so that no check which finds it can say safe.
 */
export function pickedOutcome(what: string): Outcome {
  return {
    id: `${KIND}: ${what}`,
    title: `Decided by ${what}`,
    headline: `A run is decided by ${what}, which could be different.`,
    sign: '?',
    bad: false,
    severity: null,
    why: `What a process does next depends on ${what}. Python leaves that open: one way was tried, others were not.`,
  }
}

export function isPicked(id: OutcomeId): boolean {
  return kindOf(id) === KIND
}

/** What runs were decided by, in words: "the order of os.listdir()". */
export function picksIn({ requests }: World): readonly string[] {
  const decisions = requests.flatMap(({ running }) => decisionsOf(running))
  const picks = decisions.flatMap((each) => (each.kind === 'pick' ? [each.what] : []))
  return [...new Set([...picks, ...spansIn(decisions)])]
}

/** Time passes as far as every deadline at once: between spans of different lengths nothing is tried. */
function spansIn(decisions: readonly Decision[]): readonly string[] {
  const lengths = decisions.flatMap((each) => (each.kind === 'span' ? [each.seconds] : []))
  const different = [...new Set(lengths)].sort((one, other) => one - other)
  return different.length < 2
    ? []
    : [`which of the spans ${different.map((seconds) => `${seconds} s`).join(', ')} has passed`]
}
