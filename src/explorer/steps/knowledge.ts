import { Interner } from '../states/interner.ts'
import { TransitionTable } from './transitionTable.ts'
import type { Model, Symmetry } from '../model.ts'
import { Ranks } from './ranks.ts'
import { Canon } from './symmetry.ts'

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

  /** of a search that renames states; of such a one nothing can be kept for the next */
  readonly canon: Canon<Local, Shared> | null

  constructor(model: Model<Local, Shared>, symmetry?: Symmetry) {
    this.interner = new Interner(model)
    this.canon = symmetry === undefined ? null : new Canon(this.interner, symmetry)
    const ranks = new Ranks()
    this.memo = new TransitionTable(this.interner, ranks, numberingOf(ranks, this.canon))
  }

  /** The local states of a process that were met so far; after a complete search all there are. */
  reached(process: number): readonly Local[] {
    return this.interner.locals[process] ?? []
  }

  /** About how much memory it keeps. */
  get bytes(): number {
    return this.memo.bytes + this.interner.bytes
  }
}

function numberingOf<Local, Shared>(ranks: Ranks, canon: Canon<Local, Shared> | null) {
  const orbits = new Map<string, number>()
  return (process: number, lid: number): number => {
    if (canon === null) return ranks.add()
    const orbit = canon.orbit(process, lid)
    const known = orbits.get(orbit) ?? ranks.add()
    orbits.set(orbit, known)
    return known
  }
}
