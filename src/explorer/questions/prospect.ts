/** What may come of a state, given which outcomes are bad. */
export type Prospect = 'safe' | 'at-risk' | 'lost'

/** Of a state with these sets of outcomes at its ends. One that never ends is safe. */
export function prospectOf(sets: readonly number[], bad: number): Prospect {
  if (sets.every((set) => (set & bad) === 0)) return 'safe'
  return sets.every((set) => (set & bad) !== 0) ? 'lost' : 'at-risk'
}
