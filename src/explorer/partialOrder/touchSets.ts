import type { Footprint } from '../model.ts'

/** What one step touches, or several: its slots as bits. */
interface Touched {
  readonly reads: bigint
  readonly writes: bigint
}

/** Nothing is touched. */
export const NOTHING = 0

/** Anything may be touched. */
export const ANYTHING = 1

/** A pair of numbers of sets as one key. */
const PAIR = 2 ** 26

/**
 * Sets of what steps read and write, each with a number. Every question about two of them is
 * answered once.
 */
export class TouchSets {
  readonly #sets: Touched[] = [
    { reads: 0n, writes: 0n },
    { reads: -1n, writes: -1n },
  ]
  readonly #byKey = new Map<string, number>()
  readonly #bits = new Map<string, bigint>()
  readonly #unions = new Map<number, number>()
  readonly #meets = new Map<number, boolean>()

  of({ reads, writes }: Footprint): number {
    return this.#number({ reads: this.#bitsOf(reads), writes: this.#bitsOf(writes) })
  }

  union(one: number, other: number): number {
    if (one === other || other === NOTHING) return one
    if (one === NOTHING) return other
    const key = Math.min(one, other) * PAIR + Math.max(one, other)
    const known = this.#unions.get(key)
    if (known !== undefined) return known
    const [a, b] = [this.#sets[one] as Touched, this.#sets[other] as Touched]
    const union = this.#number({ reads: a.reads | b.reads, writes: a.writes | b.writes })
    this.#unions.set(key, union)
    return union
  }

  /** Whether one writes what the other reads or writes. */
  meet(one: number, other: number): boolean {
    if (one === NOTHING || other === NOTHING) return false
    const key = Math.min(one, other) * PAIR + Math.max(one, other)
    const known = this.#meets.get(key)
    if (known !== undefined) return known
    const [a, b] = [this.#sets[one] as Touched, this.#sets[other] as Touched]
    const found = (a.writes & (b.reads | b.writes)) !== 0n || (b.writes & a.reads) !== 0n
    this.#meets.set(key, found)
    return found
  }

  #number(set: Touched): number {
    if (set.reads === 0n && set.writes === 0n) return NOTHING
    if (set.reads === -1n && set.writes === -1n) return ANYTHING
    const key = `${set.reads.toString(36)},${set.writes.toString(36)}`
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    this.#byKey.set(key, this.#sets.length)
    this.#sets.push(set)
    return this.#sets.length - 1
  }

  #bitsOf(slots: readonly string[]): bigint {
    return slots.reduce((bits, slot) => {
      const bit = this.#bits.get(slot) ?? 1n << BigInt(this.#bits.size)
      this.#bits.set(slot, bit)
      return bits | bit
    }, 0n)
  }
}
