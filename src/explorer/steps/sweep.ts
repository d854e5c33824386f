import type { Canon } from './symmetry.ts'
import type { Conflicts } from './commuting.ts'
import { Terminals } from '../states/terminals.ts'
import { Successors } from './successors.ts'
import { packedSuccessors } from './successorsPacked.ts'
import { addState, findState, Layer, LIMBS, MOST, ODDS } from '../states/layer.ts'
import type { Layout } from '../states/packing.ts'
import { addLimbs } from '../states/limbs.ts'
import type { TransitionTable } from './transitionTable.ts'
import { expandPairs } from './sweepPairs.ts'

export interface SweepParts<Local, Shared> {
  readonly memo: TransitionTable<Local, Shared>
  readonly layout: Layout
  readonly canon: Canon<Local, Shared> | null
  readonly conflicts: Conflicts<Local, Shared> | null
  readonly limbs: number
  /** the search ends unfinished once it holds more states than this */
  readonly limit: number
  /** states of each layer as far as they are known */
  readonly sizes: readonly number[]
}

/**
 * One pass over all states in the order of their rank: all ways to a state are known when its
 * turn comes, so that the counts are made in the same pass, and only for the layers ahead. This is
 * the sweep-line method with the rank as progress measure (Christensen, Kristensen and Mailund,
 * "A sweep-line method for state space exploration", TACAS 2001), but for one thing: layers that
 * the line has left are kept, because the backward pass and all questions need them.
 *
 * Should the ranks prove wrong on the way, every state is still found, but the counts are void.
 */
export class Sweep<Local, Shared> {
  readonly layers: (Layer | undefined)[] = []
  readonly ends: Terminals
  /** for the hot loop over states of two words; overwritten by each `openPair` */
  readonly packed = packedSuccessors()
  readonly memo: TransitionTable<Local, Shared>
  readonly layout: Layout
  readonly canon: Canon<Local, Shared> | null
  readonly fan: Successors<Local, Shared>
  readonly limbs: number
  readonly limit: number
  readonly gatheredStride: number
  /** words per entry: the canonical key, then the state where the two differ (symmetry) */
  readonly stride: number
  readonly keyWords: number
  readonly cyclic: boolean
  states = 0
  transitions = 0
  /** runs that never end exist; the counts are void */
  endless = false
  /** wider numbers of steps are needed */
  readonly wide: boolean
  readonly #sizes: readonly number[]
  readonly #lids = new Int32Array(8)
  readonly #pair = new Uint32Array(2)
  readonly #entry: Uint32Array
  /** two words a state and no reduction: the fast way */
  readonly plain: boolean

  constructor(parts: SweepParts<Local, Shared>) {
    const { memo, layout, canon, conflicts, limbs, limit, sizes } = parts
    this.#sizes = sizes
    this.memo = memo
    this.layout = layout
    this.canon = canon
    this.limbs = limbs
    this.gatheredStride = LIMBS + limbs
    this.limit = limit
    this.fan = new Successors(memo, layout, conflicts)
    this.ends = new Terminals(limbs)
    this.keyWords = canon?.keyWords ?? layout.words
    this.stride = canon === null ? layout.words : canon.keyWords + layout.words
    this.cyclic = memo.ranks.cyclic
    this.wide = this.cyclic || memo.ranks.highest * memo.processes > 0xfff0
    this.#entry = new Uint32Array(this.stride)
    this.plain = layout.words === 2 && canon === null && conflicts === null && !this.cyclic
  }

  /** The layer of a rank, made when it is first needed. */
  layer(rank: number): Layer {
    return this.layers[rank] ?? this.#newLayer(rank)
  }

