import type { Pid } from '../vfs/index.ts'
import { step } from './step.ts'
import type { Stepped } from './bareStep.ts'
import type { Plan, World } from './world.ts'

/** About ten kilobytes each; those of the schedule on the screen are what counts. */
const MOST = 100

interface Taken {
  readonly plan: Plan
  readonly by: Map<Pid, Stepped | null>
}

/**
 * THE step, taken once from each world: panels look ahead along the way that is gone next. What a
 * step gives follows from the plan and the world, and worlds never change. Kept no longer than the
 * world that it was taken from; after `most` steps all are forgotten.
 */
export class TakenSteps {
  readonly #most: number
  #from = new WeakMap<World, Taken>()
  #count = 0

  constructor(most: number = MOST) {
    this.#most = most
  }

  /** Null when the request cannot move. */
  step(plan: Plan, world: World, who: Pid): Stepped | null {
    const known = this.#from.get(world)
    const from = known?.plan === plan ? known : { plan, by: new Map<Pid, Stepped | null>() }
    const before = from.by.get(who)
    if (before !== undefined) return before
    if (this.#count >= this.#most) {
      this.#count = 0
      this.#from = new WeakMap()
    }
    this.#count += 1
    const stepped = step(plan, world, who)
    from.by.set(who, stepped)
    this.#from.set(world, from)
    return stepped
  }
}
