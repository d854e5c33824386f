import type { FaultKind, Scenario } from '../programs/index.ts'

/** What is kept. Worlds are derived from it by replay. */
export interface State {
  readonly scenario: Scenario
  readonly schedule: string
  /** how many steps of the schedule are shown as done */
  readonly cursor: number
  /** inside the step that led here: how many of its source lines are shown; null: all */
  readonly line: number | null
  /** schedules that were left behind by a step after going back, newest first */
  readonly branches: readonly Branch[]
  readonly past: readonly Edit[]
  readonly future: readonly Edit[]
  /** something that a person has to be told: a broken link, a divergence; null: nothing */
  readonly notice: Notice | null
}

/** What undo brings back. */
export interface Edit {
  readonly scenario: Scenario
  readonly schedule: string
  readonly cursor: number
  /** "step A", "reset", "Fix on": for the label of undo */
  readonly what: string
}

export interface Branch {
  readonly schedule: string
  /** how many steps it shares with the schedule that replaced it */
  readonly shared: number
}

export interface Notice {
  readonly kind: 'info' | 'warning'
  readonly text: string
}

/** Everything a person can do to the state. */
export interface Actions {
  /** one step of a request at the cursor; starts a branch when the schedule goes on otherwise */
  choose(letter: string): void
  back(): void
  forward(): void
  toStart(): void
  toEnd(): void
  goTo(cursor: number): void
  /** one source line; steps the request that moved last (else the first that can) at a rest */
  stepLine(): void
  backLine(): void
  /** steps one request until it is over or blocked */
  runToEnd(letter: string): void
  undo(): void
  redo(): void
  /** the empty schedule */
  reset(): void
  takeBranch(index: number): void
  /**
   * Puts another schedule in the place of this one; ignored when it cannot be followed to its end.
   * `goingOn`: the same gesture as the edit before, so that one undo takes back all of it.
   */
  setSchedule(schedule: string, cursor: number, what: string, goingOn?: boolean): void
  openPreset(id: string): void
  /**
   * Puts a scenario and a schedule on the stage, as far as it can be followed. A program that is not
   * there yet is fetched first, as with every action here that changes the program.
   */
  open(scenario: Scenario, schedule: string, cursor: number, what: string): void
  /**
   * Replaces the scenario and follows the same schedule as far as it is valid. Another program
   * brings the middleware of its time, unless one is named.
   */
  changeScenario(change: Partial<Scenario>, what: string): void
  /**
   * Lets a fault befall a request at its next step from the cursor, in the place of any other
   * fault; ignored where it cannot. It is taken away by `changeScenario`.
   */
  befall(kind: FaultKind, letter: string): void
  setFix(on: boolean): void
  setRequestCount(count: number): void
  /** opens the state of a link */
  openLink(hash: string): void
  dismissNotice(): void
}

export type Stepper = State & Actions
