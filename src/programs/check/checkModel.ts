import type { Model } from '../../explorer/index.ts'
import { tableMachine } from '../../machine/index.ts'
import { worldModel } from '../../world/index.ts'
import type { LocalState, OutcomeBits, SharedState } from '../../world/index.ts'
import { OUTCOMES, outcomesOf } from '../django/outcomes.ts'
import type { OutcomeId } from '../django/outcomes.ts'
import type { Prepared } from '../django/prepare.ts'

/** All outcomes there are; bit i of a set of outcomes is the i-th. */
export const OUTCOME_IDS: readonly OutcomeId[] = OUTCOMES.map((outcome) => outcome.id)

/** The set of all bad outcomes. */
export const BAD = OUTCOMES.reduce((set, { bad }, bit) => (bad ? set | (1 << bit) : set), 0)

/** The outcomes of a set, in the order of OUTCOMES. */
export function outcomesIn(set: number): readonly OutcomeId[] {
  return OUTCOME_IDS.filter((_, bit) => ((set >>> bit) & 1) === 1)
}

/** The same stage, its requests run by a table instead of by XState: the same runs, faster. */
export function tablePrepared(prepared: Prepared): Prepared {
  return { ...prepared, plan: { ...prepared.plan, machine: tableMachine(prepared.plan.machine) } }
}

/** A stage for the explorer. `symmetric`: for a search that exchanges equal requests. */
export function checkModel(
  prepared: Prepared,
  { symmetric = false }: { readonly symmetric?: boolean } = {},
): Model<LocalState, SharedState> {
  const flat = tablePrepared(prepared)
  const outcomes: OutcomeBits = {
    names: OUTCOME_IDS,
    of: (world) =>
      outcomesOf(flat, world).reduce((set, { id }) => set | (1 << OUTCOME_IDS.indexOf(id)), 0),
  }
  const listing = prepared.code.sources.map((source) => source.text).join('\n')
  return worldModel(flat.plan, outcomes, { symmetric: symmetric && !TELLS_APART.test(listing) })
}

/** A program that puts keys in order, or reads numbers of files, can tell equal requests apart. */
const TELLS_APART = /\b(?:[fl]?stat|listdir|sort|sorted|min|max|getattr|hash|id)\b|st_ino/
