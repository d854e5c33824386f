import type { Orbits } from './orbits.ts'
import { mix } from './refs.ts'

/**
 * The least key of a state whose processes are tied: color refinement by who names whom, then one
 * process after the other of the first class that is left is put before the others
 * (individualization and refinement: McKay, "Practical graph isomorphism", 1981). All that decides
 * is the same for all renamings of a state, never the number of a process.
 */
export class OrderSearch<Local, Shared> {
  readonly #orbits: Orbits<Local, Shared>
  readonly #best = new Uint32Array(16)
  readonly #trial = new Uint32Array(16)
  /** orders that give the best key: as many as renamings that leave the state as it is */
  #count = 0
  readonly #fine = new Int32Array(8)
  readonly #fresh = new Int32Array(8)

  constructor(orbits: Orbits<Local, Shared>) {
    this.#orbits = orbits
  }

  /**
   * Writes the least key, and the places to `Orbits.to`; how many renamings leave the state as it is.
   *
   * @param place the process in each place, ties next to each other
   * @param start by process: the first place of those it is tied with
   */
  write(place: Int32Array, start: Int32Array, out: Uint32Array): number {
    this.#count = 0
    this.#branch(Int32Array.from(place), Int32Array.from(start))
    out.set(this.#best.subarray(0, this.#orbits.keyWords))
    return this.#count
  }

  #branch(place: Int32Array, start: Int32Array): void {
    this.#refine(place, start)
    const { processes } = this.#orbits
    // Of the first class whose members cannot be exchanged freely, each is tried first.
    let orders = 1
    let from = -1
    let to = -1
    for (let at = 0; at < processes;) {
      const end = classEnd(place, start, at, processes)
      if (this.#isFree(place, at, end)) for (let n = 2; n <= end - at; n++) orders *= n
      else if (from < 0) [from, to] = [at, end]
      at = end
    }
    if (from < 0) {
      this.#try(place, orders)
      return
    }
    for (let chosen = from; chosen < to; chosen++) {
      const nextPlace = Int32Array.from(place)
      const nextStart = Int32Array.from(start)
      const process = place[chosen] as number
      nextPlace[chosen] = place[from] as number
      nextPlace[from] = process
      for (let at = from + 1; at < to; at++) nextStart[nextPlace[at] as number] = from + 1
      this.#branch(nextPlace, nextStart)
    }
  }

  #try(place: Int32Array, orders: number): void {
    const orbits = this.#orbits
    orbits.writeIn(place, this.#trial)
    const order = this.#count === 0 ? -1 : compare(this.#trial, this.#best, orbits.keyWords)
    if (order > 0) return
    if (order === 0) {
      this.#count += orders
      return
    }
    this.#best.set(this.#trial)
    this.#count = orders
    for (let at = 0; at < orbits.processes; at++) orbits.to[place[at] as number] = at
  }

  /** Splits classes by whom their members name and who names them, until nothing changes. */
  #refine(place: Int32Array, start: Int32Array): void {
    const { processes } = this.#orbits
    for (let split = true; split;) {
      this.#look(start)
      split = false
      for (let at = 0; at < processes;) {
        const end = classEnd(place, start, at, processes)
        this.#sortClass(place, at, end)
        at = end
      }
      // The classes once more; only now, since the old ones were asked above.
      for (let at = 0; at < processes; at++) {
        const process = place[at] as number
        const before = place[at - 1] as number
        const same =
          at > 0 && start[process] === start[before] && this.#fine[process] === this.#fine[before]
        this.#fresh[process] = same ? (this.#fresh[before] as number) : at
        if (this.#fresh[process] !== start[process]) split = true
      }
      start.set(this.#fresh)
    }
  }

  /** What each process names, and who names it, by classes. */
  #look(start: Int32Array): void {
    const orbits = this.#orbits
    const fine = this.#fine
    fine.fill(0)
    for (let process = 0; process < orbits.processes; process++) {
      for (let refs = orbits.refsOf(process), at = 1; refs !== 0; refs >>>= 4, at++) {
        const named = (refs & 15) - 1
        fine[process] = (fine[process] as number) + mix(104723, at, start[named] as number)
        fine[named] = (fine[named] as number) + mix(7919, at, start[process] as number)
      }
    }
    if (orbits.shared.related[orbits.gid] === 0) return
    for (const { shape, count, refs: all } of orbits.shared.parts(orbits.gid)) {
      if (count < 2) continue
      let whole = mix(104729, shape, 0)
      for (let refs = all; refs !== 0; refs >>>= 4) {
        whole = mix(whole, 1, start[(refs & 15) - 1] as number)
      }
      for (let refs = all, at = 1; refs !== 0; refs >>>= 4, at++) {
        const named = (refs & 15) - 1
        fine[named] = (fine[named] as number) + mix(whole, at, 3)
      }
    }
  }

  #sortClass(place: Int32Array, from: number, to: number): void {
    const fine = this.#fine
    for (let at = from + 1; at < to; at++) {
      const process = place[at] as number
      let slot = at
      while (
        slot > from &&
        (fine[place[slot - 1] as number] as number) > (fine[process] as number)
      ) {
        place[slot] = place[slot - 1] as number
        slot -= 1
      }
      place[slot] = process
    }
  }

  /** Whether the members of a class can be exchanged with nothing changed. */
  #isFree(place: Int32Array, from: number, to: number): boolean {
    for (let at = from + 1; at < to; at++) {
      if (!this.#orbits.keepsSwapped(place[from] as number, place[at] as number)) return false
    }
    return true
  }
}

function classEnd(place: Int32Array, start: Int32Array, from: number, processes: number): number {
  let end = from + 1
  while (end < processes && start[place[end] as number] === from) end += 1
  return end
}

function compare(one: Uint32Array, other: Uint32Array, words: number): number {
  for (let word = 0; word < words; word++) {
    const [first, second] = [one[word] as number, other[word] as number]
    if (first !== second) return first < second ? -1 : 1
  }
  return 0
}
