import type { FaultKind } from '../programs/index.ts'
import type { Pid } from '../vfs/index.ts'
import { canHitNext, statusOf } from '../world/index.ts'
import { derivedOf } from './derived.ts'
import type { State } from './state.ts'

/** What can happen to a request at its next step from the cursor; nothing when it is over. */
export function faultsHere(state: State, who: Pid): readonly FaultKind[] {
  const { prepared, world } = derivedOf(state)
  const status = statusOf(prepared.plan, world, who).kind
  if (status === 'finished') return []
  // A killed worker waits for nothing; anything else needs a request that can move.
  return prepared.faults.filter(
    (kind) =>
      (kind === 'kill' || status === 'ready') && canHitNext(prepared.plan, world, who, kind),
  )
}
