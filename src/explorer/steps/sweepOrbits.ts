import type { Edges } from '../states/edges.ts'
import { addState, findState, LIMBS, MOST, ODDS } from '../states/layer.ts'
import type { Layer } from '../states/layer.ts'
import { addLimbs, BASE } from '../states/limbs.ts'
import type { Orbits } from '../symmetry/orbits.ts'
import type { Sweep } from './sweep.ts'
import { BLOCKED, NEXT_GID, NEXT_LID } from './transitionTable.ts'

/**
 * What the hot loop of a search for orbits needs. One state of each orbit is kept, the first that is
 * found; it stands behind its key. Its steps are kept as edges, so that no way back needs keys.
 */
export interface OrbitSweep<Local, Shared> {
  readonly orbits: Orbits<Local, Shared>
  readonly lids: Int32Array
  readonly entry: Uint32Array
}

/** Puts the successors of the state that is kept of an orbit into their layers. */
export function growOrbit<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  { orbits, lids, entry }: OrbitSweep<Local, Shared>,
  layer: Layer,
  rank: number,
  state: number,
): void {
  const { memo, stored, keyWords } = sweep
  const { processes } = memo
  const { word, shift, mask, clear, words: count } = stored
  const edges = layer.edges as Edges
  const before = edges.count
  const base = (state + 1) * sweep.stride - count
  const own = layer.words
  for (let p = 0; p < processes; p++) {
    const packed = own[base + (word[p] as number)] as number
    lids[p] = (packed >>> (shift[p] as number)) & (mask[p] as number)
  }
  const gid = ((own[base] as number) & (mask[processes] as number)) >>> 0
  for (let p = 0; p < processes; p++) {
    const lid = lids[p] as number
    const mover = (lid << 3) | p
    if (memo.over[mover] === 1) continue
    const record = memo.find(gid, mover)
    const next = memo.records[record + NEXT_LID] as number
    if (next === BLOCKED) continue
    let nextGid = memo.records[record + NEXT_GID] as number
    lids[p] = next
    if (nextGid < 0) nextGid = sweep.fitting(memo.interner.collected(lids, ~nextGid))
    orbits.write(nextGid, lids, 0, entry)
    lids[p] = lid
    // What is too large for its field must not be stored: the pass is begun again.
    if (memo.overflow || orbits.overflow) return
    const raise = (memo.rankOf[(next << 3) | p] as number) - (memo.rankOf[mover] as number)
    const target = sweep.layer(rank + raise)
    let found = findState(target, entry, 0)
    if (found < 0) {
      for (let w = 0; w < count; w++) {
        entry[keyWords + w] = (layer.words[base + w] as number) & (clear[p * count + w] as number)
      }
      const at = keyWords + (word[p] as number)
      entry[at] = (entry[at] as number) | (next << (shift[p] as number))
      entry[keyWords] = (entry[keyWords] as number) | nextGid
      found = addOrbit(sweep, orbits, target, found, entry)
    }
    edges.add(raise, found)
  }
  edges.finish(state)
  const moves = edges.count - before
  sweep.transitions += moves
  sweep.memberSteps += moves * (layer.sizes[state] as number)
  if (moves > 0) return
  sweep.ends.add(rank, state, memo.interner.outcomes(lids, gid), layer.size(state))
}

/** Puts the orbit of the last key into the slot that `findState` named. */
export function addOrbit<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  orbits: Orbits<Local, Shared>,
  layer: Layer,
  slot: number,
  entry: Uint32Array,
): number {
  const size = orbits.order / orbits.stabilizer
  sweep.states += 1
  sweep.members += size
  const added = addState(layer, slot, entry, 0)
  layer.fewest[added] = -1
  layer.sizes[added] = size
  return added
}

/**
 * Adds the ways into an orbit to those of its successors, once for each step of the state that is
 * kept: all its states have as many steps into another orbit as this one, so that the ways that are
 * gathered are those into the orbit as a whole. Whether a successor in the same layer has come nearer.
 */
export function countOrbit<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  layer: Layer,
  rank: number,
  state: number,
): boolean {
  const { limbs, gatheredStride } = sweep
  const { gathered } = layer
  const edges = layer.edges as Edges
  const from = edges.begin[state] as number
  const to = edges.begin[state + 1] as number
  const own = state * gatheredStride
  const fewest = (layer.fewest[state] as number) + 1
  const most = (gathered[own + MOST] as number) + 1
  const odds = (gathered[own + ODDS] as number) / (to - from)
  let nearer = false
  for (let edge = from; edge < to; edge++) {
    const target = sweep.layer(rank + (edges.raise[edge] as number))
    const next = edges.place[edge] as number
    if (fewest < (target.fewest[next] as number)) {
      target.fewest[next] = fewest
      if (target === layer) nearer = true
    }
    const theirs = target.gathered
    const its = next * gatheredStride
    theirs[its + ODDS] = (theirs[its + ODDS] as number) + odds
    if (most > (theirs[its + MOST] as number)) theirs[its + MOST] = most
    if (limbs === 2) {
      const low = (theirs[its + LIMBS] as number) + (gathered[own + LIMBS] as number)
      const high = (theirs[its + LIMBS + 1] as number) + (gathered[own + LIMBS + 1] as number)
      theirs[its + LIMBS] = low >= BASE ? low - BASE : low
      theirs[its + LIMBS + 1] = low >= BASE ? high + 1 : high
    } else addLimbs(theirs, its + LIMBS, gathered, own + LIMBS, limbs)
  }
  return nearer
}

/** What `grow` and `count` of a sweep do, for orbits. */
export function expandOrbits<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  parts: OrbitSweep<Local, Shared>,
  layer: Layer,
  rank: number,
  from: number,
  to: number,
): void {
  const { memo } = sweep
  for (let state = from; state < to && sweep.states <= sweep.limit; state++) {
    growOrbit(sweep, parts, layer, rank, state)
    if (memo.overflow || parts.orbits.overflow) return
    // With wrong ranks the counts are void, and edges may lead back.
    if (!memo.ranks.wrong) countOrbit(sweep, layer, rank, state)
  }
}
