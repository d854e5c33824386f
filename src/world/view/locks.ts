import { lockQueue } from '../../vfs/index.ts'
import type { LockMode, LockRequest, LockWaiter, Pid } from '../../vfs/index.ts'
import { nextOperation, statusOf } from '../bareStep.ts'
import { letterOf, processOf } from '../world.ts'
import type { Letter, Plan, World } from '../world.ts'
import { holderOf } from './holders.ts'

export interface LockView {
  /** null: the locked file has no name any more */
  readonly path: string | null
  /** those of whom it is known: see `holderOf` */
  readonly holders: readonly { readonly letter: Letter; readonly mode: LockMode }[]
  readonly waiters: readonly {
    readonly letter: Letter
    readonly mode: LockMode
    /** empty: nobody knows, for threads share the descriptor */
    readonly blockedBy: readonly Letter[]
  }[]
}

/** Who holds which lock, and who waits for whom, in the order of the letters. */
export function locks(plan: Plan, world: World): readonly LockView[] {
  const waiting: LockRequest[] = []
  const letters = new Map<string, Letter>()
  world.requests.forEach((_, index) => {
    const who = index as Pid
    if (statusOf(plan, world, who).kind !== 'blocked') return
    const operation = nextOperation(plan, world, who)
    if (operation?.kind !== 'syscall') return
    const { call } = operation
    if (call.op !== 'flock' && call.op !== 'lockf') return
    const { fd, mode } = call
    if (mode === 'LOCK_UN') return
    const request = { pid: processOf(plan, who), fd, mode }
    waiting.push(call.op === 'flock' ? request : { ...request, record: true })
    letters.set(`${request.pid} ${fd}`, letterOf(who))
  })
  return lockQueue(world.fs, waiting).map((queue) => ({
    path: queue.path,
    holders: queue.holders.flatMap(({ pid, fd, mode }) => {
      const letter = holderOf(plan, world, pid, fd)
      return letter === null ? [] : [{ letter, mode }]
    }),
    waiters: queue.waiters.map((waiter) => ({
      letter: letters.get(`${waiter.pid} ${waiter.fd}`) ?? letterOf(waiter.pid),
      mode: waiter.mode,
      blockedBy: blockersOf(plan, world, waiter, queue.holders),
    })),
  }))
}

/** Who holds the lock against a request. Threads have one process: another descriptor of it does. */
function blockersOf(
  plan: Plan,
  world: World,
  { blockedBy, fd }: LockWaiter,
  holders: readonly LockRequest[],
): readonly Letter[] {
  if (plan.threads === undefined) return blockedBy.map(letterOf)
  const others = holders.filter((each) => each.fd !== fd && blockedBy.includes(each.pid))
  const letters = others.flatMap((each) => holderOf(plan, world, each.pid, each.fd) ?? [])
  return [...new Set(letters)]
}
