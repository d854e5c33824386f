import type { Scenario } from '../scenario.ts'
import type { EraId, MiddlewareId } from './eras.ts'
import type { OutcomeId } from '../../outcome.ts'

/** One program of the lineage. A new version is one `.py` under sources/ and one row. */
export interface ProgramRow {
  readonly id: string
  readonly title: string
  /** when it was in force, an ISO date or month */
  readonly date: string
  /** a revision of the old repository, a commit or a release */
  readonly revision: string
  readonly ticket: string
  /** what changed, in one sentence */
  readonly summary: string
  /** what it closed, and what it left open or opened: a few words each; '' for nothing */
  readonly closed: string
  readonly left: string
  /** a proposal whose code we do not have: the program is our reading of its description */
  readonly ourReading: boolean
  /** what it keeps sessions in */
  readonly store: StoreKind
  /** its session store: a file under sources/ */
  readonly backend: string
  /** the code around the store: base, views, handler */
  readonly era: EraId
  /** the middleware of its time */
  readonly middleware: MiddlewareId
  /** frames of the program after which Python gives up; null: as many as Python has by default */
  readonly recursionLimit: number | null
  /** what the Fix switch changes to, and its text; null where there is no such pair */
  readonly fix: { readonly off: string; readonly on: string; readonly label: string } | null
  readonly decisive: readonly Decisive[]
}

export type StoreKind = 'files' | 'rows' | 'cache'

/** A schedule that shows the point of a version. */
export interface Decisive {
  /** "The logout undone" */
  readonly title: string
  /** what to look for, in one sentence */
  readonly teaser: string
  /** missing fields are as in an ordinary scenario: its own middleware, a live session, saved at every request */
  readonly scenario: Pick<Scenario, 'views'> & Partial<Omit<Scenario, 'program'>>
  /** to its end, or until no request can move */
  readonly schedule: string
  /** the step in which it is decided, counted from 1 */
  readonly watch: number
  /** all outcomes at its end */
  readonly shows: readonly OutcomeId[]
}
