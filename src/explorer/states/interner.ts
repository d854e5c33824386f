import { BugError } from '../../base/index.ts'
import { TransitionTrie } from '../steps/transitionTrie.ts'
import type { Effect } from '../steps/transitionTrie.ts'
import type { Model } from '../model.ts'
import { StateVectors } from './stateVector.ts'

/** Approximate bytes retained per model step (measured). */
const BYTES_OF_AN_ANSWER = 4000

/**
 * Small numbers for local states (counted for each process by itself) and shared states, given in
 * order of first sight. Equal keys, equal number.
 */
export class Interner<Local, Shared> {
  readonly model: Model<Local, Shared>
  readonly locals: Local[][]
  readonly localKeys: string[][]
  /** by shared number: may hold unreachable parts */
  readonly garbage: boolean[] = []
  /** how many of the calls to the model were expensive */
  asked = 0
  /** steps of the model that were really run */
  ran = 0
  /** states that were met as such; of others only the parts are known */
  readonly #shared: (Shared | undefined)[] = []
  readonly #sharedKeys: (string | undefined)[] = []
  /** of a model with parts: the shared states by their numbers */
  readonly rows = new StateVectors()
  readonly #effects = new TransitionTrie(this.rows)
  readonly #outcomes = new Map<string, number>()
  readonly #lids: Map<string, number>[]
  readonly #gids = new Map<string, number>()
  readonly #holds: number[][]
  readonly #holdIds = new Map<string, number>()
  readonly #collected = new Map<string, number>()

  constructor(model: Model<Local, Shared>) {
    this.model = model
    this.locals = model.locals.map(() => [])
    this.localKeys = model.locals.map(() => [])
    this.#lids = model.locals.map(() => new Map())
    this.#holds = model.locals.map(() => [])
  }

