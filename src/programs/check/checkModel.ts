import type { Model } from '../../explorer/index.ts'
import { flattened } from '../../machine/index.ts'
import { worldModel } from '../../world/index.ts'
import type { LocalState, SharedState } from '../../world/index.ts'
import { OUTCOMES, outcomesOf } from '../outcomes.ts'
import type { OutcomeId } from '../outcomes.ts'
import type { Stage } from '../stage.ts'

/** All outcomes there are; bit i of a set of outcomes is the i-th. */
export const OUTCOME_IDS: readonly OutcomeId[] = OUTCOMES.map((outcome) => outcome.id)

/** The set of all bad outcomes. */
export const BAD = OUTCOMES.reduce((set, { bad }, bit) => (bad ? set | (1 << bit) : set), 0)

/** The outcomes of a set, in the order of OUTCOMES. */
export function outcomesIn(set: number): readonly OutcomeId[] {
  return OUTCOME_IDS.filter((_, bit) => ((set >>> bit) & 1) === 1)
}

/** The same stage, its requests run by a table instead of by XState: the same runs, faster. */
export function flatStage(stage: Stage): Stage {
  return { ...stage, plan: { ...stage.plan, machine: flattened(stage.plan.machine) } }
}

/** A stage for the explorer. */
export function checkModel(stage: Stage): Model<LocalState, SharedState> {
  const flat = flatStage(stage)
  return worldModel(flat.plan, {
    names: OUTCOME_IDS,
    of: (world) =>
      outcomesOf(flat, world).reduce((set, { id }) => set | (1 << OUTCOME_IDS.indexOf(id)), 0),
  })
}