  #newLayer(rank: number): Layer {
    const { stride, keyWords, limbs, wide } = this
    // As many as in an earlier search; else neighbouring layers are of like size.
    const room = this.#sizes[rank] ?? Math.max(24, this.layers[rank - 1]?.count ?? 0)
    const layer = new Layer({ stride, keyWords, limbs, wide, room: room + 1 })
    while (this.layers.length < rank) this.layers.push(undefined)
    this.layers[rank] = layer
    return layer
  }

  start(): void {
    const { memo, layout, fan } = this
    const state = new Uint32Array(layout.words)
    const { model } = memo.interner
    const lids = model.locals.map((local, process) => memo.interner.lid(process, local))
    for (const [process, lid] of lids.entries()) {
      const word = layout.word[process] as number
      state[word] = (state[word] as number) | (lid << (layout.shift[process] as number))
    }
    const gid = memo.interner.collected(lids, memo.interner.gid(model.shared))
    state[0] = (state[0] as number) | gid
    fan.read(state, 0)
    const layer = this.layer(fan.rank())
    this.#note(layer, this.insert(layer, state, 0), 0, 0, 1)
    layer.gathered[LIMBS] = 1
  }

  /** Expands states [from, to) of a layer, counting the ways to their successors. */
  expand(rank: number, from: number, to: number): void {
    const layer = this.layer(rank)
    if (this.plain) {
      expandPairs(this, layer, rank, from, to)
      return
    }
    for (let state = from; state < to && this.states <= this.limit; state++) {
      this.grow(layer, rank, state)
      this.count(layer, rank, state)
    }
  }

  /** Puts the successors of a state into their layers. */
  grow(layer: Layer, rank: number, state: number): void {
    const { fan } = this
    this.open(layer, state)
    this.transitions += fan.moves
    for (let move = 0; move < fan.moves; move++) {
      const target = this.layer(rank + (fan.raise[move] as number))
      this.insert(target, fan.words, move * this.layout.words)
    }
    if (fan.enabled === 0) this.ends.add(rank, state, this.outcomes())
  }

  /**
   * Adds the ways to a state to those of its successors. Whether a successor in the same layer
   * has come nearer.
   */
  count(layer: Layer, rank: number, state: number): boolean {
    const { fan } = this
    this.open(layer, state)
    const steps = (layer.fewest[state] as number) + 1
    const own = state * this.gatheredStride
    const most = (layer.gathered[own + MOST] as number) + 1
    const odds = (layer.gathered[own + ODDS] as number) / fan.moves
    let nearer = false
    for (let move = 0; move < fan.moves; move++) {
      const target = this.layer(rank + (fan.raise[move] as number))
      const next = this.insert(target, fan.words, move * this.layout.words)
      if (target === layer && steps < (layer.fewest[next] as number)) nearer = true
      this.#note(target, next, steps, most, odds)
      const its = next * this.gatheredStride + LIMBS
      addLimbs(target.gathered, its, layer.gathered, own + LIMBS, this.limbs)
    }
    return nearer
  }

  /** Lists in `fan` the steps from a state of a layer. */
  open(layer: Layer, state: number): void {
    this.fan.open(layer.words, (state + 1) * this.stride - this.layout.words)
  }

  /** The outcomes of the state that `fan` has open. */
  outcomes(): number {
    return this.memo.interner.outcomes(this.fan.lids, this.fan.gid)
  }

  /** The number of a state in its layer, put there if it is new. */
  insert(layer: Layer, state: Uint32Array, from: number): number {
    const entry = this.key(state, from)
    const found = findState(layer, entry, 0)
    if (found >= 0) return found
    this.states += 1
    const added = addState(layer, found, entry, 0)
    layer.fewest[added] = -1
    return added
  }

  /** A state as it is stored, key first. The next call overwrites it. */
  key(state: Uint32Array, from: number): Uint32Array {
    const entry = this.#entry
    const { words } = this.layout
    for (let word = 0; word < words; word++) {
      entry[this.stride - words + word] = state[from + word] as number
    }
    if (this.canon !== null) {
      const before = this.fan.gid
      const kept = this.#lids
      kept.set(this.fan.lids)
      this.fan.read(state, from)
      this.canon.write(this.fan.gid, this.fan.lids, this.fan.asleep(state, from), entry)
      this.fan.gid = before
      this.fan.lids.set(kept)
    }
    return entry
  }

  /**
   * The shared state after `collect`, when a process of the state (first, second) has moved to
   * `lid` and left `gid`.
   */
  collected(first: number, second: number, process: number, lid: number, gid: number): number {
    const { fan } = this
    this.#pair[0] = first
    this.#pair[1] = second
    fan.read(this.#pair, 0)
    fan.lids[process] = lid
    return fan.withoutGarbage(fan.lids, gid)
  }

  get bytes(): number {
    return this.layers.reduce((sum, layer) => sum + (layer?.bytes ?? 0), 0)
  }

  #note(layer: Layer, state: number, fewest: number, most: number, odds: number): void {
    if (fewest < (layer.fewest[state] as number)) layer.fewest[state] = fewest
    const { gathered } = layer
    const own = state * this.gatheredStride
    if (most > (gathered[own + MOST] as number)) gathered[own + MOST] = most
    gathered[own + ODDS] = (gathered[own + ODDS] as number) + odds
  }
}
