import type { Argument } from '../machine/index.ts'
import { runAlone } from './alone.ts'
import type { Alone } from './alone.ts'
import type { Plan, World } from './world.ts'

/** What a function of the program returns while no request moves. */
export type Probe = Alone['end']

/**
 * Runs a function of the program on a copy of the world, alone, to its end: how the panels and the
 * outcomes look into a store without a second implementation of it. The world is not changed.
 */
export function probe(plan: Plan, world: World, entry: string, args: readonly Argument[]): Probe {
  return runAlone(plan, world, { entry, args }).end
}
