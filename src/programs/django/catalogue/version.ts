import type { OutcomeId } from '../../outcome.ts'
import type { Scenario } from '../scenario.ts'

/** What there is to read about a program of the lineage; nothing that runs needs it. */
export interface Version {
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
  readonly decisive: readonly Decisive[]
}

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
