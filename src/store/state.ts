import type { AnyScenario } from '../programs/index.ts'
import type { StepperEvent } from './event.ts'

/** What is kept. Worlds are derived from it by replay. */
export interface State {
  readonly scenario: AnyScenario
  readonly schedule: string
  /** how many steps of the schedule are shown as done */
  readonly cursor: number
  /** inside the step that led here: how many of its source lines are shown; null: all */
  readonly line: number | null
  /** schedules that were left behind by a step after going back, newest first */
  readonly branches: readonly Branch[]
  readonly past: readonly Edit[]
  readonly future: readonly Edit[]
  /** a message for the user: a broken link, a divergence; null: none */
  readonly notice: Notice | null
}

/** What undo brings back. */
export interface Edit {
  readonly scenario: AnyScenario
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

/** The state, the one way to change it, and the way to hear of every change that a person makes. */
export interface Stepper extends State {
  dispatch(event: StepperEvent): void
  /** called after each event; the result unsubscribes */
  onEvent(listener: (event: StepperEvent) => void): () => void
}
