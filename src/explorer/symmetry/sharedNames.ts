import { BugError } from '../../base/index.ts'
import type { Interner } from '../states/interner.ts'
import type { Named, Symmetry } from '../model.ts'
import { PairTable } from './pairTable.ts'
import { doubled, maskOf, mix, refsOf, renamedRefs } from './refs.ts'
import type { Refs } from './refs.ts'

const UNNAMED: Named = { shape: '', processes: [] }

/** A part of a shared state: its shape, and the processes that it names. */
export interface PartNamed {
  readonly shape: number
  readonly count: number
  readonly refs: Refs
  readonly mask: number
}

/**
 * Shared states as sets of parts, each a shape and the processes that it names; and a number for
 * each shared state as it is after a renaming.
 */
export class SharedNames<Local, Shared> {
  /** of some part it is not known whom it names */
  failed = false
  /** how many shared states are in the arrays below */
  known = 0
  /** by shared state: the processes that it names */
  mask = new Int32Array(1024)
  /**
   * by shared state and process (`gid << 3 | process`): what part it has in the state. No renaming
   * changes it; that of two processes may be the same though they differ
   */
  role = new Uint32Array(1024 * 8)
  /** by shared state; 1: some part names more than one process */
  related = new Uint8Array(1024)
  readonly #interner: Interner<Local, Shared>
  readonly #symmetry: Symmetry<Local>
  /** the renaming that was last asked for (packed; -1: none yet), and the name: mostly it is asked for again */
  #lastPacked = new Int32Array(1024)
  #lastName = new Int32Array(1024)
  /** by shared state, a bit for each pair of processes: was it tried, and may it be exchanged? */
  #triedSwaps = new Int32Array(1024)
  #keptSwaps = new Int32Array(1024)
  readonly #shapes = new Map<string, number>()
  readonly #parts: (PartNamed | undefined)[] = []
  readonly #codes = new PairTable()
  readonly #names = new PairTable()
  readonly #pool = new CodePool()
  readonly #swap = new Int32Array(8)
  /** of the parts of one shared state, for a moment */
  readonly #numbers: number[] = []

  constructor(interner: Interner<Local, Shared>, symmetry: Symmetry<Local>) {
    this.#interner = interner
    this.#symmetry = symmetry
  }

  get bytes(): number {
    const tables = this.#codes.bytes + this.#names.bytes + this.#pool.bytes
    return tables + this.role.byteLength + this.related.byteLength + 20 * this.mask.length
  }

  /** Puts the shared states that were met since the last call into the arrays. */
  learn(): void {
    const count = this.#interner.sharedCount
    while (count > this.mask.length) this.#lengthen()
    for (let gid = this.known; gid < count; gid++) {
      let mask = 0
      for (const part of this.parts(gid)) {
        mask |= part.mask
        if (part.count > 1) this.related[gid] = 1
        for (let refs = part.refs, place = 0; refs !== 0; refs >>>= 4, place++) {
          const at = (gid << 3) | ((refs & 15) - 1)
          this.role[at] = (this.role[at] as number) + mix(part.shape, place, 5)
        }
      }
      this.mask[gid] = mask
      this.#lastPacked[gid] = -1
    }
    this.known = count
  }

  /** The parts of a shared state. */
  parts(gid: number): readonly PartNamed[] {
    const count = this.#interner.rows.numbers(gid, this.#numbers)
    return this.#numbers.slice(0, count).map((number) => this.#part(number))
  }

  #part(number: number): PartNamed {
    return (this.#parts[number] ??= this.#named(number))
  }

