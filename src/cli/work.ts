import { checkCell } from '../programs/index.ts'
import type { AnyScenario, CellResult, CheckProgress } from '../programs/index.ts'
import { checkOptions } from './checkOf.ts'
import type { Surroundings } from './surroundings.ts'
import { testRace } from './testRace.ts'
import type { RaceResult } from './testRace.ts'

/** One thing that can be worked on apart from all others: plain data, that a worker can be sent. */
export type Work = CellWork | RaceWork

/** Every schedule of a scenario. */
export interface CellWork {
  readonly kind: 'cell'
  readonly scenario: AnyScenario
  readonly states: number
}

/** A race file against what it expects. */
export interface RaceWork {
  readonly kind: 'race'
  readonly file: string
  readonly states: number
}

export type AnswerTo<Item extends Work> = Item extends CellWork ? CellResult : RaceResult

/** Works on one thing. */
export function* workOn<Item extends Work>(
  item: Item,
  surroundings: Surroundings,
): Generator<CheckProgress, AnswerTo<Item>, void> {
  const work: Work = item
  const answer =
    work.kind === 'cell'
      ? yield* checkCell(work.scenario, checkOptions(work.states, surroundings))
      : yield* testRace(work.file, work.states, surroundings)
  return answer as AnswerTo<Item>
}

/** What is said of a thing whose worker has died: nothing is known of it. */
export function answerOfNobody<Item extends Work>(item: Item, why: string): AnswerTo<Item> {
  const work: Work = item
  const nobody: CellResult | RaceResult =
    work.kind === 'cell'
      ? { outcomes: [], states: 0, schedules: null, complete: false, steps: null }
      : { kind: 'failed', lines: [`not decided: ${why}`], seconds: 0, interrupted: false }
  return nobody as AnswerTo<Item>
}
