import { addState, findState, Layer } from '../states/layer.ts'
import type { StatePool } from '../states/statePool.ts'

export interface Successor {
  readonly process: number
  readonly to: number
}

/** Where a state is stored, or the state that is kept of its orbit. */
export interface StoredAt {
  readonly rank: number
  readonly state: number
}

/** Numbers for the states of a search. */
export interface Numbering {
  readonly start: number
  /** all states that have a number have a lower one */
  readonly count: number
  /** the steps from a state in the order of the processes */
  successors(id: number): readonly Successor[]
  at(id: number): StoredAt
  words(id: number): Uint32Array
}

/** Every stored state has a number, from the first layer to the last. */
export class StoredStates implements Numbering {
  readonly start: number
  readonly count: number
  readonly #space: StatePool<unknown, unknown>

  constructor(space: StatePool<unknown, unknown>) {
    this.#space = space
    this.count = space.states
    this.start = space.bases[space.start().rank] as number
  }

  successors(id: number): readonly Successor[] {
    const { rank, state } = this.at(id)
    const { sweep, bases } = this.#space
    const { fan, layout } = sweep
    sweep.open(this.#space.layer(rank), state)
    return Array.from({ length: fan.moves }, (_, move) => {
      const next = rank + (fan.raise[move] as number)
      const found = this.#space.find(this.#space.layer(next), fan.words, move * layout.words)
      return { process: fan.mover[move] as number, to: (bases[next] as number) + found }
    })
  }

  at(id: number): StoredAt {
    const rank = this.#space.rankOf(id)
    return { rank, state: id - (this.#space.bases[rank] as number) }
  }

  words(id: number): Uint32Array {
    const { rank, state } = this.at(id)
    return this.#space.words(this.#space.layer(rank), state)
  }
}

/**
 * Of a search for orbits: states get numbers as they are walked to. A schedule is followed through
 * the real states, and of each the orbit is looked up, so that nothing has to be renamed back.
 */
export class WalkedStates implements Numbering {
  readonly start = 0
  readonly #space: StatePool<unknown, unknown>
  /** the words of the states, in the order of their numbers */
  readonly #table: Layer
  /** by state: its rank, and the place of its orbit in the layer of that rank */
  readonly #rank: number[] = []
  readonly #orbit: number[] = []

  constructor(space: StatePool<unknown, unknown>) {
    this.#space = space
    const stride = space.sweep.layout.words
    const shape = { stride, keyWords: stride, limbs: 0, wide: false, orbits: false, room: 64 }
    this.#table = new Layer(shape)
    const { rank, words } = space.start()
    this.add(rank, words, 0)
  }

  get count(): number {
    return this.#table.count
  }

  successors(id: number): readonly Successor[] {
    const { sweep } = this.#space
    const { fan, layout } = sweep
    const rank = this.#rank[id] as number
    fan.open(this.words(id), 0)
    return Array.from({ length: fan.moves }, (_, move) => ({
      process: fan.mover[move] as number,
      to: this.add(rank + (fan.raise[move] as number), fan.words, move * layout.words),
    }))
  }

  at(id: number): StoredAt {
    return { rank: this.#rank[id] as number, state: this.#orbit[id] as number }
  }

  words(id: number): Uint32Array {
    const { stride, words } = this.#table
    return words.slice(id * stride, (id + 1) * stride)
  }

  /** The number of a state, a new one when it has none yet. */
  add(rank: number, words: Uint32Array, from: number): number {
    const found = findState(this.#table, words, from)
    if (found >= 0) return found
    const id = addState(this.#table, found, words, from)
    this.#rank.push(rank)
    this.#orbit.push(this.#space.find(this.#space.layer(rank), words, from))
    return id
  }

  /** All states there are, numbered from the first layer to the last as an unreduced search does. */
  static every(space: StatePool<unknown, unknown>): WalkedStates {
    const walked = new WalkedStates(space)
    const layers: number[][] = []
    layers[walked.at(walked.start).rank] = [walked.start]
    for (let rank = 0; rank < space.sweep.layers.length; rank++) {
      for (const id of layers[rank] ?? []) {
        const before = walked.count
        for (const { to } of walked.successors(id)) {
          if (to >= before) (layers[walked.at(to).rank] ??= []).push(to)
        }
      }
    }
    const all = new WalkedStates(space)
    for (const [rank, ids] of layers.entries()) {
      for (const id of ids ?? []) all.add(rank, walked.words(id), 0)
    }
    return all
  }
}
