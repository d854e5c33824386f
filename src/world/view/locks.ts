import { lockQueue } from '../../vfs/index.ts'
import type { LockMode, LockRequest, Pid } from '../../vfs/index.ts'
import { nextOperation, statusOf } from '../bareStep.ts'
import { letterOf } from '../world.ts'
import type { Letter, Plan, World } from '../world.ts'

export interface LockView {
  /** null: the locked file has no name any more */
  readonly path: string | null
  readonly holders: readonly { readonly letter: Letter; readonly mode: LockMode }[]
  readonly waiters: readonly {
    readonly letter: Letter
    readonly mode: LockMode
    readonly blockedBy: readonly Letter[]
  }[]
}

/** Who holds which lock, and who waits for whom, in the order of the letters. */
export function locks(plan: Plan, world: World): readonly LockView[] {
  if (plan.threads !== undefined) return plan.threads.locks(plan, world)
  const waiting: LockRequest[] = []
  world.requests.forEach((_, index) => {
    const who = index as Pid
    if (statusOf(plan, world, who).kind !== 'blocked') return
    const operation = nextOperation(plan, world, who)
    if (operation?.kind !== 'syscall') return
    const { call } = operation
    if (call.op !== 'flock' && call.op !== 'lockf') return
    const { fd, mode } = call
    if (mode === 'LOCK_UN') return
    const request = { pid: who, fd, mode }
    waiting.push(call.op === 'flock' ? request : { ...request, record: true })
  })
  return lockQueue(world.fs, waiting).map((queue) => ({
    path: queue.path,
    holders: queue.holders.map(({ pid, mode }) => ({ letter: letterOf(pid), mode })),
    waiters: queue.waiters.map(({ pid, mode, blockedBy }) => ({
      letter: letterOf(pid),
      mode,
      blockedBy: blockedBy.map(letterOf),
    })),
  }))
}