  lid(process: number, local: Local): number {
    const ids = at(this.#lids, process)
    const key = this.model.localKey(process, local)
    const known = ids.get(key)
    if (known !== undefined) return known
    const locals = at(this.locals, process)
    const id = locals.length
    ids.set(key, id)
    locals.push(local)
    at(this.localKeys, process).push(key)
    return id
  }

  gid(shared: Shared): number {
    const { parts } = this.model
    if (parts !== undefined) {
      const row = this.rows.add(parts.of(shared))
      this.#noteGarbage(row)
      this.#shared[row] ??= shared
      return row
    }
    const key = this.model.sharedKey(shared)
    const known = this.#gids.get(key)
    if (known !== undefined) return known
    const id = this.#shared.length
    this.#gids.set(key, id)
    this.#shared.push(shared)
    this.#sharedKeys.push(key)
    this.garbage.push(
      this.model.collect !== undefined && (this.model.mayHoldGarbage?.(shared) ?? true),
    )
    return id
  }

  /** How many shared states have a number. */
  get sharedCount(): number {
    return this.garbage.length
  }

  /** About how much memory it keeps. */
  get bytes(): number {
    return this.rows.bytes + (this.ran + this.#outcomes.size) * BYTES_OF_AN_ANSWER
  }

  shared(gid: number): Shared {
    const known = this.#shared[gid]
    const { parts } = this.model
    if (known !== undefined || parts === undefined) return at(this.#shared, gid) as Shared
    const contents = this.rows.parts(gid).map(({ slot, content }) => [slot, content] as const)
    return (this.#shared[gid] = parts.join(new Map(contents)))
  }

  sharedKey(gid: number): string {
    return (this.#sharedKeys[gid] ??= this.model.sharedKey(this.shared(gid)))
  }

  /** Where the next step of a process leads, by numbers; null when it cannot move. */
  step(process: number, lid: number, gid: number): Stepped | null {
    const { parts } = this.model
    const mover = (lid << 3) | process
    const known = parts === undefined ? null : this.#effects.find(mover, gid)
    if (known !== null) {
      if (known.lid < 0) return null
      const row = this.rows.changed(gid, known.changes)
      this.#noteGarbage(row)
      return { lid: known.lid, gid: row }
    }
    this.asked += 1
    this.ran += 1
    const local = this.local(process, lid)
    const shared = this.shared(gid)
    const moved = this.model.step(process, local, shared)
    const next = moved && { lid: this.lid(process, moved.local), gid: this.gid(moved.shared) }
    const slots = parts?.lookedAt(process, local, shared) ?? null
    if (slots !== null) {
      const changes = next === null ? [] : this.rows.changes(gid, next.gid)
      this.#effects.add(mover, gid, slots, { lid: next?.lid ?? -1, changes })
    }
    return next
  }

  /** What the next step of a process does, the same for all that look at the same; null: it may look at anything. */
  effect(mover: number, gid: number): Effect | null {
    const known = this.#effects.find(mover, gid)
    if (known !== null) return known
    this.step(mover & 7, mover >>> 3, gid)
    return this.#effects.find(mover, gid)
  }

  /** Of a mover that could not move once: never again, for it looked at nothing of the shared state. */
  isOver(mover: number): boolean {
    return this.#effects.isStill(mover)
  }

  /** Has some process of a state left the model? Then nobody knows what it would do next. */
  hasLeft(lids: ArrayLike<number>): boolean {
    const { model } = this
    if (model.hasLeft === undefined) return false
    return this.locals.some((_, process) =>
      model.hasLeft?.(process, this.local(process, lids[process] as number)),
    )
  }

  #noteGarbage(row: number): void {
    if (row < this.garbage.length) return
    const { collect } = this.model
    this.garbage.push(collect !== undefined && this.rows.holdsGarbage(row))
  }

  local(process: number, lid: number): Local {
    return at(at(this.locals, process), lid)
  }

  /** The number of a shared state without its unreachable parts. */
  collected(lids: ArrayLike<number>, gid: number): number {
    const { collect } = this.model
    if (collect === undefined || !at(this.garbage, gid)) return gid
    let key = String(gid)
    for (let process = 0; process < this.locals.length; process++) {
      key += `,${this.#hold(process, lids[process] as number)}`
    }
    const known = this.#collected.get(key)
    if (known !== undefined) return known
    const locals = this.locals.map((known, process) => at(known, lids[process] as number))
    this.asked += 1
    const id = this.gid(collect.call(this.model, locals, this.shared(gid)))
    this.#collected.set(key, id)
    return id
  }

  outcomes(lids: ArrayLike<number>, gid: number): number {
    let key = String(gid)
    for (let process = 0; process < this.locals.length; process++) {
      key += `,${lids[process] as number}`
    }
    const known = this.#outcomes.get(key)
    if (known !== undefined) return known
    this.asked += 1
    const locals = this.locals.map((known, process) => at(known, lids[process] as number))
    const set = this.model.outcomesOf(locals, this.shared(gid))
    if (set <= 0 || set >= 2 ** this.model.outcomes.length) {
      throw new BugError(`expected a set of ${this.model.outcomes.length} outcomes, got ${set}`)
    }
    this.#outcomes.set(key, set)
    return set
  }

  #hold(process: number, lid: number): number {
    const { holds } = this.model
    if (holds === undefined) return lid
    const known = at(this.#holds, process)
    const before = known[lid]
    if (before !== undefined) return before
    const key = holds.call(this.model, process, this.local(process, lid))
    const id = this.#holdIds.get(key) ?? this.#holdIds.size
    this.#holdIds.set(key, id)
    known[lid] = id
    return id
  }
}

interface Stepped {
  readonly lid: number
  readonly gid: number
}

function at<T>(array: readonly T[], index: number): T {
  // Elements may be undefined or null, so only the length says whether there is one.
  if (index < 0 || index >= array.length) throw new BugError(`expected an element, got ${index}`)
  return array[index] as T
}
