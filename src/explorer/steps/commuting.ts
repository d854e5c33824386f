import type { Interner } from '../states/interner.ts'
import type { Footprint } from '../model.ts'
import type { Effect } from './transitionTrie.ts'

/**
 * The independence relation of partial-order reduction (Godefroid 1996): which steps commute, from
 * their footprints. Every question is answered once.
 */
export class Conflicts<Local, Shared> {
  readonly #interner: Interner<Local, Shared>
  readonly #footprint: (process: number, local: Local, shared: Shared) => Footprint | null
  /** by mover, then by shared state: the number of the footprint, -1 when it cannot move */
  readonly #ids = new Map<number, Map<number, number>>()
  readonly #byEffect = new Map<Effect, number>()
  readonly #byKey = new Map<string, number>()
  readonly #footprints: Footprint[] = []
  readonly #commute: (boolean | undefined)[][] = []

  constructor(
    interner: Interner<Local, Shared>,
    footprint: (process: number, local: Local, shared: Shared) => Footprint | null,
  ) {
    this.#interner = interner
    this.#footprint = footprint
  }

  /** Whether the next steps of two movers (`lid << 3 | process`) commute. */
  commute(gid: number, one: number, other: number): boolean {
    const first = this.#id(gid, one)
    const second = this.#id(gid, other)
    if (first < 0 || second < 0) return false
    const row = (this.#commute[first] ??= [])
    return (row[second] ??= independent(
      this.#footprints[first] as Footprint,
      this.#footprints[second] as Footprint,
    ))
  }

  #id(gid: number, mover: number): number {
    let row = this.#ids.get(mover)
    if (row === undefined) this.#ids.set(mover, (row = new Map()))
    const known = row.get(gid)
    if (known !== undefined) return known
    const { model } = this.#interner
    const effect = model.footprintsFollow === true ? this.#interner.effect(mover, gid) : null
    const before = effect === null ? undefined : this.#byEffect.get(effect)
    const id = before ?? this.#idAnew(gid, mover)
    if (effect !== null) this.#byEffect.set(effect, id)
    row.set(gid, id)
    return id
  }

  #idAnew(gid: number, mover: number): number {
    const process = mover & 7
    const local = this.#interner.local(process, mover >>> 3)
    const footprint = this.#footprint(process, local, this.#interner.shared(gid))
    return footprint === null ? -1 : this.#number(footprint)
  }

  #number(footprint: Footprint): number {
    const key = JSON.stringify([[...footprint.reads].sort(), [...footprint.writes].sort()])
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    this.#footprints.push(footprint)
    this.#byKey.set(key, this.#byKey.size)
    return this.#byKey.size - 1
  }
}

/** Neither writes what the other reads or writes. */
export function independent(one: Footprint, other: Footprint): boolean {
  const meets = (writes: readonly string[], { reads, writes: also }: Footprint) =>
    writes.some((part) => reads.includes(part) || also.includes(part))
  return !meets(one.writes, other) && !meets(other.writes, one)
}
