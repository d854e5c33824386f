import { explore } from '../explore.ts'
import type { Budget } from '../explore.ts'
import type { Model } from '../model.ts'
import type { End, Progress } from '../verdict.ts'

export interface ClassCount {
  readonly end: End
  /** null when the search was stopped, or runs can be infinite */
  readonly classes: bigint | null
}

/**
 * How many schedules really differ: two are one class (a Mazurkiewicz trace, 1977) when they differ
 * only in the order of neighbouring steps that commute by their footprints. Without footprints no
 * steps commute, and every schedule is its own class.
 */
export function* countClasses<Local, Shared>(
  model: Model<Local, Shared>,
  budget: Budget,
  options: { readonly slice?: number; readonly stopped?: () => boolean } = {},
): Generator<Progress, ClassCount, void> {
  const reductions = { commuting: true, symmetry: true }
  const { verdict } = yield* explore(model, { ...options, budget, reductions })
  return { end: verdict.end, classes: verdict.classes ?? verdict.schedules }
}
