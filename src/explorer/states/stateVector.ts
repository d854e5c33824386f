import type { Part } from '../model.ts'

/**
 * Shared states as rows of small numbers, one column for each slot: 0 for nothing in it, else the
 * number of the part that is. Equal rows, equal number. This is COLLAPSE compression: each component
 * of a state is stored once and named by an index (Holzmann, "State compression in SPIN", 1997).
 */
export class StateVectors {
  count = 0
  readonly #columns = new Map<string, number>()
  readonly #slots: string[] = []
  readonly #numbers = new Map<string, number>()
  /** by number; nothing has number 0 */
  readonly #parts: (Part | null)[] = [null]
  #width = 16
  #rows = new Int32Array(64 * 16)
  /** by row: all its parts mixed, so that one can be exchanged without looking at the others */
  #mixed = new Int32Array(64)
  #index = new Int32Array(256)
  #trial = new Int32Array(16)

  get bytes(): number {
    return this.#rows.byteLength + this.#mixed.byteLength + this.#index.byteLength
  }

  /** The number of a row, given by its parts. */
  add(parts: readonly Part[]): number {
    const numbers = parts.map((part) => [this.column(part.slot), this.#number(part)] as const)
    this.#trial.fill(0)
    let mix = 0
    for (const [column, number] of numbers) {
      this.#trial[column] = number
      mix ^= hashOf(number)
    }
    return this.#intern(mix)
  }

  /** The number of the row that another one becomes when some parts are exchanged. */
  changed(row: number, changes: Changes): number {
    const trial = this.#trial
    const rows = this.#rows
    const from = row * this.#width
    for (let column = this.#slots.length - 1; column >= 0; column--) {
      trial[column] = rows[from + column] as number
    }
    let mix = this.#mixed[row] as number
    for (let at = 0; at < changes.length; at += 2) {
      const column = changes[at] as number
      const number = changes[at + 1] as number
      mix ^= hashOf(trial[column] as number) ^ hashOf(number)
      trial[column] = number
    }
    return this.#intern(mix)
  }

  /** The parts in which two rows differ. */
  changes(from: number, to: number): Changes {
    const changes: number[] = []
    for (let column = 0; column < this.#width; column++) {
      const number = this.at(to, column)
      if (number !== this.at(from, column)) changes.push(column, number)
    }
    return changes
  }

  /** The column of a slot, made when it is first asked for. */
  column(slot: string): number {
    const known = this.#columns.get(slot)
    if (known !== undefined) return known
    const column = this.#slots.length
    this.#columns.set(slot, column)
    this.#slots.push(slot)
    if (this.#slots.length > this.#width) this.#widen()
    return column
  }

  slot(column: number): string {
    return this.#slots[column] as string
  }

  /** The number of the part in a column of a row. */
  at(row: number, column: number): number {
    return this.#rows[row * this.#width + column] as number
  }

  /** Is one of its parts such that it may hold garbage? */
  holdsGarbage(row: number): boolean {
    for (let column = 0; column < this.#slots.length; column++) {
      if (this.#parts[this.at(row, column)]?.garbage === true) return true
    }
    return false
  }

  /** Puts the numbers of the parts of a row into `out`; how many there are. */
  numbers(row: number, out: number[]): number {
    const rows = this.#rows
    const from = row * this.#width
    const to = from + this.#slots.length
    let count = 0
    for (let at = from; at < to; at++) {
      const number = rows[at] as number
      if (number !== 0) out[count++] = number
    }
    return count
  }

  part(number: number): Part {
    return this.#parts[number] as Part
  }

  parts(row: number): readonly Part[] {
    return this.#slots.flatMap((_, column) => this.#parts[this.at(row, column)] ?? [])
  }

  #number(part: Part): number {
    const key = `${part.slot.length} ${part.slot} ${part.key}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#parts.length
    this.#numbers.set(key, number)
    this.#parts.push(part)
    return number
  }

  /** The row on trial. */
  #intern(mix: number): number {
    const index = this.#index
    const mixed = this.#mixed
    const mask = index.length - 1
    let at = mix & mask
    for (let entry = index[at] as number; entry !== 0; entry = index[at] as number) {
      if (mixed[entry - 1] === mix && this.#same(entry - 1)) return entry - 1
      at = (at + 1) & mask
    }
    if (this.count === this.#mixed.length) this.#lengthen()
    const row = this.count++
    this.#rows.set(this.#trial, row * this.#width)
    this.#mixed[row] = mix
    this.#index[at] = row + 1
    if (this.count * 2 > this.#index.length) this.#reindex()
    return row
  }

  #same(row: number): boolean {
    const rows = this.#rows
    const trial = this.#trial
    const from = row * this.#width
    for (let column = this.#slots.length - 1; column >= 0; column--) {
      if (rows[from + column] !== trial[column]) return false
    }
    return true
  }

  #lengthen(): void {
    const rows = new Int32Array(this.#rows.length * 2)
    rows.set(this.#rows)
    this.#rows = rows
    const all = new Int32Array(this.#mixed.length * 2)
    all.set(this.#mixed)
    this.#mixed = all
  }

  #reindex(): void {
    const index = new Int32Array(this.#index.length * 2)
    const mask = index.length - 1
    for (let row = 0; row < this.count; row++) {
      let at = (this.#mixed[row] as number) & mask
      while (index[at] !== 0) at = (at + 1) & mask
      index[at] = row + 1
    }
    this.#index = index
  }

  #widen(): void {
    const width = this.#width * 2
    const rows = new Int32Array((this.#rows.length / this.#width) * width)
    for (let row = 0; row < this.count; row++) {
      const from = row * this.#width
      rows.set(this.#rows.subarray(from, from + this.#width), row * width)
    }
    this.#rows = rows
    this.#trial = new Int32Array(width)
    this.#width = width
  }
}

/** Columns and the numbers of the parts that go there, in turn. */
export type Changes = readonly number[]

/** 0 for nothing, so that extra empty columns do not make a different row. */
function hashOf(number: number): number {
  let value = Math.imul(number, 0x9e3779b1)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39)
  return value ^ (value >>> 15)
}
