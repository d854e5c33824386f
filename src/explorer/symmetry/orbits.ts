import { BugError } from '../../base/index.ts'
import type { Interner } from '../states/interner.ts'
import type { Symmetry } from '../model.ts'
import { LocalNames } from './localNames.ts'
import { OrderSearch } from './orderSearch.ts'
import { SharedNames } from './sharedNames.ts'

/**
 * Symmetry reduction with canonical representatives: one key for all states that differ only in the
 * names of interchangeable processes (Clarke, Enders, Filkorn and Jha, "Exploiting symmetry in
 * temporal logic model checking", 1996; Ip and Dill, "Better verification through symmetry", 1996).
 *
 * A state is a shape and the processes that it names, so that a renaming is integer work. The
 * processes of a group are sorted by what no renaming changes: what part each has in the shared
 * state, whether it sleeps, and the shape of its local state. Only where that leaves ties that are
 * no symmetries of the state itself, several orders are tried, and the least key counts (see
 * `OrderSearch`).
 *
 * A key is: the number of the renamed shared state; the numbers of the renamed local states in the
 * order of their places, two a word while they are short; and, if processes sleep, who does.
 */
export class Orbits<Local, Shared> {
  readonly processes: number
  /** how many renamings there are within the groups */
  readonly order: number
  /** by process: its place in the last key that was written. A place belongs to one group. */
  readonly to = new Int32Array(8)
  /** how many renamings leave the state of the last key as it is */
  stabilizer = 1
  readonly locals: LocalNames<Local, Shared>
  readonly shared: SharedNames<Local, Shared>
  /** by process */
  readonly groupOf: Int32Array
  /** the state of the last key */
  gid = 0
  lids: Int32Array = new Int32Array(8)
  /** bit p: process p sleeps */
  asleep = 0
  /** the processes group by group: a place belongs to the group of the process that is here */
  readonly members: Int32Array
  /** where in `members` each group begins; one more at the end */
  readonly #begins: Int32Array
  readonly #sleeping: boolean
  readonly #symmetry: Symmetry<Local>
  #startMoves = false
  #isPacked = true
  readonly #color = new Float64Array(8)
  readonly #place = new Int32Array(8)
  readonly #start = new Int32Array(8)
  readonly #search: OrderSearch<Local, Shared>

  /** @param sleeping whether processes may sleep */
  constructor(interner: Interner<Local, Shared>, symmetry: Symmetry<Local>, sleeping: boolean) {
    const { model } = interner
    if (model.parts === undefined) throw new BugError('expected the parts of a symmetric model')
    this.processes = model.processes
    this.#sleeping = sleeping
    this.#symmetry = symmetry
    const groups = allGroups(symmetry.groups, model.processes)
    this.order = groups.reduce((order, { length }) => order * factorial(length), 1)
    this.members = Int32Array.from(groups.flat())
    this.groupOf = new Int32Array(model.processes)
    this.#begins = new Int32Array(groups.length + 1)
    for (const [index, group] of groups.entries()) {
      for (const process of group) this.groupOf[process] = index
      this.#begins[index + 1] = (this.#begins[index] as number) + group.length
    }
    this.locals = new LocalNames(interner, symmetry, this.groupOf)
    this.shared = new SharedNames(interner, symmetry)
    this.#search = new OrderSearch(this)
  }

  get bytes(): number {
    return this.locals.bytes + this.shared.bytes
  }

  /** Something was met that no renaming keeps: all keys are void. */
  get failed(): boolean {
    return (
      this.#startMoves ||
      this.locals.failed ||
      this.shared.failed ||
      this.#symmetry.failed?.() === true
    )
  }

  /** The last key is that of the start: if some renaming changes it, so would what is reached from it. */
  checkStart(): void {
    this.#startMoves = this.stabilizer !== this.order
  }

