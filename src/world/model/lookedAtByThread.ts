import { finish, pending } from '../../machine/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { faultAt } from '../faults.ts'
import type { Plan } from '../world.ts'
import type { LocalState, SharedState } from './model.ts'

/**
 * As `lookedAt`, of a thread: what the machine has looked at in shared memory, which is found by making the step. Null
 * for steps that do anything else beside.
 */
export function lookedAtByThread(
  plan: Plan,
  process: number,
  { request }: LocalState,
  shared: SharedState,
): readonly string[] | null {
  const { threads, machine, always, times, fault } = plan
  if (threads === undefined || always.length > 0 || times !== null) return null
  if (request.killed || finish(request.running) !== null) return []
  const who = process as Pid
  if (pending(machine, request.running)?.kind !== 'memory') return null
  if (faultAt(fault, who, request) !== null) return null
  const requests = Array.from({ length: process + 1 }, () => request)
  const answer = { kind: 'memory', accesses: [] } as const
  const taken = threads.resume(plan, { ...shared, requests }, who, answer)
  if (taken.looked === null) return null
  if (taken.kind === 'taken') {
    // What nobody notices follows at once, and may be about files.
    const next = pending(machine, taken.progress.running)?.kind ?? 'memory'
    if (next !== 'memory' && next !== 'sleep') return null
  }
  return [`transaction ${process}`, ...taken.looked]
}
