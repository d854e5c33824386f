import type { Run } from '../world/index.ts'
import type { OutcomeId } from './outcome.ts'
import type { Prepared } from './prepared.ts'

/**
 * After how many steps of a run the outcome of a rule is first there that is checked after every
 * step; null when it comes from no such rule.
 */
export function firstFailure(
  { plan, families }: Prepared,
  { worlds }: Run,
  id: OutcomeId,
): number | null {
  const steps = worlds.findIndex(
    (world) =>
      world.broken.length > 0 &&
      // As if somebody were left hanging: without the rules of the end.
      families.some((family) => family.found(plan, world, true).some((one) => one.id === id)),
  )
  return steps < 0 ? null : steps
}
