import { addPair, findPair } from './layer.ts'
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
  const { limbs } = sweep
  const fewest = (layer.fewest[state] as number) + 1
  const most = (layer.most[state] as number) + 1
  const odds = (layer.odds[state] as number) / moves
  for (let move = 0; move < moves; move++) {
    const target = sweep.layer(rank + (raises[move] as number))
    const first = firsts[move] as number
    const second = seconds[move] as number
    const found = findPair(target, first, second)
    let next = found
    if (found < 0) {
      sweep.states += 1
      next = addPair(target, found, first, second)
      target.fewest[next] = fewest
      target.most[next] = most
      target.odds[next] = odds
    } else {
      if (fewest < (target.fewest[next] as number)) target.fewest[next] = fewest
      if (most > (target.most[next] as number)) target.most[next] = most
      target.odds[next] = (target.odds[next] as number) + odds
    }
    addLimbs(target.ways, next * limbs, layer.ways, state * limbs, limbs)
  }
}
