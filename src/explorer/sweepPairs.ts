import { addPair, findPair, LIMBS, MOST, ODDS } from './layer.ts'
import type { Layer } from './layer.ts'
import { addLimbs } from './limbs.ts'
import { BLOCKED, GARBAGE, RAISE, WORDS } from './memo.ts'
import type { Sweep } from './sweep.ts'

const firsts = new Int32Array(8)
const seconds = new Int32Array(8)
const raises = new Int32Array(8)

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
  for (let state = from; state < to && sweep.states <= sweep.limit; state++) {
    const moves = openPair(sweep, words[2 * state] as number, words[2 * state + 1] as number)
    sweep.transitions += moves
    if (moves === 0) {
      sweep.fan.read(layer.words, 2 * state)
      sweep.ends.add(rank, state, sweep.outcomes())
      continue
    }
    pass(sweep, layer, rank, state, moves)
  }
}

/** Lists the steps from a state in the arrays above; how many there are. */
function openPair<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  first: number,
  second: number,
): number {
  const { memo, layout } = sweep
  const { word, shift, mask, clear } = layout
  const { processes } = memo
  const gid = first & (mask[processes] as number)
  let moves = 0
  for (let process = 0; process < processes; process++) {
    const from = word[process] === 0 ? first : second
    const lid = (from >>> (shift[process] as number)) & (mask[process] as number)
    const record = memo.find(gid, (lid << 3) | process)
    const { records } = memo
    const raise = records[record + RAISE] as number
    if (raise === BLOCKED) continue
    let next = (first & (clear[2 * process] as number)) | (records[record + WORDS] as number)
    if (records[record + GARBAGE] !== 0) next = sweep.collected(first, second, process, record)
    firsts[moves] = next
    seconds[moves] =
      (second & (clear[2 * process + 1] as number)) | (records[record + WORDS + 1] as number)
    raises[moves] = raise
    moves += 1
  }
  return moves
}

/** Hands what is known about a state on to its successors. */
function pass<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  layer: Layer,
  rank: number,
  state: number,
  moves: number,
): void {
  const { limbs, gatheredStride: stride } = sweep
  const { gathered } = layer
  const own = state * stride
  const fewest = (layer.fewest[state] as number) + 1
  const most = (gathered[own + MOST] as number) + 1
  const odds = (gathered[own + ODDS] as number) / moves
  for (let move = 0; move < moves; move++) {
    const target = sweep.layer(rank + (raises[move] as number))
    const first = firsts[move] as number
    const second = seconds[move] as number
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
    addLimbs(theirs, its + LIMBS, gathered, own + LIMBS, limbs)
  }
}
