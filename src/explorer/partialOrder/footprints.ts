import type { Interner } from '../states/interner.ts'
import type { StepTable } from '../steps/stepTable.ts'
import type { Effect } from '../steps/transitionTrie.ts'
import { ANYTHING, NOTHING, TouchSets } from './touchSets.ts'

/** What the next steps of a model touch, as numbers of `sets`. Each is asked of the model once. */
export class Footprints<Local, Shared> {
  readonly sets = new TouchSets()
  readonly #steps: StepTable<Local, Shared>
  readonly #interner: Interner<Local, Shared>
  /** of steps that are known by what they looked at; of others the table of steps keeps it */
  readonly #byEffect = new Map<Effect, number>()

  /** The notes of the table are used up. */
  constructor(steps: StepTable<Local, Shared>) {
    this.#steps = steps
    this.#interner = steps.interner
  }

  /**
   * Of a mover (`lid << 3 | process`): what its step touches; of one that cannot move, what it would
   * have to find otherwise.
   */
  of(gid: number, mover: number): number {
    const record = this.#steps.find(gid, mover)
    const noted = this.#steps.note(record)
    if (noted >= 0) return noted
    const effect = this.#interner.effect(mover, gid)
    const known = effect === null ? undefined : this.#byEffect.get(effect)
    const found = known ?? this.#find(gid, mover)
    if (effect !== null) this.#byEffect.set(effect, found)
    this.#steps.setNote(record, found)
    return found
  }

  #find(gid: number, mover: number): number {
    const { model } = this.#interner
    const process = mover & 7
    const local = this.#interner.local(process, mover >>> 3)
    const shared = this.#interner.shared(gid)
    const footprint = model.footprint?.(process, local, shared)
    if (footprint === undefined) return ANYTHING
    if (footprint !== null) return this.sets.of(footprint)
    const slots = model.waitsOn?.(process, local, shared)
    if (slots === undefined || slots === null) return ANYTHING
    return slots.length === 0 ? NOTHING : this.sets.of({ reads: slots, writes: [] })
  }
}
