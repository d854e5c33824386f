import type { Interner } from '../states/interner.ts'
import type { Effect } from '../steps/transitionTrie.ts'
import { ANYTHING, NOTHING } from './touchSets.ts'
import type { TouchSets } from './touchSets.ts'

/** What the next steps of a model touch, as numbers of `TouchSets`. Each is asked of the model once. */
export class Footprints<Local, Shared> {
  readonly #interner: Interner<Local, Shared>
  readonly #sets: TouchSets
  /** of steps that are known by what they looked at */
  readonly #byEffect = new Map<Effect, number>()
  /** of all others, by mover and shared state */
  readonly #byState = new Map<number, Map<number, number>>()

  constructor(interner: Interner<Local, Shared>, sets: TouchSets) {
    this.#interner = interner
    this.#sets = sets
  }

  /**
   * Of a mover (`lid << 3 | process`): what its step touches; of one that cannot move, what it would
   * have to find otherwise.
   */
  of(gid: number, mover: number): number {
    const effect = this.#interner.effect(mover, gid)
    if (effect !== null) {
      const known = this.#byEffect.get(effect)
      if (known !== undefined) return known
      const found = this.#find(gid, mover)
      this.#byEffect.set(effect, found)
      return found
    }
    let row = this.#byState.get(mover)
    if (row === undefined) this.#byState.set(mover, (row = new Map()))
    const known = row.get(gid)
    if (known !== undefined) return known
    const found = this.#find(gid, mover)
    row.set(gid, found)
    return found
  }

  #find(gid: number, mover: number): number {
    const { model } = this.#interner
    const process = mover & 7
    const local = this.#interner.local(process, mover >>> 3)
    const shared = this.#interner.shared(gid)
    const footprint = model.footprint?.(process, local, shared)
    if (footprint === undefined) return ANYTHING
    if (footprint !== null) return this.#sets.of(footprint)
    const slots = model.waitsOn?.(process, local, shared)
    if (slots === undefined || slots === null) return ANYTHING
    return slots.length === 0 ? NOTHING : this.#sets.of({ reads: slots, writes: [] })
  }
}
