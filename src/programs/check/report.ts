import type { Letter } from '../../world/index.ts'
import type { Outcome, OutcomeId } from '../outcome.ts'

/** What the checker found over all schedules of a scenario. Plain data: it crosses the worker. */
export interface CheckReport {
  readonly end: CheckEnd
  readonly verdict: CheckVerdict
  /** every outcome that there is for the scenario, `ok` last */
  readonly table: readonly Outcome[]
  /** distinct states, and transitions between them */
  readonly states: number
  readonly transitions: number
  /** complete schedules, exact, as a decimal text; null where a run can be infinite */
  readonly schedules: string | null
  /** schedules that differ by more than the order of commuting steps, exact; null: not counted */
  readonly classes: string | null
  /** every outcome that was found, in the order of the table; `ok` among them */
  readonly outcomes: readonly OutcomeReport[]
  /** whether the fault of the scenario happens in any schedule; null: no fault, or stopped */
  readonly faultHappens: boolean | null
  /**
   * outcomes that were met but not counted, because the check was stopped or a run can go on for
   * ever; absent when there are none. What is not among them may be found all the same.
   */
  readonly seen?: readonly SeenOutcome[]
  /** whether equal processes were exchanged; absent when no two are equal */
  readonly symmetry?: SearchSymmetry
  /** how the schedules were searched */
  readonly search: SearchKind
  /** what became of the search of one schedule of each class; absent: it was not tried */
  readonly partialOrder?: PartialOrderNote
  /** of the check, measured by the caller */
  readonly seconds: number
  readonly bytesPerState: number
}

/**
 * `used`: states that differ only in which of the equal processes is which were searched as one, and so
 * many were stored; all counts are those of single states. `refused`: every state was stored; why, as
 * a sentence.
 */
export type SearchSymmetry =
  | { readonly kind: 'used'; readonly orbits: number }
  | { readonly kind: 'refused'; readonly why: string }

/**
 * `every schedule`: each was followed, state by state. `orbits`: each was, but of states that differ only in which of the
 * equal processes is which one was stored. `partial order`: one schedule of each class was, where a class
 * differs only in the order of steps that do not touch the same; nothing is counted.
 */
export type SearchKind = 'every schedule' | 'orbits' | 'partial order'

/** `used`: this report is its result; else that of the search of every schedule. `text`: a sentence or two. */
export interface PartialOrderNote {
  readonly used: boolean
  readonly text: string
}

/** A bad outcome that was found wins; only where nothing is left open is all well. */
export type CheckVerdict =
  | { readonly kind: 'safe' | 'broken'; readonly reason: null }
  | { readonly kind: 'inconclusive'; readonly reason: OpenReason }

/**
 * Why there is no verdict. `bound`: the search was stopped by the bound on states or memory. `stopped`: by
 * the clock, or a person. `not-modelled`: a run met what the model cannot do. `picked`: a run was decided by a
 * value that could be another one. `livelock`: a run may
 * never end, and that is no outcome of this scenario. `may-not-end`: a run may never end, and the search of one
 * schedule of each class does not see whether that is a livelock. `no-schedule-ends`: none was seen to end.
 */
export type OpenReason =
  'bound' | 'stopped' | 'not-modelled' | 'picked' | 'livelock' | 'may-not-end' | 'no-schedule-ends'

/** `stopped` is never the same as "nothing found". By `found`: the search of one schedule of each class ends at the first bad end. */
export type CheckEnd =
  | { readonly kind: 'complete' }
  | { readonly kind: 'stopped'; readonly by: 'states' | 'memory' | 'time' | 'cancel' | 'found' }

export interface OutcomeReport {
  readonly id: OutcomeId
  /** complete schedules that end so, as a decimal text */
  readonly schedules: string
  /** of all schedules, 0..1 */
  readonly share: number
  /** when the next request is drawn uniformly among those that can move, 0..1 */
  readonly odds: number
  /** "AAABB…": a shortest schedule that ends so */
  readonly shortest: string
  /** a schedule with the fewest switches away from a request that could go on, and that number */
  readonly fewest: string
  readonly preemptions: number
}

