import type { Interner } from '../states/interner.ts'
import { BLOCKED } from './transitionTable.ts'

/** Columns of a record: the shared state and the mover, and where its step leads. */
const GID = 0
/** `lid << 3 | process`, plus one: 0 marks a free place */
const MOVER = 1
const NEXT_LID = 2
/** the next shared state; below 0 (and then inverted) where it may hold garbage */
const NEXT_GID = 3
const NOTE = 4
const STRIDE = 5

/**
 * Every step that was looked up, found by the shared state and the mover, as in `TransitionTable`, but
 * without ranks: for searches that need no order of the states. Each record has room for a note of the search.
 */
export class StepTable<Local, Shared> {
  readonly interner: Interner<Local, Shared>
  readonly processes: number
  #records = new Int32Array(256 * STRIDE)
  #count = 0

  constructor(interner: Interner<Local, Shared>) {
    this.interner = interner
    this.processes = interner.model.processes
  }

  get bytes(): number {
    return this.#records.byteLength
  }

  /** The local states and the shared state that the model begins with. */
  start(): { readonly lids: Int32Array; readonly gid: number } {
    const { interner } = this
    const { model } = interner
    const lids = Int32Array.from(model.locals, (local, process) => interner.lid(process, local))
    return { lids, gid: interner.collected(lids, interner.gid(model.shared)) }
  }

  /** Where the record of a step begins. Valid until the next call. */
  find(gid: number, mover: number): number {
    const records = this.#records
    const room = records.length / STRIDE - 1
    let at = hashOf(gid, mover) & room
    for (;;) {
      const key = records[at * STRIDE + MOVER] as number
      if (key === 0) return this.#fill(gid, mover)
      if (key === mover + 1 && records[at * STRIDE + GID] === gid) return at * STRIDE
      at = (at + 1) & room
    }
  }

  /** The next local state of the process, or BLOCKED. */
  lid(record: number): number {
    return this.#records[record + NEXT_LID] as number
  }

  /** The next shared state, when the processes are in these local states then. */
  gid(record: number, lids: Int32Array): number {
    const gid = this.#records[record + NEXT_GID] as number
    return gid < 0 ? this.interner.collected(lids, ~gid) : gid
  }

  /** -1: none yet */
  note(record: number): number {
    return this.#records[record + NOTE] as number
  }

  setNote(record: number, note: number): void {
    this.#records[record + NOTE] = note
  }

  #fill(gid: number, mover: number): number {
    if (++this.#count * STRIDE * 2 > this.#records.length) this.#grow()
    const { interner } = this
    const moved = interner.step(mover & 7, mover >>> 3, gid)
    const record = this.#free(gid, mover)
    const records = this.#records
    records[record + GID] = gid
    records[record + MOVER] = mover + 1
    records[record + NEXT_LID] = moved === null ? BLOCKED : moved.lid
    records[record + NOTE] = -1
    if (moved !== null) {
      records[record + NEXT_GID] = interner.garbage[moved.gid] === true ? ~moved.gid : moved.gid
    }
    return record
  }

  #free(gid: number, mover: number): number {
    const records = this.#records
    const room = records.length / STRIDE - 1
    let at = hashOf(gid, mover) & room
    while (records[at * STRIDE + MOVER] !== 0) at = (at + 1) & room
    return at * STRIDE
  }

  #grow(): void {
    const before = this.#records
    this.#records = new Int32Array(before.length * 2)
    for (let from = 0; from < before.length; from += STRIDE) {
      const key = before[from + MOVER] as number
      if (key === 0) continue
      const record = this.#free(before[from] as number, key - 1)
      this.#records.set(before.subarray(from, from + STRIDE), record)
    }
  }
}

function hashOf(gid: number, mover: number): number {
  const value = Math.imul(gid, 0x9e3779b1) ^ Math.imul(mover, 0x85ebca6b)
  return (value ^ (value >>> 15)) >>> 0
}
