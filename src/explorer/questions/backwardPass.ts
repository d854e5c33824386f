import type { Edges } from '../states/edges.ts'
import { findPair } from '../states/layer.ts'
import type { Layer } from '../states/layer.ts'
import { openPair } from '../steps/successorsPacked.ts'
import type { Sweep } from '../steps/sweep.ts'

/**
 * From the last layer back to the first: which kinds of end each state still leads to, and of
 * which outcomes a shortest schedule passes it. Backward reachability: "possible" and "certain" are
 * EF and AF of CTL (Clarke and Emerson 1981). Afterwards `ends` and `trail` of every layer are
 * there; `ends` has `kindWords` words a state.
 */
export class BackwardPass<Local, Shared> {
  readonly kindWords: number
  readonly #sweep: Sweep<Local, Shared>
  readonly #pairs: boolean

  constructor(sweep: Sweep<Local, Shared>) {
    this.#sweep = sweep
    const { ends, layers, layout, memo } = sweep
    const many = memo.interner.model.outcomes.length > 16
    this.kindWords = Math.max(1, Math.ceil(ends.kinds.length / 32))
    this.#pairs = sweep.plain && this.kindWords === 1 && layout.words === 2
    for (const layer of layers) {
      if (layer === undefined) continue
      layer.ends = new Uint32Array(layer.count * this.kindWords)
      layer.trail = many ? new Uint32Array(layer.count) : new Uint16Array(layer.count)
    }
    const nearest = new Map<number, number>()
    for (const { set, fewest } of ends.kinds) {
      for (const bit of bitsOf(set)) {
        nearest.set(bit, Math.min(fewest, nearest.get(bit) ?? Infinity))
      }
    }
    for (let end = 0; end < ends.count; end++) {
      const layer = layers[ends.list[3 * end] as number] as Layer
      const state = ends.list[3 * end + 1] as number
      const kind = ends.list[3 * end + 2] as number
      const word = state * this.kindWords + (kind >>> 5)
      layer.ends[word] = (layer.ends[word] as number) | (1 << (kind & 31))
      for (const bit of bitsOf(ends.kinds[kind]?.set ?? 0)) {
        if (layer.fewest[state] !== nearest.get(bit)) continue
        layer.trail[state] = (layer.trail[state] as number) | (1 << bit)
      }
    }
  }

  /** Judges states (to, from], from the last to the first; whether anything changed. */
  judge(rank: number, from: number, to: number): boolean {
    const layer = this.#sweep.layer(rank)
    let changed = false
    for (let state = from; state > to; state--) {
      if (this.#pairs) judgePair(this.#sweep, layer, rank, state)
      else if (layer.edges !== null) {
        if (this.#judgeByEdges(layer, layer.edges, rank, state)) changed = true
      } else if (this.#judge(layer, rank, state)) changed = true
    }
    return changed
  }

  #judgeByEdges(layer: Layer, edges: Edges, rank: number, state: number): boolean {
    const { kindWords } = this
    const steps = (layer.fewest[state] as number) + 1
    let changed = false
    const to = edges.begin[state + 1] as number
    for (let edge = edges.begin[state] as number; edge < to; edge++) {
      const target = this.#sweep.layer(rank + (edges.raise[edge] as number))
      const next = edges.place[edge] as number
      if (this.#hear(layer, state, target, next, steps, kindWords)) changed = true
    }
    return changed
  }

  #judge(layer: Layer, rank: number, state: number): boolean {
    const sweep = this.#sweep
    const { fan } = sweep
    sweep.open(layer, state)
    let changed = false
    const steps = (layer.fewest[state] as number) + 1
    for (let move = 0; move < fan.moves; move++) {
      const target = sweep.layer(rank + (fan.raise[move] as number))
      const next = sweep.insert(target, fan.words, move * sweep.layout.words)
      if (this.#hear(layer, state, target, next, steps, this.kindWords)) changed = true
    }
    return changed
  }

  /** Takes over what a successor leads to. `steps`: fewest to it if they come this way. */
  #hear(
    layer: Layer,
    state: number,
    target: Layer,
    next: number,
    steps: number,
    kindWords: number,
  ): boolean {
    let changed = false
    for (let word = 0; word < kindWords; word++) {
      const at = state * kindWords + word
      const before = layer.ends[at] as number
      const after = (before | (target.ends[next * kindWords + word] as number)) >>> 0
      if (before !== after) changed = true
      layer.ends[at] = after
    }
    if (target.fewest[next] !== steps) return changed
    const before = layer.trail[state] as number
    const after = before | (target.trail[next] as number)
    layer.trail[state] = after
    return changed || before !== after
  }
}

/** The same for states of two words without any reduction and at most 32 kinds of end. */
function judgePair<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  layer: Layer,
  rank: number,
  state: number,
): void {
  const { words } = layer
  const { packed: fan } = sweep
  const moves = openPair(fan, sweep, words[2 * state] as number, words[2 * state + 1] as number)
  const steps = (layer.fewest[state] as number) + 1
  let ends = layer.ends[state] as number
  let trail = layer.trail[state] as number
  for (let move = 0; move < moves; move++) {
    const target = sweep.layer(rank + (fan.raise[move] as number))
    const found = findPair(target, fan.first[move] as number, fan.second[move] as number)
    ends |= target.ends[found] as number
    if (target.fewest[found] === steps) trail |= target.trail[found] as number
  }
  layer.ends[state] = ends
  layer.trail[state] = trail
}

/** The numbers of the bits of a set, from the lowest. */
export function bitsOf(set: number): readonly number[] {
  const bits: number[] = []
  for (let bit = 0; bit < 32; bit++) if ((set >>> bit) & 1) bits.push(bit)
  return bits
}
