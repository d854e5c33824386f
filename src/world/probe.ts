import { finish } from '../machine/index.ts'
import type { Argument, Finish } from '../machine/index.ts'
import { addRequest, requestOf, step } from './step.ts'
import type { Plan, World } from './world.ts'

/** What a function of the program returns while no request moves. */
export type Probe = Finish | { readonly kind: 'blocked' }

/**
 * Runs a function of the program on a copy of the world, alone, to its end: how the panels and the
 * outcomes look into a store without a second implementation of it. The world is not changed.
 */
export function probe(plan: Plan, world: World, entry: string, args: readonly Argument[]): Probe {
  const begun = addRequest(plan, world, { entry, args, seed: 'probe' })
  const { who } = begun
  let current = begun.world
  for (;;) {
    const finished = finish(requestOf(current, who).running)
    if (finished !== null) return finished
    const stepped = step(plan, current, who)
    if (stepped === null) return { kind: 'blocked' }
    current = stepped.world
  }
}
