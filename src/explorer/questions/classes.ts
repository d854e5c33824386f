import { explore } from '../explore.ts'
import type { Budget } from '../explore.ts'
import { Knowledge } from '../steps/knowledge.ts'
import type { Model } from '../model.ts'
import type { End, Progress } from '../verdict.ts'

interface ClassOptions<Local, Shared> {
  readonly slice?: number
  readonly stopped?: () => boolean
  /** what a search of this very model has learnt */
  readonly known?: Knowledge<Local, Shared>
}

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
  { known, ...options }: ClassOptions<Local, Shared> = {},
): Generator<Progress, ClassCount, void> {
  const reductions = { commuting: true, symmetry: true }
  // The steps that another search has run are not run again.
  const more = known && { known: new Knowledge(model, reductions, known.interner) }
  const { verdict } = yield* explore(model, { ...options, ...more, budget, reductions })
  return { end: verdict.end, classes: verdict.classes ?? verdict.schedules }
}
