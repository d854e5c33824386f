import type { Interner } from '../states/interner.ts'
import type { Named, Symmetry } from '../model.ts'
import { PairTable } from './pairTable.ts'
import { doubled, maskOf, refsOf, renamedRefs } from './refs.ts'

const UNNAMED: Named = { shape: '', processes: [0] }

/** Names up to this fit half a word. */
const SHORT = 0xffff

/**
 * Local states as a shape and the other processes that they name, by mover (`lid << 3 | process`);
 * and a number for each local state as it is after a renaming.
 */
export class LocalNames<Local, Shared> {
  shape = new Int32Array(2048)
  /** the others that it names, in order */
  refs = new Int32Array(2048)
  /** the same as a set */
  mask = new Int32Array(2048)
  /** of some local state it is not known whom it names */
  failed = false
  /** by process: how many of its local states are in these arrays */
  readonly known: Int32Array
  readonly #interner: Interner<Local, Shared>
  readonly #symmetry: Symmetry<Local>
  readonly #groupOf: Int32Array
  readonly #shapes = new Map<string, number>()
  /** by shape: the name of a local state that names no others; -1: it names some */
  #bare = new Int32Array(1024)
  readonly #names = new PairTable()
  #count = 0

  /** @param groupOf by process: processes of different groups never have a shape in common */
  constructor(interner: Interner<Local, Shared>, symmetry: Symmetry<Local>, groupOf: Int32Array) {
    this.#interner = interner
    this.#symmetry = symmetry
    this.#groupOf = groupOf
    this.known = new Int32Array(groupOf.length)
  }

  get bytes(): number {
    return 3 * this.shape.byteLength + this.#bare.byteLength + this.#names.bytes
  }

  /** Names no longer fit half a word. */
  get areLong(): boolean {
    return this.#count > SHORT
  }

  /** Puts the local states that a process has got since the last call into the arrays. */
  learn(process: number): void {
    const locals = this.#interner.locals[process] as readonly Local[]
    for (let lid = this.known[process] as number; lid < locals.length; lid++) {
      const named = this.#symmetry.named.local(process, locals[lid] as Local)
      if (named === null) this.failed = true
      const { shape, processes } = named ?? UNNAMED
      const others = processes.slice(1)
      const mover = (lid << 3) | process
      while (mover >= this.shape.length) {
        this.shape = doubled(this.shape)
        this.refs = doubled(this.refs)
        this.mask = doubled(this.mask)
      }
      this.shape[mover] = this.#shape(`${this.#groupOf[process] as number} ${shape}`, others.length)
      this.refs[mover] = refsOf(others)
      this.mask[mover] = maskOf(others)
    }
    this.known[process] = locals.length
  }

  /** The number of a local state after process p has become to[p]. */
  name(mover: number, to: Int32Array): number {
    const shape = this.shape[mover] as number
    const refs = this.refs[mover] as number
    if (refs === 0) return this.#bare[shape] as number
    const renamed = renamedRefs(refs, to)
    const known = this.#names.get(shape, renamed)
    if (known >= 0) return known
    const name = this.#count++
    this.#names.add(shape, renamed, name)
    return name
  }

  #shape(text: string, others: number): number {
    const known = this.#shapes.get(text)
    if (known !== undefined) return known
    const shape = this.#shapes.size
    this.#shapes.set(text, shape)
    if (shape >= this.#bare.length) this.#bare = doubled(this.#bare)
    this.#bare[shape] = others === 0 ? this.#count++ : -1
    return shape
  }
}
