import { explore } from '../explore.ts'
import type { Exploration, ExploreOptions } from '../explore.ts'
import type { Model } from '../model.ts'

/** Pumps a search to its end. */
export function finished<Local, Shared>(
  model: Model<Local, Shared>,
  options: Partial<ExploreOptions<Local, Shared>> = {},
): Exploration {
  return pumped(explore(model, { budget: { states: 1e9, bytes: 1e12 }, ...options }))
}

export function pumped<Result>(search: Generator<unknown, Result, void>): Result {
  for (let step = search.next(); ; step = search.next()) if (step.done === true) return step.value
}
