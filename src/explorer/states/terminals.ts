import { LIMBS, MOST, ODDS } from './layer.ts'
import type { Layer } from './layer.ts'
import { addLimbs, limbsToBigInt } from './limbs.ts'

/** A set of outcomes that some ends have, and all that is counted about those ends. */
export interface Kind {
  readonly set: number
  states: number
  odds: number
  /** fewest and most steps to such an end */
  fewest: number
  most: number
}

/**
 * The terminal states, in which no process can move, by their set of outcomes. Few sets occur, so
 * "which kinds of end can be reached from here" is one small bit set, exact for every question.
 */
export class Terminals {
  readonly kinds: Kind[] = []
  /** ends that are stored, and distinct states that they stand for */
  count = 0
  members = 0
  /** layer, state and kind of every end */
  list = new Int32Array(3 * 256)
  readonly limbs: number
  #ways: Float64Array
  readonly #byset = new Map<number, number>()

  constructor(limbs: number) {
    this.limbs = limbs
    this.#ways = new Float64Array(16 * limbs)
  }

  add(layer: number, state: number, set: number, size = 1): number {
    this.members += size
    if (3 * this.count === this.list.length) {
      const list = new Int32Array(this.list.length * 2)
      list.set(this.list)
      this.list = list
    }
    const kind = this.#kind(set)
    this.list.set([layer, state, kind], 3 * this.count++)
    return kind
  }

  /** Counts an end whose gathered numbers begin at `from`. */
  tally(kind: number, layer: Layer, state: number, from: number): void {
    const { gathered, fewest } = layer
    const row = this.kinds[kind] as Kind
    addLimbs(this.#ways, kind * this.limbs, gathered, from + LIMBS, this.limbs)
    row.states += layer.size(state)
    row.odds += gathered[from + ODDS] as number
    row.fewest = Math.min(row.fewest, fewest[state] as number)
    row.most = Math.max(row.most, gathered[from + MOST] as number)
  }

  ways(kind: number): bigint {
    return limbsToBigInt(this.#ways, kind * this.limbs, this.limbs)
  }

  #kind(set: number): number {
    const known = this.#byset.get(set)
    if (known !== undefined) return known
    const kind = this.kinds.length
    this.#byset.set(set, kind)
    this.kinds.push({ set, states: 0, odds: 0, fewest: Infinity, most: 0 })
    if (this.kinds.length * this.limbs > this.#ways.length) {
      const ways = new Float64Array(this.#ways.length * 2)
      ways.set(this.#ways)
      this.#ways = ways
    }
    return kind
  }
}
