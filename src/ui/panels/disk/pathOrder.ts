import { diskView } from '../../../world/index.ts'
import type { Plan, Run, World } from '../../../world/index.ts'

const orderByWorld = new WeakMap<World, readonly string[]>()

/** The paths of a run in the order in which they first appeared; those of the start by name. */
export function pathOrder(run: Run): readonly string[] {
  return [...new Set(run.worlds.flatMap((world) => pathsAt(run.plan, world)))]
}

/** A world is seen again at every step after it, so its paths are kept. */
function pathsAt(plan: Plan, world: World): readonly string[] {
  const seen = orderByWorld.get(world)
  if (seen !== undefined) return seen
  const paths = diskView(plan, null, world, null).files.map((file) => file.path)
  orderByWorld.set(world, paths)
  return paths
}
