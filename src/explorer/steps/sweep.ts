import type { Orbits } from '../symmetry/orbits.ts'
import type { Conflicts } from './commuting.ts'
import { Terminals } from '../states/terminals.ts'
import { Successors } from './successors.ts'
import { packedSuccessors } from './successorsPacked.ts'
import { addState, findState, Layer, LIMBS, MOST, ODDS } from '../states/layer.ts'
import { layoutFor } from '../states/packing.ts'
import type { Layout } from '../states/packing.ts'
import { addLimbs } from '../states/limbs.ts'
import type { TransitionTable } from './transitionTable.ts'
import { addOrbit, countOrbit, expandOrbits, growOrbit } from './sweepOrbits.ts'
import type { OrbitSweep } from './sweepOrbits.ts'
import { expandPairs } from './sweepPairs.ts'

export interface SweepParts<Local, Shared> {
  readonly memo: TransitionTable<Local, Shared>
  readonly layout: Layout
  readonly orbits: Orbits<Local, Shared> | null
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
  /** of states as they are walked through, and as they are stored */
  readonly layout: Layout
  readonly stored: Layout
  /** equal up to renaming, equal state; null: only what is equal is */
  readonly orbits: Orbits<Local, Shared> | null
  readonly fan: Successors<Local, Shared>
  readonly limbs: number
  readonly limit: number
  readonly gatheredStride: number
  /** words per entry: the canonical key, then the state where the two differ (symmetry) */
  readonly stride: number
  readonly keyWords: number
  readonly cyclic: boolean
  /** states and transitions that are stored */
  states = 0
  transitions = 0
  /** of a search for orbits: those of the unreduced search */
  members = 0
  memberSteps = 0
  /** runs that never end exist; the counts are void */
  endless = false
  /** wider numbers of steps are needed */
  readonly wide: boolean
  readonly #sizes: readonly number[]
  readonly #lids = new Int32Array(8)
  readonly #keyed = new Int32Array(8)
  readonly #pair = new Uint32Array(2)
  readonly #entry: Uint32Array
  /** two words a state and no reduction: the fast way */
  readonly plain: boolean
  /** orbits and no other reduction: the fast way, by edges */
  readonly #byEdges: OrbitSweep<Local, Shared> | null

  constructor(parts: SweepParts<Local, Shared>) {
    const { memo, layout: stored, orbits, conflicts, limbs, limit, sizes } = parts
    const byEdges = orbits !== null && conflicts === null
    // By orbits few states are stored, and others are walked through: in as much room as they need.
    const layout = byEdges ? roomyLayout(memo.processes) : stored
    this.#sizes = sizes
    this.memo = memo
    this.layout = layout
    this.stored = stored
    this.orbits = orbits
    this.limbs = limbs
    this.gatheredStride = LIMBS + limbs
    this.limit = limit
    this.fan = new Successors(memo, layout, conflicts)
    this.ends = new Terminals(limbs)
    this.keyWords = orbits?.keyWords ?? stored.words
    this.stride = orbits === null ? stored.words : orbits.keyWords + stored.words
    this.cyclic = memo.ranks.cyclic
    this.wide = this.cyclic || memo.ranks.highest * memo.processes > 0xfff0
    this.#entry = new Uint32Array(this.stride)
    this.plain = layout.words === 2 && orbits === null && conflicts === null && !this.cyclic
    const entry = new Uint32Array(this.stride)
    this.#byEdges = byEdges ? { orbits, lids: new Int32Array(8), entry } : null
  }

  /** Each stored state stands for its orbit, whose states and steps are counted. */
  get isByOrbits(): boolean {
    return this.#byEdges !== null
  }

  /** The layer of a rank, made when it is first needed. */
  layer(rank: number): Layer {
    return this.layers[rank] ?? this.#newLayer(rank)
  }

