import { stateOf } from '../run.ts'
import type { Decision } from './decision.ts'
import type { RequestState } from './requestState.ts'

/** By what the model picked something was decided so far. */
export function decisionsOf(running: RequestState): readonly Decision[] {
  return stateOf(running).context.decided
}
