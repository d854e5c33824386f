import type { Model } from '../../explorer/index.ts'
import { tableMachine } from '../../machine/index.ts'
import type { Code } from '../../python/index.ts'
import { worldModel } from '../../world/index.ts'
import type { LocalState, OutcomeBits, SharedState, World } from '../../world/index.ts'
import { isInterchangeable } from '../interchangeable.ts'
import { outcomesOf, outcomeTable } from '../outcome.ts'
import type { Prepared } from '../prepared.ts'
import { OutcomeSets } from './outcomeSets.ts'

/** The same scenario, its processes run by a table instead of by XState: the same runs, faster. */
export function tablePrepared(prepared: Prepared): Prepared {
  return { ...prepared, plan: { ...prepared.plan, machine: tableMachine(prepared.plan.machine) } }
}

const interchangeability = new WeakMap<Code, boolean>()

/** Can the processes that do the same be exchanged? Decided from the code, once for each. */
function interchangeable({ code }: Prepared): boolean {
  const known = interchangeability.get(code) ?? isInterchangeable(code)
  interchangeability.set(code, known)
  return known
}

/** The outcomes of a scenario as bits, for one model of it. */
export function outcomeSets(prepared: Prepared): OutcomeSets {
  return new OutcomeSets(outcomeTable(prepared), prepared.families)
}

/**
 * A scenario for the explorer. `sets` grow by what it meets. `symmetric`: for a search that
 * exchanges equal processes, unless a rule looks at them after every step. `onlyHit`: a run that the
 * fault does not hit has, instead of its outcomes, one that is not in the table.
 */
export function checkModel(
  prepared: Prepared,
  { symmetric = false, onlyHit = false, sets = outcomeSets(prepared) }: CheckModelOptions = {},
): Model<LocalState, SharedState> {
  const flat = tablePrepared(prepared)
  const outcomes: OutcomeBits = {
    names: sets.ids,
    of: (world) =>
      onlyHit && !isHit(world) ? sets.hidden(NOT_HIT) : sets.setOf(outcomesOf(flat, world)),
  }
  const { always, threads } = prepared.plan
  const mayExchange = symmetric && always.length === 0 && threads === undefined
  const exchanges = mayExchange && interchangeable(prepared)
  return worldModel(flat.plan, outcomes, { symmetric: exchanges })
}

interface CheckModelOptions {
  readonly symmetric?: boolean
  readonly onlyHit?: boolean
  readonly sets?: OutcomeSets
}

const NOT_HIT = 'fault did not happen'

/** Has the fault of the plan happened? */
function isHit({ requests }: World): boolean {
  return requests.some(({ hit }) => hit)
}
