import { BugError } from '../../base/index.ts'
import type { Interner } from '../states/interner.ts'
import type { Layout } from '../states/packing.ts'
import type { Ranks } from './ranks.ts'

/** Columns of a record of the table: the process that moves, and where its step leads. */
const GID = 0
/** `lid << 3 | process`, plus one: 0 marks a free place */
const MOVER = 1
/** the next local state, or BLOCKED */
export const NEXT_LID = 2
/** the next shared state; below 0 (and then inverted) where it may hold garbage */
export const NEXT_GID = 3
/** a record is one part of a line of the processor's cache */
const STRIDE = 4

export const BLOCKED = -1

/**
 * What a process does next depends on its own local state and the shared state alone: this knows
 * every step that was ever looked up, whether the model computed it or it was put together
 * from the parts of another (see Interner). A record is found by the shared state and the mover,
 * `lid << 3 | process`.
 */
export class TransitionTable<Local, Shared> {
  readonly interner: Interner<Local, Shared>
  readonly ranks: Ranks
  readonly processes: number
  /** an open hash table of records */
  records: Int32Array
  count = 0
  /** some number no longer fits its field */
  overflow = false
  /** by mover; right as long as no rank is known to be wrong */
  rankOf: Int32Array
  /** by mover; 1: it can never move again, whatever the shared state, and need not be looked up */
  over: Uint8Array
  #layout: Layout | null = null
  /** by process and local state: its number in `ranks` */
  readonly #nodes: number[][]
  readonly #nodeOf: (process: number, lid: number) => number

  constructor(
    interner: Interner<Local, Shared>,
    ranks: Ranks,
    nodeOf: (process: number, lid: number) => number,
  ) {
    this.interner = interner
    this.ranks = ranks
    this.processes = interner.model.processes
    this.#nodes = interner.model.locals.map(() => [])
    this.#nodeOf = nodeOf
    this.records = new Int32Array(128 * STRIDE)
    this.rankOf = new Int32Array(512)
    this.over = new Uint8Array(512)
  }

  get bytes(): number {
    return this.records.byteLength + this.rankOf.byteLength + this.over.byteLength
  }

  /** A local state without a known predecessor. */
  start(process: number, lid: number): void {
    this.ranks.start(this.#node(process, lid))
    this.#noteRank(process, lid)
  }

  /** The most steps each process can take, when no process can go round in circles. */
  lengths(): readonly number[] {
    return this.#nodes.map((nodes) => {
      const ranks = nodes.map((node) => this.ranks.rank(node))
      return ranks.reduce((most, rank) => Math.max(most, rank), 0) - (ranks[0] ?? 0)
    })
  }

  /** Where the record of a step begins in `records`. */
  find(gid: number, mover: number): number {
    const { records } = this
    const mask = records.length - 1
    let at = hash(gid, mover) & mask
    for (let key = records[at + MOVER] as number; key !== 0; key = records[at + MOVER] as number) {
      if (key === mover + 1 && records[at] === gid) return at
      at = (at + STRIDE) & mask
    }
    return this.#fill(gid, mover)
  }

  /** How much the step of a record raises the rank. */
  raise(record: number): number {
    const mover = (this.records[record + MOVER] as number) - 1
    const next = ((this.records[record + NEXT_LID] as number) << 3) | (mover & 7)
    return (this.rankOf[next] as number) - (this.rankOf[mover] as number)
  }

  /** The numbers of the states have to fit a layout from now on. */
  set layout(layout: Layout) {
    this.#layout = layout
    this.overflow = false
  }

  /** Puts the ranks right with all that is known by now. */
  settle(): void {
    this.ranks.settle()
    for (const [process, nodes] of this.#nodes.entries()) {
      for (const [lid, node] of nodes.entries())
        if (node !== undefined) this.#noteRank(process, lid)
    }
  }

  #node(process: number, lid: number): number {
    const nodes = this.#nodes[process] as number[]
    return (nodes[lid] ??= this.#nodeOf(process, lid))
  }

  #fill(gid: number, mover: number): number {
    if (++this.count * STRIDE * 1.7 > this.records.length) this.#grow()
    const process = mover & 7
    const lid = mover >>> 3
    const moved = this.interner.step(process, lid, gid)
    const { records } = this
    const record = this.#free(gid, mover)
    records[record + GID] = gid
    records[record + MOVER] = mover + 1
    records[record + NEXT_LID] = moved === null ? BLOCKED : moved.lid
    if (moved === null) {
      if (this.interner.isOver(mover)) this.over[mover] = 1
      return record
    }
    if (moved.lid >= 2 ** 28) throw new BugError(`expected fewer local states, got ${moved.lid}`)
    records[record + NEXT_GID] = this.interner.garbage[moved.gid] === true ? ~moved.gid : moved.gid
    this.ranks.step(this.#node(process, lid), this.#node(process, moved.lid))
    this.#noteRank(process, moved.lid)
    this.#fit(process, moved.lid, moved.gid)
    return record
  }

  #noteRank(process: number, lid: number): void {
    const mover = (lid << 3) | process
    if (mover >= this.rankOf.length) {
      const length = Math.max(this.rankOf.length * 2, mover + 8)
      const { rankOf, over } = this
      this.rankOf = new Int32Array(length)
      this.rankOf.set(rankOf)
      this.over = new Uint8Array(length)
      this.over.set(over)
    }
    this.rankOf[mover] = this.ranks.rank(this.#node(process, lid))
  }

  #fit(process: number, lid: number, gid: number): void {
    const mask = this.#layout?.mask
    if (mask === undefined) return
    const fits = lid <= (mask[process] as number) && gid <= (mask[this.processes] as number)
    if (!fits) this.overflow = true
  }

  #free(gid: number, mover: number): number {
    const { records } = this
    const mask = records.length - 1
    let at = hash(gid, mover) & mask
    while (records[at + MOVER] !== 0) at = (at + STRIDE) & mask
    return at
  }

  #grow(): void {
    const before = this.records
    this.records = new Int32Array(before.length * 2)
    const { records } = this
    for (let from = 0; from < before.length; from += STRIDE) {
      const key = before[from + MOVER] as number
      if (key === 0) continue
      const to = this.#free(before[from] as number, key - 1)
      for (let column = 0; column < STRIDE; column++) {
        records[to + column] = before[from + column] as number
      }
    }
  }
}

/** A multiple of STRIDE, to be cut to the length of the table. */
function hash(gid: number, mover: number): number {
  const value = Math.imul(gid, 0x9e3779b1) ^ Math.imul(mover, 0x85ebca6b)
  return (value ^ (value >>> 15)) << 2
}