export interface SeenOutcome {
  readonly id: OutcomeId
  /** a schedule that ends so; null when none was kept. Of a livelock: one that leads into it */
  readonly example: string | null
  /** as in OutcomeReport: of a complete check, of which the example is a shortest one, or found early */
  readonly fewest?: string
  readonly preemptions?: number
  /** of a livelock: the steps that may then be repeated for ever */
  readonly round?: string
}

export interface CheckProgress {
  readonly states: number
  readonly transitions: number
  /** steps from the start that the search has reached */
  readonly depth: number
  /** of the states that were found so far, how many were looked into, 0..1 */
  readonly share: number
  /** a bad end that was found already, of a search that takes long */
  readonly early?: EarlyFinding
}

/** A bad end to which no schedule leads with fewer switches away from a process that could go on. */
export interface EarlyFinding {
  readonly outcome: OutcomeId
  readonly title: string
  readonly schedule: string
  readonly preemptions: number
}

/** What can still come from a state, and what cannot be avoided any more. */
export interface Outlook {
  readonly possible: readonly OutcomeId[]
  readonly certain: readonly OutcomeId[]
}

/** Everything that panels ask about one schedule. */
export interface Insight {
  /** of the outcomes that are named below, `ok` last */
  readonly table: readonly Outcome[]
  readonly schedule: string
  /** after 0, 1, … steps; as long as the schedule + 1 */
  readonly fates: readonly Outlook[]
  /** for each bad outcome that is certain at its end */
  readonly sealed: readonly PointOfNoReturn[]
  /** a complete schedule without a bad outcome that shares the longest beginning; null: none */
  readonly nearestSafe: { readonly schedule: string; readonly shared: number } | null
  readonly risk: RiskAlong
}

/** How likely a bad end is after 0, 1, … steps; as long as the schedule + 1. */
export type RiskAlong =
  | { readonly kind: 'known'; readonly steps: readonly StepRisk[] }
  /** no number: runs can be infinite, or there are too many states */
  | { readonly kind: 'unknown'; readonly why: 'endless' | 'large' }

export interface StepRisk {
  /** when the next request is drawn uniformly among those that can move, 0..1 */
  readonly odds: number
  /** schedules from there that end badly, and all of them, exact, as decimal texts */
  readonly bad: string
  readonly all: string
}

export interface PointOfNoReturn {
  readonly outcome: OutcomeId
  /** 1-based step after which it could no longer be avoided; 0: it never could */
  readonly sealedAt: number
  /** the last choice that would have avoided it: at this step (1-based), one of these instead */
  readonly lastChoice: { readonly step: number; readonly instead: readonly Letter[] } | null
}

/** The progress graph of two requests; the others stay where the schedule leaves them. */
export interface CellMap {
  readonly table: readonly Outcome[]
  readonly across: Letter
  readonly up: Letter
  /** steps that each can make at the most; cells run from 0 to these */
  readonly columns: number
  readonly rows: number
  readonly cells: readonly Cell[]
}

export interface Cell {
  /** steps that `across` and `up` have made */
  readonly x: number
  readonly y: number
  /** distinct states with these step counts; 0: not reachable */
  readonly states: number
  /** every continuation safe, some bad, all bad; `mixed`: its states differ */
  readonly verdict: 'unreachable' | 'safe' | 'at-risk' | 'lost' | 'mixed'
  readonly possible: readonly OutcomeId[]
}

/** States by depth, for drawing. */
export type StateGraph =
  | {
      readonly kind: 'full' | 'collapsed'
      readonly nodes: readonly GraphNode[]
      readonly edges: readonly GraphEdge[]
    }
  | { readonly kind: 'too large'; readonly states: number; readonly perDepth: readonly number[] }

export interface GraphNode {
  readonly id: number
  readonly depth: number
  readonly verdict: 'safe' | 'at-risk' | 'lost'
  /** the outcomes of a terminal state; empty elsewhere */
  readonly ends: readonly Outcome[]
  /** a shortest schedule that leads there */
  readonly schedule: string
}

export interface GraphEdge {
  readonly from: number
  readonly to: number
  /** the letters of the steps; several where a chain is collapsed */
  readonly letters: string
}

/** Which way to an outcome. */
export type WayKind = 'shortest' | 'fewest switches' | 'random'
