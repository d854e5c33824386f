import type { Interner } from '../states/interner.ts'
import type { Symmetry } from '../model.ts'

/** More permutations than this would cost more than the states they save. */
const MOST = 720

/**
 * Symmetry reduction with canonical representatives (Clarke, Enders, Filkorn and Jha, "Exploiting
 * symmetry in temporal logic model checking", 1996; Ip and Dill 1996). One key for all states that
 * differ only in the names of interchangeable processes: the least of the keys of the renamed states. Renamed parts are numbered by their keys, since a renamed state
 * need never be reached itself.
 */
export class Canon<Local, Shared> {
  /** words of a key: the shared state, each local state, the sleeping processes */
  readonly keyWords: number
  /** `to` of the renaming that gave the last key */
  to: readonly number[]
  readonly #interner: Interner<Local, Shared>
  readonly #symmetry: Symmetry
  readonly #renamings: readonly (readonly number[])[]
  readonly #inverses: readonly (readonly number[])[]
  readonly #ids = new Map<string, number>()
  readonly #shared: number[][]
  readonly #locals: number[][][]
  readonly #best: Uint32Array
  readonly #trial: Uint32Array

  constructor(interner: Interner<Local, Shared>, symmetry: Symmetry) {
    const processes = interner.model.processes
    this.keyWords = processes + 2
    this.#interner = interner
    this.#symmetry = symmetry
    this.#renamings = renamings(symmetry.groups, processes)
    this.#inverses = this.#renamings.map((to) => to.map((_, process) => to.indexOf(process)))
    this.to = this.#renamings[0] as readonly number[]
    this.#shared = this.#renamings.map(() => [])
    this.#locals = this.#renamings.map(() => this.to.map(() => []))
    this.#best = new Uint32Array(this.keyWords)
    this.#trial = new Uint32Array(this.keyWords)
  }

  /** Writes the key to the front of `out`. */
  write(gid: number, lids: Int32Array, asleep: number, out: Uint32Array): void {
    const best = this.#best
    for (const [index, to] of this.#renamings.entries()) {
      this.#rename(index, to, gid, lids, asleep)
      if (index > 0 && !less(this.#trial, best)) continue
      best.set(this.#trial)
      this.to = to
    }
    out.set(best)
  }

  /** A name for a local state and all that it becomes by renaming; for ranks that respect them. */
  orbit(process: number, lid: number): string {
    const key = (this.#interner.localKeys[process] as readonly string[])[lid] as string
    const names = this.#renamings.map((to) => `${to[process]} ${this.#symmetry.rename(key, to)}`)
    return names.reduce((least, name) => (name < least ? name : least))
  }

  #rename(
    index: number,
    to: readonly number[],
    gid: number,
    lids: Int32Array,
    asleep: number,
  ): void {
    const trial = this.#trial
    const from = this.#inverses[index] as readonly number[]
    const shared = this.#shared[index] as number[]
    trial[0] = shared[gid] ??= this.#id(this.#interner.sharedKey(gid), to)
    let sleeping = 0
    for (let process = 0; process < to.length; process++) {
      const before = from[process] as number
      const lid = lids[before] as number
      const keys = this.#interner.localKeys[before] as readonly string[]
      const locals = (this.#locals[index] as number[][])[before] as number[]
      trial[1 + process] = locals[lid] ??= this.#id(keys[lid] as string, to)
      sleeping |= ((asleep >>> before) & 1) << process
    }
    trial[1 + to.length] = sleeping
  }

  #id(key: string, to: readonly number[]): number {
    const renamed = this.#symmetry.rename(key, to)
    const known = this.#ids.get(renamed)
    if (known !== undefined) return known
    this.#ids.set(renamed, this.#ids.size)
    return this.#ids.size - 1
  }
}

function less(one: Uint32Array, other: Uint32Array): boolean {
  for (let word = 0; word < one.length; word++) {
    if (one[word] !== other[word]) return (one[word] as number) < (other[word] as number)
  }
  return false
}

/**
 * All permutations within the groups, the identity first. Any set of them is sound, a whole one
 * finds every symmetry; of large groups only the first members are exchanged.
 */
function renamings(groups: readonly (readonly number[])[], processes: number): number[][] {
  let found: number[][] = [Array.from({ length: processes }, (_, process) => process)]
  for (const group of groups) {
    const orders = permutations(group.slice(0, 6))
    if (found.length * orders.length > MOST) continue
    found = found.flatMap((base) =>
      orders.map((order) => {
        const to = [...base]
        for (const [index, process] of order.entries()) to[group[index] as number] = process
        return to
      }),
    )
  }
  return found
}

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  )
}