  /** Words of a key. */
  get keyWords(): number {
    const { processes } = this
    return 1 + (this.#isPacked ? (processes + 1) >> 1 : processes) + (this.#sleeping ? 1 : 0)
  }

  /** Numbers have outgrown their place in a key: keys written from now on are void until `widen`. */
  get overflow(): boolean {
    return this.#isPacked && this.locals.areLong
  }

  /** Makes room for longer numbers in keys. */
  widen(): void {
    if (this.overflow) this.#isPacked = false
  }

  /** A number for a local state and all that it becomes by renaming; for ranks that respect them. */
  rankClass(process: number, lid: number): number {
    if (lid >= (this.locals.known[process] as number)) this.locals.learn(process)
    return this.locals.shape[(lid << 3) | process] as number
  }

  /** Writes the key of a state to the front of `out`. */
  write(gid: number, lids: Int32Array, asleep: number, out: Uint32Array): void {
    const { processes, locals, shared } = this
    this.gid = gid
    this.lids = lids
    this.asleep = asleep
    if (gid >= shared.known) shared.learn()
    const color = this.#color
    let named = shared.mask[gid] as number
    for (let process = 0; process < processes; process++) {
      const lid = lids[process] as number
      if (lid >= (locals.known[process] as number)) locals.learn(process)
      const mover = (lid << 3) | process
      // The role first: of one shared state nearly always the same renaming is asked for then.
      const kind = 2 * (locals.shape[mover] as number) + ((asleep >>> process) & 1)
      color[process] = (shared.role[(gid << 3) | process] as number) * 2 ** 21 + kind
      named |= locals.mask[mover] as number
    }
    this.stabilizer = 1
    if (this.#sort() && !this.#areFree(named)) {
      this.stabilizer = this.#search.write(this.#place, this.#start, out)
      return
    }
    this.writeIn(this.#place, out)
    for (let at = 0; at < processes; at++) this.to[this.#place[at] as number] = at
  }

  /** Writes the key that a state has when process `place[i]` takes place i. */
  writeIn(place: Int32Array, out: Uint32Array): void {
    const { processes, locals, lids } = this
    const to = this.#to
    for (let at = 0; at < processes; at++) to[place[at] as number] = at
    out[0] = this.shared.name(this.gid, to)
    let word = 1
    for (let at = 0; at < processes; at++) {
      const process = place[at] as number
      const name = locals.name(((lids[process] as number) << 3) | process, to)
      if (!this.#isPacked || (at & 1) === 0) out[word] = name
      else out[word] = ((out[word] as number) | (name << 16)) >>> 0
      if (!this.#isPacked || (at & 1) === 1) word += 1
    }
    if (!this.#sleeping) return
    let sleeping = 0
    for (let at = 0; at < processes; at++) {
      sleeping |= ((this.asleep >>> (place[at] as number)) & 1) << at
    }
    out[this.keyWords - 1] = sleeping
  }

  readonly #to = new Int32Array(8)

  /** The others that the local state of a process names. */
  refsOf(process: number): number {
    return this.locals.refs[((this.lids[process] as number) << 3) | process] as number
  }

  /** Does exchanging two processes whose local states are of one shape leave the state as it is? */
  keepsSwapped(one: number, other: number): boolean {
    const both = (1 << one) | (1 << other)
    for (let process = 0; process < this.processes; process++) {
      if (process === one || process === other) continue
      const mover = ((this.lids[process] as number) << 3) | process
      if (((this.locals.mask[mover] as number) & both) !== 0) return false
    }
    let first = this.refsOf(one)
    let second = this.refsOf(other)
    for (; first !== 0 || second !== 0; first >>>= 4, second >>>= 4) {
      const named = (first & 15) - 1
      const swapped = named === one ? other : named === other ? one : named
      if (swapped !== (second & 15) - 1) return false
    }
    if (((this.shared.mask[this.gid] as number) & both) === 0) return true
    return this.shared.keepsSwapped(this.gid, one, other)
  }

  /**
   * A text for the state of the last key after process p has become to[p]: equal exactly for equal
   * states.
   */
  stateName(to: Int32Array): string {
    let name = String(this.shared.name(this.gid, to))
    const names: number[] = []
    for (let process = 0; process < this.processes; process++) {
      const mover = ((this.lids[process] as number) << 3) | process
      names[to[process] as number] = this.locals.name(mover, to)
    }
    for (const local of names) name += `,${local}`
    return name
  }

  /** Sorts the processes of each group into `#place`; whether some of them are tied. */
  #sort(): boolean {
    const place = this.#place
    const start = this.#start
    const color = this.#color
    const members = this.members
    let tied = false
    for (let group = 0; group + 1 < this.#begins.length; group++) {
      const from = this.#begins[group] as number
      const to = this.#begins[group + 1] as number
      for (let at = from; at < to; at++) {
        const process = members[at] as number
        const own = color[process] as number
        let slot = at
        while (slot > from && (color[place[slot - 1] as number] as number) > own) {
          place[slot] = place[slot - 1] as number
          slot -= 1
        }
        place[slot] = process
      }
      start[place[from] as number] = from
      for (let at = from + 1; at < to; at++) {
        const process = place[at] as number
        const before = place[at - 1] as number
        const same = color[process] === color[before]
        start[process] = same ? (start[before] as number) : at
        if (same) tied = true
      }
    }
    return tied
  }

  /**
   * Whether all that are tied can be exchanged with nothing changed, so that any order of them gives
   * the same key. `named`: the processes that somebody names.
   */
  #areFree(named: number): boolean {
    let stabilizer = 1
    for (let at = 1; at < this.processes; at++) {
      const process = this.#place[at] as number
      const first = this.#start[process] as number
      if (first === at) continue
      const leader = this.#place[first] as number
      const both = (1 << process) | (1 << leader)
      const unnamed = (named & both) === 0 && this.refsOf(process) === this.refsOf(leader)
      if (!unnamed && !this.keepsSwapped(leader, process)) return false
      stabilizer *= at - first + 1
    }
    this.stabilizer = stabilizer
    return true
  }
}

/** The groups, and each process that is in none as a group of its own. */
function allGroups(
  groups: readonly (readonly number[])[],
  processes: number,
): readonly (readonly number[])[] {
  const grouped = new Set(groups.flat())
  const rest = Array.from({ length: processes }, (_, process) => process)
  return [
    ...groups.map((group) => group.toSorted((one, other) => one - other)),
    ...rest.filter((process) => !grouped.has(process)).map((process) => [process]),
  ]
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}
