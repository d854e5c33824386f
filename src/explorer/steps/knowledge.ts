import { Interner } from '../states/interner.ts'
import { TransitionTable } from './transitionTable.ts'
import type { Model } from '../model.ts'
import { Ranks } from './ranks.ts'
import { Orbits } from '../symmetry/orbits.ts'

/** What a search leaves out. */
export interface Reductions {
  /** states that differ in the names of interchangeable processes are one; all counts stay */
  readonly symmetry?: boolean
  /** runs that differ in the order of commuting steps are one; outcomes stay, counts do not */
  readonly commuting?: boolean
}

/**
 * What searches have learnt of a model: every step that was run, and the numbers of its states.
 * A later search looks up what an earlier one had to compute. The results are the
 * same; it only holds what follows from the model.
 */
export class Knowledge<Local, Shared> {
  readonly interner: Interner<Local, Shared>
  readonly memo: TransitionTable<Local, Shared>
  /** states of each layer of a search that saw all of them; empty before there was one */
  sizes: readonly number[] = []
  /** of a search by symmetry; null: nothing is interchangeable, or it is not asked for */
  readonly orbits: Orbits<Local, Shared> | null

  #unreduced: Knowledge<Local, Shared> | null = null

  /** @param interner of another search of the same model, whose steps need not be run again */
  constructor(
    model: Model<Local, Shared>,
    { symmetry = false, commuting = false }: Reductions = {},
    interner: Interner<Local, Shared> = new Interner(model),
  ) {
    this.interner = interner
    const renamings = symmetry ? model.symmetry : undefined
    const equals = renamings?.groups.some(({ length }) => length > 1) === true
    const sleeping = commuting && model.footprint !== undefined
    this.orbits = renamings && equals ? new Orbits(interner, renamings, sleeping) : null
    const ranks = new Ranks()
    this.memo = new TransitionTable(interner, ranks, numberingOf(ranks, this.orbits))
  }

  /** What is known for a search of the same model by nothing but its states. */
  get unreduced(): Knowledge<Local, Shared> {
    return (this.#unreduced ??= new Knowledge(this.interner.model, {}, this.interner))
  }

  /** The local states of a process that were met so far; after a complete search all there are. */
  reached(process: number): readonly Local[] {
    return this.interner.locals[process] ?? []
  }

  /** About how much memory it keeps. */
  get bytes(): number {
    const unreduced = this.#unreduced?.memo.bytes ?? 0
    return this.memo.bytes + this.interner.bytes + (this.orbits?.bytes ?? 0) + unreduced
  }
}

function numberingOf<Local, Shared>(ranks: Ranks, orbits: Orbits<Local, Shared> | null) {
  const nodes = new Map<number, number>()
  return (process: number, lid: number): number => {
    if (orbits === null) return ranks.add()
    const rankClass = orbits.rankClass(process, lid)
    const known = nodes.get(rankClass) ?? ranks.add()
    nodes.set(rankClass, known)
    return known
  }
}