  #newLayer(rank: number): Layer {
    const { stride, keyWords, limbs, wide } = this
    // As many as in an earlier search; else neighbouring layers are of like size.
    const room = this.#sizes[rank] ?? Math.max(24, this.layers[rank - 1]?.count ?? 0)
    const orbits = this.#byEdges !== null
    const layer = new Layer({ stride, keyWords, limbs, wide, room: room + 1, orbits })
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
    this.orbits?.checkStart()
    layer.gathered[LIMBS] = 1
  }

  /** Expands states [from, to) of a layer, counting the ways to their successors. */
  expand(rank: number, from: number, to: number): void {
    const layer = this.layer(rank)
    if (this.plain) {
      expandPairs(this, layer, rank, from, to)
      return
    }
    if (this.#byEdges !== null) {
      expandOrbits(this, this.#byEdges, layer, rank, from, to)
      return
    }
    for (let state = from; state < to && this.states <= this.limit; state++) {
      this.grow(layer, rank, state)
      this.count(layer, rank, state)
    }
  }

  /** Puts the successors of a state into their layers. */
  grow(layer: Layer, rank: number, state: number): void {
    if (this.#byEdges !== null) {
      growOrbit(this, this.#byEdges, layer, rank, state)
      return
    }
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
    if (this.#byEdges !== null) return countOrbit(this, layer, rank, state)
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
    if (this.#byEdges === null) {
      this.fan.open(layer.words, (state + 1) * this.stride - this.layout.words)
    } else this.fan.open(this.words(layer, state), 0)
  }

  /** A state of a layer as it is walked through; of an orbit, the state that is kept of it. */
  words(layer: Layer, state: number): Uint32Array {
    const { stored, stride } = this
    const end = (state + 1) * stride
    if (this.#byEdges === null) return layer.words.slice(end - stored.words, end)
    return repacked(layer.words, end - stored.words, stored, this.layout, this.memo.processes)
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
    if (this.#byEdges !== null) {
      const { stored, layout, keyWords, memo } = this
      entry.set(repacked(state, from, layout, stored, memo.processes), keyWords)
      return addOrbit(this, this.#byEdges.orbits, layer, found, entry)
    }
    this.states += 1
    const added = addState(layer, found, entry, 0)
    layer.fewest[added] = -1
    return added
  }

  /** The places in a layer that the steps from one of its states lead to without leaving it. */
  within(layer: Layer, state: number): readonly number[] {
    const { edges } = layer
    const found: number[] = []
    if (edges !== null) {
      const to = edges.begin[state + 1] as number
      for (let edge = edges.begin[state] as number; edge < to; edge++) {
        if (edges.raise[edge] === 0) found.push(edges.place[edge] as number)
      }
      return found
    }
    const { fan } = this
    this.open(layer, state)
    for (let move = 0; move < fan.moves; move++) {
      if (fan.raise[move] === 0) found.push(this.insert(layer, fan.words, move * this.layout.words))
    }
    return found
  }

  /** A state as it is found in a layer, key first. The next call overwrites it. */
  key(state: Uint32Array, from: number): Uint32Array {
    const entry = this.#entry
    const { words } = this.layout
    if (this.#byEdges === null) {
      for (let word = 0; word < words; word++) {
        entry[this.stride - words + word] = state[from + word] as number
      }
    }
    if (this.orbits !== null) {
      const before = this.fan.gid
      const kept = this.#lids
      kept.set(this.fan.lids)
      this.fan.read(state, from)
      const lids = this.#keyed
      lids.set(this.fan.lids)
      this.orbits.write(this.fan.gid, lids, this.fan.asleep(state, from), entry)
      this.fan.gid = before
      this.fan.lids.set(kept)
    }
    return entry
  }

  /** The number of a shared state, small enough for its field as it is stored. */
  fitting(gid: number): number {
    const { memo, stored } = this
    const mask = stored.mask[memo.processes] as number
    if (gid > mask) memo.overflow = true
    return gid
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

/** A word for each field. */
function roomyLayout(processes: number): Layout {
  return layoutFor(
    Array.from({ length: processes + 1 }, () => 32),
    processes,
  )
}

/** A state as another layout has it. */
function repacked(
  state: Uint32Array,
  from: number,
  before: Layout,
  after: Layout,
  processes: number,
): Uint32Array {
  const words = new Uint32Array(after.words)
  for (let field = 0; field <= processes; field++) {
    const packed = state[from + (before.word[field] as number)] as number
    const value = (packed >>> (before.shift[field] as number)) & (before.mask[field] as number)
    const at = after.word[field] as number
    words[at] = (words[at] as number) | (value << (after.shift[field] as number))
  }
  return words
}
