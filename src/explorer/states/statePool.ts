import { BugError } from '../../base/index.ts'
import { bitsOf } from '../questions/backwardPass.ts'
import { findState } from './layer.ts'
import type { Layer } from './layer.ts'
import type { Sweep } from '../steps/sweep.ts'

/** What every continuation of a state shares, and what some of them have. */
export interface OutcomeBits {
  /** outcomes that some end has */
  readonly possible: number
  /** outcomes that every end has; none where no end can be reached */
  readonly certain: number
}

/** The states of a finished sweep, numbered from its first layer to its last. */
export class StatePool<Local, Shared> {
  readonly sweep: Sweep<Local, Shared>
  readonly kindWords: number
  /** number of the first state of each layer */
  readonly bases: readonly number[]
  readonly states: number
  readonly #sets: readonly number[]
  readonly #fates = new Map<number | string, OutcomeBits>()

  constructor(sweep: Sweep<Local, Shared>, kindWords: number) {
    this.sweep = sweep
    this.kindWords = kindWords
    this.#sets = sweep.ends.kinds.map(({ set }) => set)
    const bases: number[] = []
    let states = 0
    for (let rank = 0; rank < sweep.layers.length; rank++) {
      bases.push(states)
      states += sweep.layers[rank]?.count ?? 0
    }
    this.bases = bases
    this.states = states
  }

  layer(rank: number): Layer {
    const layer = this.sweep.layers[rank]
    if (layer === undefined) throw new BugError(`expected a layer of rank ${rank}, got none`)
    return layer
  }

  /** The layer of a numbered state; its place in it is `id - bases[rank]`. */
  rankOf(id: number): number {
    if (!(id >= 0 && id < this.states)) throw new BugError(`expected a state, got ${id}`)
    let low = 0
    let high = this.bases.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.bases[middle] as number) <= id) low = middle
      else high = middle - 1
    }
    return low
  }

  /** The place in its layer of a state, given by its words. */
  find(layer: Layer, words: Uint32Array, from: number): number {
    const found = findState(layer, this.sweep.key(words, from), 0)
    if (found < 0) throw new BugError('expected a state of the search, got another')
    return found
  }

  start(): { readonly rank: number; readonly words: Uint32Array } {
    const rank = this.sweep.layers.findIndex((layer) => layer !== undefined)
    return { rank, words: this.words(this.layer(rank), 0) }
  }

  words(layer: Layer, state: number): Uint32Array {
    return this.sweep.words(layer, state)
  }

  fate(layer: Layer, state: number): OutcomeBits {
    const key = this.#endsKey(layer, state)
    const known = this.#fates.get(key)
    if (known !== undefined) return known
    let possible = 0
    let certain = -1
    for (const set of this.sets(layer, state)) {
      possible |= set
      certain &= set
    }
    const fate = { possible, certain: possible === 0 ? 0 : certain }
    this.#fates.set(key, fate)
    return fate
  }

  /** The sets of outcomes of all ends that a state leads to. */
  sets(layer: Layer, state: number): readonly number[] {
    return Array.from({ length: this.kindWords }, (_, word) =>
      bitsOf(layer.ends[state * this.kindWords + word] as number).map(
        (bit) => this.#sets[32 * word + bit] as number,
      ),
    ).flat()
  }

  #endsKey(layer: Layer, state: number): number | string {
    const { kindWords } = this
    if (kindWords === 1) return layer.ends[state] as number
    return layer.ends.subarray(state * kindWords, (state + 1) * kindWords).join()
  }
}