  /** The number of a shared state after process p has become to[p]. */
  name(gid: number, to: Int32Array): number {
    let packed = 0
    for (let mask = this.mask[gid] as number, p = 0; mask !== 0; mask >>>= 1, p++) {
      if ((mask & 1) !== 0) packed |= (to[p] as number) << (3 * p)
    }
    if (this.#lastPacked[gid] === packed) return this.#lastName[gid] as number
    let name = this.#names.get(gid, packed)
    if (name < 0) {
      const count = this.#interner.rows.numbers(gid, this.#numbers)
      const codes = this.#pool.scratch(count)
      for (let at = 0; at < count; at++) {
        codes[at] = this.#code(this.#part(this.#numbers[at] as number), to)
      }
      name = this.#pool.add(count)
      this.#names.add(gid, packed, name)
    }
    this.#lastPacked[gid] = packed
    this.#lastName[gid] = name
    return name
  }

  /** Does exchanging two processes leave a shared state as it is? */
  keepsSwapped(gid: number, one: number, other: number): boolean {
    const [low, high] = one < other ? [one, other] : [other, one]
    const bit = 1 << ((high * (high - 1)) / 2 + low)
    if (((this.#triedSwaps[gid] as number) & bit) === 0) {
      const to = this.#swap
      for (let process = 0; process < 8; process++) to[process] = process
      const before = this.name(gid, to)
      to[one] = other
      to[other] = one
      this.#triedSwaps[gid] = (this.#triedSwaps[gid] as number) | bit
      if (this.name(gid, to) === before)
        this.#keptSwaps[gid] = (this.#keptSwaps[gid] as number) | bit
    }
    return ((this.#keptSwaps[gid] as number) & bit) !== 0
  }

  #named(number: number): PartNamed {
    const named = this.#symmetry.named.part(this.#interner.rows.part(number))
    if (named === null) this.failed = true
    const { shape, processes } = named ?? UNNAMED
    const id = this.#shapes.get(shape) ?? this.#shapes.size
    this.#shapes.set(shape, id)
    return { shape: id, count: processes.length, refs: refsOf(processes), mask: maskOf(processes) }
  }

  /** A number for a part after a renaming: odd where it names somebody. */
  #code({ shape, refs }: PartNamed, to: Int32Array): number {
    if (refs === 0) return shape << 1
    const renamed = renamedRefs(refs, to)
    const known = this.#codes.get(shape, renamed)
    if (known >= 0) return known
    const code = (this.#codes.count << 1) | 1
    this.#codes.add(shape, renamed, code)
    return code
  }

  #lengthen(): void {
    this.mask = doubled(this.mask)
    const role = new Uint32Array(this.role.length * 2)
    role.set(this.role)
    this.role = role
    const related = new Uint8Array(this.related.length * 2)
    related.set(this.related)
    this.related = related
    this.#lastPacked = doubled(this.#lastPacked)
    this.#lastName = doubled(this.#lastName)
    this.#triedSwaps = doubled(this.#triedSwaps)
    this.#keptSwaps = doubled(this.#keptSwaps)
  }
}

/** Numbers for sets of codes. */
class CodePool {
  #count = 0
  #set = new Int32Array(64)
  /** the sets one after the other: how many codes, then they in ascending order */
  #codes = new Int32Array(1 << 14)
  #end = 0
  /** by number: where its set begins, and its hash */
  #begin = new Int32Array(1024)
  #hash = new Int32Array(1024)
  /** an open hash table of numbers plus one */
  #index = new Int32Array(4096)

  get bytes(): number {
    return 4 * (this.#codes.length + 2 * this.#begin.length + this.#index.length)
  }

  /** Where the next set is put together: room for so many codes. */
  scratch(count: number): Int32Array {
    while (count > this.#set.length) this.#set = doubled(this.#set)
    return this.#set
  }

  /** The number of the set of the first codes in `scratch`, as many as there are. */
  add(count: number): number {
    const set = this.#set
    sortFirst(set, count)
    let hash = count
    for (let at = 0; at < count; at++) hash = mix(hash, set[at] as number, 1)
    const mask = this.#index.length - 1
    let at = hash & mask
    for (let entry = this.#index[at] as number; entry !== 0; entry = this.#index[at] as number) {
      if (this.#hash[entry - 1] === hash && this.#isAt(entry - 1, count)) return entry - 1
      at = (at + 1) & mask
    }
    const number = this.#count++
    if (number === 2 ** 30) throw new BugError('expected fewer shared states')
    this.#index[at] = number + 1
    this.#store(number, count, hash)
    if (this.#count * 2 > this.#index.length) this.#reindex()
    return number
  }

  #isAt(number: number, count: number): boolean {
    const codes = this.#codes
    const set = this.#set
    const begin = this.#begin[number] as number
    if (codes[begin] !== count) return false
    for (let n = 0; n < count; n++) {
      if (codes[begin + 1 + n] !== set[n]) return false
    }
    return true
  }

  #store(number: number, count: number, hash: number): void {
    if (number >= this.#begin.length) {
      this.#begin = doubled(this.#begin)
      this.#hash = doubled(this.#hash)
    }
    while (this.#end + count + 1 > this.#codes.length) this.#codes = doubled(this.#codes)
    this.#begin[number] = this.#end
    this.#hash[number] = hash
    this.#codes[this.#end] = count
    for (let n = 0; n < count; n++) this.#codes[this.#end + 1 + n] = this.#set[n] as number
    this.#end += count + 1
  }

  #reindex(): void {
    const index = new Int32Array(this.#index.length * 2)
    const mask = index.length - 1
    for (let number = 0; number < this.#count; number++) {
      let at = (this.#hash[number] as number) & mask
      while (index[at] !== 0) at = (at + 1) & mask
      index[at] = number + 1
    }
    this.#index = index
  }
}

/** Few, and mostly nearly in order: by insertion. */
function sortFirst(codes: Int32Array, count: number): void {
  for (let at = 1; at < count; at++) {
    const code = codes[at] as number
    let slot = at
    for (; slot > 0 && (codes[slot - 1] as number) > code; slot--) {
      codes[slot] = codes[slot - 1] as number
    }
    codes[slot] = code
  }
}
