import type { Model } from '../../explorer/index.ts'
import { tableMachine } from '../../machine/index.ts'
import { worldModel } from '../../world/index.ts'
import type { LocalState, OutcomeBits, SharedState, World } from '../../world/index.ts'
import { outcomesOf, outcomeTable } from '../outcome.ts'
import type { Prepared } from '../prepared.ts'
import { whyNotExchanged } from './exchange.ts'
import { OutcomeSets } from './outcomeSets.ts'

/** The same scenario, its processes run by a table instead of by XState: the same runs, faster. */
export function tablePrepared(prepared: Prepared): Prepared {
  return { ...prepared, plan: { ...prepared.plan, machine: tableMachine(prepared.plan.machine) } }
}

/** The outcomes of a scenario as bits, for one model of it. */
export function outcomeSets(prepared: Prepared): OutcomeSets {
  return new OutcomeSets(outcomeTable(prepared), prepared.families)
}

/**
 * A scenario for the explorer. `sets` grow by what it meets. `onlyHit`: a run that the fault does not
 * hit has, instead of its outcomes, one that is not in the table.
 */
export function checkModel(
  prepared: Prepared,
  { onlyHit = false, sets = outcomeSets(prepared) }: CheckModelOptions = {},
): Model<LocalState, SharedState> {
  const flat = tablePrepared(prepared)
  const outcomes: OutcomeBits = {
    names: sets.ids,
    of: (world) =>
      onlyHit && !isHit(world) ? sets.hidden(NOT_HIT) : sets.setOf(outcomesOf(flat, world)),
  }
  return worldModel(flat.plan, outcomes, { symmetric: whyNotExchanged(prepared) === null })
}

interface CheckModelOptions {
  readonly onlyHit?: boolean
  readonly sets?: OutcomeSets
}

const NOT_HIT = 'fault did not happen'

/** Has the fault of the plan happened? */
function isHit({ requests }: World): boolean {
  return requests.some(({ hit }) => hit)
}
