import { BugError } from '../base/index.ts'
import type { Interner } from './intern.ts'
import type { Layout } from './layout.ts'
import type { Ranks } from './ranks.ts'

/** Columns of a record of the memo; the words of the successor follow. */
const GID = 0
const MOVER = 1
export const NEXT_LID = 2
export const NEXT_GID = 3
/** how much the step raises the rank, or BLOCKED */
export const RAISE = 4
export const GARBAGE = 5
export const WORDS = 6

export const BLOCKED = -0x40000000

/**
 * What a process does next depends on its own local state and the shared state alone: this knows
 * every such step that was ever asked for, whether the model was run for it or it was put together
 * from the parts of another (see Interner). A record is found by the shared state and the mover,
 * `lid << 3 | process`.
 */
export class Memo<Local, Shared> {
  readonly interner: Interner<Local, Shared>
  readonly ranks: Ranks
  readonly processes: number
  /** by process and local state: its number in `ranks` */
  readonly nodes: number[][]
  records: Int32Array
  slots: Int32Array
  stride = WORDS
  count = 0
  /** some number no longer fits its field */
  overflow = false
  layout: Layout | null = null
  readonly #nodeOf: (process: number, lid: number) => number

  constructor(
    interner: Interner<Local, Shared>,
    ranks: Ranks,
    nodeOf: (process: number, lid: number) => number,
  ) {
    this.interner = interner
    this.ranks = ranks
    this.processes = interner.model.processes
    this.nodes = interner.model.locals.map(() => [])
    this.#nodeOf = nodeOf
    this.records = new Int32Array(64 * this.stride)
    this.slots = new Int32Array(256)
  }

  get bytes(): number {
    return this.records.byteLength + this.slots.byteLength
  }

  node(process: number, lid: number): number {
    const nodes = this.nodes[process] as number[]
    return (nodes[lid] ??= this.#nodeOf(process, lid))
  }

  rank(process: number, lid: number): number {
    return this.ranks.rank(this.node(process, lid))
  }

  /** The most steps each process can take, when no process can go round in circles. */
  lengths(): readonly number[] {
    return this.nodes.map((nodes) => {
      const ranks = nodes.map((node) => this.ranks.rank(node))
      return ranks.reduce((most, rank) => Math.max(most, rank), 0) - (ranks[0] ?? 0)
    })
  }

  /** Where the record of a step begins in `records`. */
  find(gid: number, mover: number): number {
    const { slots, records } = this
    const mask = slots.length - 1
    let at = Math.imul(gid, 0x9e3779b1) ^ Math.imul(mover, 0x85ebca6b)
    at = (at ^ (at >>> 15)) & mask
    for (let slot = slots[at] as number; slot !== 0; slot = slots[at] as number) {
      const record = slot - 1
      if (records[record] === gid && records[record + MOVER] === mover) return record
      at = (at + 1) & mask
    }
    return this.#fill(gid, mover)
  }

  /** Puts every record into the words of a layout, and its rank right after `ranks.settle`. */
  retarget(layout: Layout): void {
    const before = this.records
    const old = this.stride
    this.layout = layout
    this.overflow = false
    this.stride = WORDS + layout.words
    this.records = new Int32Array(Math.max(64, this.count * 2) * this.stride)
    this.slots.fill(0)
    for (let index = 0; index < this.count; index++) {
      const record = index * this.stride
      for (let column = 0; column < WORDS; column++) {
        this.records[record + column] = before[index * old + column] as number
      }
      this.#aim(record)
      this.#link(record)
    }
  }

  #fill(gid: number, mover: number): number {
    if ((this.count + 1) * this.stride > this.records.length) {
      const records = new Int32Array(this.records.length * 2)
      records.set(this.records)
      this.records = records
    }
    if (this.count * 2 > this.slots.length) this.#growSlots()
    const process = mover & 7
    const lid = mover >>> 3
    const { interner, records } = this
    const moved = interner.step(process, lid, gid)
    const record = this.count++ * this.stride
    records[record + GID] = gid
    records[record + MOVER] = mover
    records[record + RAISE] = moved === null ? BLOCKED : 0
    if (moved !== null) {
      const nextLid = moved.lid
      const nextGid = moved.gid
      if (nextLid >= 2 ** 28) throw new BugError(`expected fewer local states, got ${nextLid}`)
      records[record + NEXT_LID] = nextLid
      records[record + NEXT_GID] = nextGid
      records[record + GARBAGE] = interner.garbage[nextGid] === true ? 1 : 0
      this.ranks.step(this.node(process, lid), this.node(process, nextLid))
      this.#aim(record)
    }
    this.#link(record)
    return record
  }

  /** Completes a record: its successor's words and how much the step raises the rank. */
  #aim(record: number): void {
    const { records, layout } = this
    if (records[record + RAISE] === BLOCKED || layout === null) return
    const mover = records[record + MOVER] as number
    const process = mover & 7
    const lid = records[record + NEXT_LID] as number
    const gid = records[record + NEXT_GID] as number
    records[record + RAISE] = this.rank(process, lid) - this.rank(process, mover >>> 3)
    const fits =
      lid <= (layout.mask[process] as number) && gid <= (layout.mask[this.processes] as number)
    if (!fits) this.overflow = true
    for (let word = 0; word < layout.words; word++) records[record + WORDS + word] = 0
    const at = record + WORDS + (layout.word[process] as number)
    records[at] = (records[at] as number) | (lid << (layout.shift[process] as number))
    records[record + WORDS] = (records[record + WORDS] as number) | gid
  }

  #link(record: number): void {
    const mask = this.slots.length - 1
    const gid = this.records[record] as number
    const mover = this.records[record + MOVER] as number
    let at = Math.imul(gid, 0x9e3779b1) ^ Math.imul(mover, 0x85ebca6b)
    at = (at ^ (at >>> 15)) & mask
    while (this.slots[at] !== 0) at = (at + 1) & mask
    this.slots[at] = record + 1
  }

  #growSlots(): void {
    this.slots = new Int32Array(this.slots.length * 2)
    for (let index = 0; index < this.count; index++) this.#link(index * this.stride)
  }
}
