import type { Conflicts } from './commuting.ts'
import type { Layout } from '../states/packing.ts'
import { BLOCKED, NEXT_GID, NEXT_LID } from './transitionTable.ts'
import type { TransitionTable } from './transitionTable.ts'

/**
 * The steps that are possible in one state, and where they lead. Overwritten by the next `open`.
 * With conflicts given, a process whose next step was already tried, and commutes with all that
 * happened since, sleeps: it can move, but that would only repeat a run (sleep sets: Godefroid, LNCS 1032, 1996).
 */
export class Successors<Local, Shared> {
  /** steps listed: enabled processes that do not sleep, in order */
  moves = 0
  /** bit p: process p can move */
  enabled = 0
  gid = 0
  readonly lids = new Int32Array(8)
  readonly mover = new Int32Array(8)
  readonly raise = new Int32Array(8)
  /** the successors, one after the other */
  readonly words: Uint32Array
  readonly memo: TransitionTable<Local, Shared>
  readonly layout: Layout
  /** whether processes may sleep */
  readonly sleeping: boolean
  readonly #conflicts: Conflicts<Local, Shared> | null
  readonly #movers = new Int32Array(8)
  readonly #next = new Int32Array(8)

  constructor(
    memo: TransitionTable<Local, Shared>,
    layout: Layout,
    conflicts: Conflicts<Local, Shared> | null,
  ) {
    this.memo = memo
    this.layout = layout
    this.words = new Uint32Array(8 * layout.words)
    this.sleeping = conflicts !== null
    this.#conflicts = conflicts
  }

  /** Reads the fields of a state without asking what can move. */
  read(state: Uint32Array, from: number): void {
    const { layout, lids } = this
    const { processes } = this.memo
    for (let process = 0; process < processes; process++) {
      const word = state[from + (layout.word[process] as number)] as number
      lids[process] =
        (word >>> (layout.shift[process] as number)) & (layout.mask[process] as number)
    }
    this.gid = ((state[from] as number) & (layout.mask[processes] as number)) >>> 0
  }

  rank(): number {
    let rank = 0
    for (let process = 0; process < this.memo.processes; process++) {
      rank += this.memo.rankOf[((this.lids[process] as number) << 3) | process] as number
    }
    return rank
  }

  open(state: Uint32Array, from: number): void {
    this.read(state, from)
    const { memo, lids, gid } = this
    const { processes } = memo
    this.moves = 0
    this.enabled = 0
    for (let process = 0; process < processes; process++) {
      const mover = ((lids[process] as number) << 3) | process
      this.#movers[process] = mover
      const record = memo.find(gid, mover)
      if (memo.records[record + NEXT_LID] !== BLOCKED) this.enabled |= 1 << process
    }
    let asleep = this.asleep(state, from)
    for (let process = 0; process < processes; process++) {
      if (((this.enabled & ~asleep) >>> process) & 1) {
        this.#list(process, state, from)
        if (this.#conflicts === null) continue
        this.#putToSleep(process, asleep, this.#conflicts)
        asleep |= 1 << process
      }
    }
  }

  /** bit p: process p sleeps */
  asleep(state: Uint32Array, from: number): number {
    if (this.#conflicts === null) return 0
    const field = this.memo.processes + 1
    const word = state[from + (this.layout.word[field] as number)] as number
    return (word >>> (this.layout.shift[field] as number)) & (this.layout.mask[field] as number)
  }

  #list(process: number, state: Uint32Array, from: number): void {
    const { memo, layout } = this
    const record = memo.find(this.gid, this.#movers[process] as number)
    const lid = memo.records[record + NEXT_LID] as number
    const gid = memo.records[record + NEXT_GID] as number
    const move = this.moves++
    this.mover[move] = process
    this.raise[move] = memo.raise(record)
    const count = layout.words
    const own = move * count
    for (let word = 0; word < count; word++) {
      const kept = (state[from + word] as number) & (layout.clear[process * count + word] as number)
      this.words[own + word] = kept
    }
    const at = own + (layout.word[process] as number)
    this.words[at] = (this.words[at] as number) | (lid << (layout.shift[process] as number))
    this.words[own] =
      (this.words[own] as number) | (gid < 0 ? this.#collected(process, lid, ~gid) : gid)
  }

  #collected(process: number, lid: number, gid: number): number {
    const next = this.#next
    next.set(this.lids)
    next[process] = lid
    return this.withoutGarbage(next, gid)
  }

  /** The shared state after `collect`, small enough for its field. */
  withoutGarbage(lids: Int32Array, gid: number): number {
    const { memo, layout } = this
    const mask = layout.mask[memo.processes] as number
    const collected = memo.interner.collected(lids, gid)
    if (collected > mask) memo.overflow = true
    return collected & mask
  }

  #putToSleep(process: number, asleep: number, conflicts: Conflicts<Local, Shared>): void {
    const { layout, memo } = this
    let sleeping = 0
    for (let other = 0; other < memo.processes; other++) {
      if (((asleep >>> other) & 1) === 0) continue
      const commutes = conflicts.commute(
        this.gid,
        this.#movers[other] as number,
        this.#movers[process] as number,
      )
      if (commutes) sleeping |= 1 << other
    }
    const field = memo.processes + 1
    const at = (this.moves - 1) * layout.words + (layout.word[field] as number)
    this.words[at] = (this.words[at] as number) | (sleeping << (layout.shift[field] as number))
  }
}
