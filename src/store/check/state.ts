import type { AnyScenario, CheckProgress, CheckReport } from '../../programs/index.ts'
import type { Answered, Question } from './protocol.ts'

/** What the page knows of every schedule. One check belongs to one scenario. */
export interface CheckState {
  /** the scenario that the check below is of */
  readonly scenario: AnyScenario | null
  readonly status: 'idle' | 'running' | 'paused' | 'done' | 'stopped' | 'broken'
  readonly progress: CheckProgress | null
  /** of `scenario`; null until it is there. A stopped check has one too, and says so in `end`. */
  readonly report: CheckReport | null
  /** a sentence when the worker died and was started again, or is wrong; null: nothing */
  readonly trouble: string | null
  /** for Compare: reports of the other program over the same requests, by program id */
  readonly others: ReadonlyMap<string, CheckReport>
}

export interface CheckActions {
  /** checks a scenario; drops a check of another one that is still running */
  check(scenario: AnyScenario): void
  /** the same scenario under another program, for Compare; waits for the check above */
  compare(program: string): void
  cancel(): void
  pause(): void
  resume(): void
  /** about a finished check; never rejects; null when no answer is possible */
  ask(question: Question): Promise<Answered | null>
}

export type Check = CheckState & CheckActions
