import { finish, pending } from '../../machine/index.ts'
import type { Pid } from '../../vfs/index.ts'
import type { Plan } from '../world.ts'
import { readBy } from './footprint.ts'
import type { LocalState, SharedState } from './model.ts'

/** What decides that a request cannot move now; none when it is over, null when anything may have. */
export function waitsOn(
  plan: Plan,
  who: Pid,
  local: LocalState,
  shared: SharedState,
): readonly string[] | null {
  const { request } = local
  if (request.killed || finish(request.running) !== null) return []
  const operation = pending(plan.machine, request.running)
  if (operation?.kind !== 'memory') return readBy(plan, who, local, shared, operation)
  const requests = Array.from({ length: who + 1 }, () => request)
  const answer = { kind: 'memory', accesses: [] } as const
  return plan.threads?.resume(plan, { ...shared, requests }, who, answer).looked ?? null
}
