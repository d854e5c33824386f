import type { EndlessRuns } from './questions/livelock.ts'

/** Process numbers in the order in which they move. */
export type Schedule = readonly number[]

/** Why a search ended. Only an exhausted one has seen every schedule. */
export type End =
  | { readonly kind: 'exhausted' }
  | { readonly kind: 'budget'; readonly hit: 'states' | 'bytes' | 'stopped' }

export interface Progress {
  readonly phase: 'sampling' | 'searching' | 'judging' | 'tracing'
  readonly states: number
  readonly transitions: number
  /** layers done in this phase, and layers known of by now */
  readonly depth: number
  readonly depths: number
  /** states found and not yet expanded or judged */
  readonly live: number
}

/** What is known about a set of ends: those with one outcome, or with one set of outcomes. */
export interface Tally {
  /** distinct states in which a run ends so */
  readonly states: number
  /** complete schedules; null when runs can be infinite, or the search was not exhaustive */
  readonly schedules: bigint | null
  /** their part of all complete schedules */
  readonly share: number | null
  /** the probability when each step picks evenly among the processes that can move */
  readonly odds: number | null
}

export interface OutcomeVerdict extends Tally {
  readonly name: string
  /** position of the outcome in `Model.outcomes`, and its bit in every set */
  readonly bit: number
  /** some schedule was seen that ends so; false is a proof only if the search was exhaustive */
  readonly found: boolean
  /** a shortest schedule, of those the first in lexicographic order */
  readonly shortest: Schedule | null
  /** a schedule with as few preemptions as possible, of those a shortest */
  readonly fewest: { readonly schedule: Schedule; readonly preemptions: number } | null
  /** steps of the longest schedule */
  readonly longest: number | null
  /** some schedule that ends so: the shortest, or one met before the search was stopped */
  readonly example: Schedule | null
}

export interface SetVerdict extends Tally {
  readonly set: number
}

/** Plain data, fit for a structured clone. */
export interface Verdict extends EndlessRuns {
  readonly end: End
  /**
   * distinct states of the unreduced search, and steps between them; with commuting steps left out,
   * pairs of a state and who sleeps in it that were stored
   */
  readonly states: number
  readonly transitions: number
  /** states that were stored, one for each orbit; null: states are not reduced by symmetry */
  readonly orbits: number | null
  /** distinct terminal states: no process can move */
  readonly ends: number
  readonly schedules: bigint | null
  /** runs exist that never end */
  readonly endless: boolean
  // Both are null, too, when the search was stopped or reduced.
  /** steps of the longest schedule */
  readonly longest: number | null
  /** every outcome of the model, in its order */
  readonly outcomes: readonly OutcomeVerdict[]
  /** every set of outcomes that occurs together, in the order of the sets */
  readonly sets: readonly SetVerdict[]
  /** schedules that differ in more than the order of commuting steps; with `commuting` only */
  readonly classes: bigint | null
  /** bytes of the arrays that hold the states at the end of the search, and of the memo */
  readonly bytes: number
  readonly memoBytes: number
  /** of each that is stored */
  readonly bytesPerState: number
  /** distinct local states of each process, distinct shared states */
  readonly locals: readonly number[]
  readonly shared: number
  /** steps that the model was really run for, by this search or for what was known before it */
  readonly steps: number
}
