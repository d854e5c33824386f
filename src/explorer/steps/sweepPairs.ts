import { addPair, findPair, LIMBS, MOST, ODDS } from '../states/layer.ts'
import type { Layer } from '../states/layer.ts'
import { addLimbs, BASE } from '../states/limbs.ts'
import { openPair } from './successorsPacked.ts'
import type { Sweep } from './sweep.ts'

/**
 * The hot loop: what `grow` and `count` of a sweep do, for states of two words without any
 * reduction, which is how nearly every search runs.
 */
export function expandPairs<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  layer: Layer,
  rank: number,
  from: number,
  to: number,
): void {
  const { words } = layer
  const { packed } = sweep
  for (let state = from; state < to && sweep.states <= sweep.limit; state++) {
    const moves = openPair(
      packed,
      sweep,
      words[2 * state] as number,
      words[2 * state + 1] as number,
    )
    sweep.transitions += moves
    if (moves === 0) {
      sweep.fan.read(layer.words, 2 * state)
      sweep.ends.add(rank, state, sweep.outcomes())
      continue
    }
    pass(sweep, layer, rank, state, moves)
  }
}

/** Hands what is known about a state on to its successors. */
function pass<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  layer: Layer,
  rank: number,
  state: number,
  moves: number,
): void {
  const { limbs, gatheredStride: stride, packed: fan } = sweep
  const { gathered } = layer
  const own = state * stride
  const fewest = (layer.fewest[state] as number) + 1
  const most = (gathered[own + MOST] as number) + 1
  const odds = (gathered[own + ODDS] as number) / moves
  for (let move = 0; move < moves; move++) {
    const target = sweep.layer(rank + (fan.raise[move] as number))
    const first = fan.first[move] as number
    const second = fan.second[move] as number
    let next = findPair(target, first, second)
    if (next < 0) {
      sweep.states += 1
      next = addPair(target, next, first, second)
      target.fewest[next] = fewest
    } else if (fewest < (target.fewest[next] as number)) {
      target.fewest[next] = fewest
    }
    const theirs = target.gathered
    const its = next * stride
    theirs[its + ODDS] = (theirs[its + ODDS] as number) + odds
    if (most > (theirs[its + MOST] as number)) theirs[its + MOST] = most
    if (limbs === 2) {
      const low = (theirs[its + LIMBS] as number) + (gathered[own + LIMBS] as number)
      const high = (theirs[its + LIMBS + 1] as number) + (gathered[own + LIMBS + 1] as number)
      theirs[its + LIMBS] = low >= BASE ? low - BASE : low
      theirs[its + LIMBS + 1] = low >= BASE ? high + 1 : high
    } else addLimbs(theirs, its + LIMBS, gathered, own + LIMBS, limbs)
  }
}
