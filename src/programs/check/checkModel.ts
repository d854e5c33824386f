import type { Model } from '../../explorer/index.ts'
import { tableMachine } from '../../machine/index.ts'
import type { Code } from '../../python/index.ts'
import { worldModel } from '../../world/index.ts'
import type { LocalState, OutcomeBits, SharedState, World } from '../../world/index.ts'
import { isInterchangeable } from '../interchangeable.ts'
import { NOT_MODELLED } from '../notModelled.ts'
import { outcomesOf, outcomeTable } from '../outcome.ts'
import type { Outcome, OutcomeId } from '../outcome.ts'
import type { Prepared } from '../prepared.ts'

/** A table of outcomes as sets of bits: bit i is the i-th of the table. */
export class OutcomeSets {
  readonly table: readonly Outcome[]
  /** the set of all that are not known to be good: the bad ones, and what is not modelled */
  readonly bad: number

  constructor(table: readonly Outcome[]) {
    this.table = table
    const unsafe = table.filter(({ id, bad }) => bad || id === NOT_MODELLED.id)
    this.bad = this.setOf(unsafe.map(({ id }) => id))
  }

  /** -1 for an outcome that is not in the table */
  bitOf(id: OutcomeId): number {
    return this.table.findIndex((outcome) => outcome.id === id)
  }

  setOf(ids: readonly OutcomeId[]): number {
    return ids.reduce((set, id) => set | (1 << this.bitOf(id)), 0)
  }

  /** The outcomes of a set, in the order of the table. */
  idsIn(set: number): readonly OutcomeId[] {
    return this.outcomesIn(set).map(({ id }) => id)
  }

  outcomesIn(set: number): readonly Outcome[] {
    return this.table.filter((_, bit) => ((set >>> bit) & 1) === 1)
  }
}

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

/**
 * A scenario for the explorer. `symmetric`: for a search that exchanges equal processes. `onlyHit`:
 * a run that the fault does not hit has, instead of its outcomes, one that is not in the table.
 */
export function checkModel(
  prepared: Prepared,
  { symmetric = false, onlyHit = false }: { symmetric?: boolean; onlyHit?: boolean } = {},
): Model<LocalState, SharedState> {
  const flat = tablePrepared(prepared)
  const sets = new OutcomeSets(outcomeTable(prepared))
  const names = sets.table.map(({ id }) => id)
  const ended = (world: World): number => sets.setOf(outcomesOf(flat, world).map(({ id }) => id))
  const outcomes: OutcomeBits = onlyHit
    ? {
        names: [...names, 'fault did not happen'],
        of: (world) => (isHit(world) ? ended(world) : 1 << names.length),
      }
    : { names, of: ended }
  return worldModel(flat.plan, outcomes, { symmetric: symmetric && interchangeable(prepared) })
}

/** Has the fault of the plan happened? */
function isHit({ requests }: World): boolean {
  return requests.some(({ hit }) => hit)
}
