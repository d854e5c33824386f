/** Columns of an entry: two numbers, and the value plus one (0: a free place). */
const STRIDE = 3

/** Numbers by pairs of numbers: an open hash table with linear probing (Knuth, volume 3, section 6.4). */
export class PairTable {
  count = 0
  #entries = new Int32Array(STRIDE * 1024)

  get bytes(): number {
    return this.#entries.byteLength
  }

  /** The value of a pair; -1: it has none. */
  get(one: number, other: number): number {
    const entries = this.#entries
    let at = (hash(one, other) & (entries.length / STRIDE - 1)) * STRIDE
    for (;;) {
      const value = entries[at + 2] as number
      if (value === 0) return -1
      if (entries[at] === one && entries[at + 1] === other) return value - 1
      at += STRIDE
      if (at === entries.length) at = 0
    }
  }

  /** Of a pair that has no value yet. `value`: 0 or more. */
  add(one: number, other: number, value: number): void {
    this.count += 1
    if (this.count * STRIDE * 2 > this.#entries.length) this.#grow()
    this.#put(one, other, value + 1)
  }

  #put(one: number, other: number, value: number): void {
    const entries = this.#entries
    let at = (hash(one, other) & (entries.length / STRIDE - 1)) * STRIDE
    while (entries[at + 2] !== 0) {
      at += STRIDE
      if (at === entries.length) at = 0
    }
    entries[at] = one
    entries[at + 1] = other
    entries[at + 2] = value
  }

  #grow(): void {
    const before = this.#entries
    this.#entries = new Int32Array(before.length * 2)
    for (let at = 0; at < before.length; at += STRIDE) {
      const value = before[at + 2] as number
      if (value !== 0) this.#put(before[at] as number, before[at + 1] as number, value)
    }
  }
}

function hash(one: number, other: number): number {
  let value = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)
  value ^= value >>> 15
  value = Math.imul(value, 0x2c1b3c6d)
  return value ^ (value >>> 13)
}
