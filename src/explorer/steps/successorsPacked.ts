import type { Layout } from '../states/packing.ts'
import { BLOCKED, NEXT_GID, NEXT_LID } from './transitionTable.ts'
import type { Sweep } from './sweep.ts'

/** The steps that are possible in a state of two words, in the order of the processes. */
export interface PackedSuccessors {
  readonly first: Int32Array
  readonly second: Int32Array
  readonly raise: Int32Array
}

export function packedSuccessors(): PackedSuccessors {
  return { first: new Int32Array(8), second: new Int32Array(8), raise: new Int32Array(8) }
}

/** What `Successors.open` does, for states of two words without any reduction; how many steps there are. */
export function openPair<Local, Shared>(
  fan: PackedSuccessors,
  sweep: Sweep<Local, Shared>,
  first: number,
  second: number,
): number {
  const { memo } = sweep
  const { word, shift, mask, clear }: Layout = sweep.layout
  const { processes } = memo
  const gid = first & (mask[processes] as number)
  let moves = 0
  for (let process = 0; process < processes; process++) {
    const inFirst = word[process] === 0
    const at = shift[process] as number
    const lid = ((inFirst ? first : second) >>> at) & (mask[process] as number)
    const mover = (lid << 3) | process
    if (memo.over[mover] === 1) continue
    const record = memo.find(gid, mover)
    const next = memo.records[record + NEXT_LID] as number
    if (next === BLOCKED) continue
    let nextGid = memo.records[record + NEXT_GID] as number
    if (nextGid < 0) nextGid = sweep.collected(first, second, process, next, ~nextGid)
    const kept = (first & (clear[2 * process] as number)) | nextGid
    const other = second & (clear[2 * process + 1] as number)
    fan.first[moves] = inFirst ? kept | (next << at) : kept
    fan.second[moves] = inFirst ? other : other | (next << at)
    fan.raise[moves] =
      (memo.rankOf[(next << 3) | process] as number) - (memo.rankOf[mover] as number)
    moves += 1
  }
  return moves
}
