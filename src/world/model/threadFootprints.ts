import type { Footprint } from '../../explorer/index.ts'
import type { Plan } from '../world.ts'
import { lookedAtByThread } from './lookedAtByThread.ts'
import type { LocalState, SharedState } from './model.ts'

interface Known {
  /** what was in the slots that decided the step */
  readonly slots: readonly (readonly [slot: string, key: string | undefined])[]
  readonly footprint: Footprint | null
}

/**
 * The footprints of threads: a step that was made from the same contents of all that it looked at touches the
 * same, so that it need not be made again.
 */
export class ThreadFootprints {
  readonly #plan: Plan
  readonly #known: WeakMap<LocalState, Known[]>[] = []
  readonly #contents = new WeakMap<object, ReadonlyMap<string, string>>()

  constructor(plan: Plan) {
    this.#plan = plan
  }

  of(
    process: number,
    local: LocalState,
    shared: SharedState,
    found: () => Footprint | null,
  ): Footprint | null {
    const contents = this.#contentsOf(shared)
    if (contents === null) return found()
    const known = this.#knownOf(process, local)
    const before = known.find(({ slots }) =>
      slots.every(([slot, key]) => contents.get(slot) === key),
    )
    if (before !== undefined) return before.footprint
    const footprint = found()
    const looked = lookedAtByThread(this.#plan, process, local, shared)
    if (looked === null) return footprint
    const slots = looked.map((slot) => [slot, contents.get(slot)] as const)
    known.push({ slots, footprint })
    return footprint
  }

  #knownOf(process: number, local: LocalState): Known[] {
    const byLocal = (this.#known[process] ??= new WeakMap())
    const known = byLocal.get(local) ?? []
    byLocal.set(local, known)
    return known
  }

  #contentsOf({ memory, db }: SharedState): ReadonlyMap<string, string> | null {
    const { threads } = this.#plan
    // At its end a thread gives back the rows that it has locked.
    if (threads === undefined || memory === null || db.transactions.size > 0) return null
    const known =
      this.#contents.get(memory) ??
      new Map(threads.model.slots(memory).map(({ slot, key }) => [slot, key]))
    this.#contents.set(memory, known)
    return known
  }
}
