import { drain } from '../../base/index.ts'
import { explore } from '../explore.ts'
import type { Exploration, ExploreOptions } from '../explore.ts'
import type { Model } from '../model.ts'

/** Pumps a search to its end. */
export function searchResult<Local, Shared>(
  model: Model<Local, Shared>,
  options: Partial<ExploreOptions<Local, Shared>> = {},
): Exploration {
  return drain(explore(model, { budget: { states: 1e9, bytes: 1e12 }, ...options }))
}
