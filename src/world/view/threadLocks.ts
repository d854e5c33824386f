import { lockQueue } from '../../vfs/index.ts'
import type { Fd, LockRequest, Pid } from '../../vfs/index.ts'
import { nextOperation, statusOf } from '../bareStep.ts'
import { letterOf, processOf } from '../world.ts'
import type { Letter, Plan, World } from '../world.ts'
import type { LockView } from './locks.ts'

/**
 * Who has a descriptor: threads share those of one process. What a file object of a thread has is the thread's; of a
 * number nobody can tell (null).
 */
export function holderOf({ threads }: Plan, { requests }: World, fd: Fd): Letter | null {
  const who = requests.findIndex(({ running }) => threads?.descriptors(running).includes(fd))
  return who === -1 ? null : letterOf(who as Pid)
}

/** As `locks`, of threads: the process is the same, and another descriptor of it holds the lock. */
export function threadLocks(plan: Plan, world: World): readonly LockView[] {
  const waiting: LockRequest[] = []
  const letters = new Map<Fd, Letter>()
  world.requests.forEach((_, index) => {
    const who = index as Pid
    const request = requestOf(plan, world, who)
    if (request === null || statusOf(plan, world, who).kind !== 'blocked') return
    waiting.push(request)
    letters.set(request.fd, letterOf(who))
  })
  return lockQueue(world.fs, waiting).map(({ path, holders, waiters }) => ({
    path,
    holders: holders.flatMap(({ fd, mode }) => {
      const letter = holderOf(plan, world, fd)
      return letter === null ? [] : [{ letter, mode }]
    }),
    waiters: waiters.map(({ fd, mode }) => ({
      letter: letters.get(fd) ?? letterOf(0 as Pid),
      mode,
      blockedBy: lettersBut(plan, world, holders, fd),
    })),
  }))
}

/** The threads that hold the lock that a thread waits for; none where nobody can tell. */
export function lockedBy(plan: Plan, world: World, who: Pid): readonly Letter[] {
  const request = requestOf(plan, world, who)
  if (request === null) return []
  const queue = lockQueue(world.fs, [request]).find(({ waiters }) => waiters.length > 0)
  return lettersBut(plan, world, queue?.holders ?? [], request.fd)
}

function lettersBut(
  plan: Plan,
  world: World,
  holders: readonly LockRequest[],
  own: Fd,
): readonly Letter[] {
  const letters = holders.flatMap(({ fd }) => (fd === own ? [] : (holderOf(plan, world, fd) ?? [])))
  return [...new Set(letters)]
}

/** The lock that the next step of a thread asks for. */
function requestOf(plan: Plan, world: World, who: Pid): LockRequest | null {
  const operation = nextOperation(plan, world, who)
  if (operation?.kind !== 'syscall') return null
  const { call } = operation
  if ((call.op !== 'flock' && call.op !== 'lockf') || call.mode === 'LOCK_UN') return null
  const request = { pid: processOf(plan, who), fd: call.fd, mode: call.mode }
  return call.op === 'flock' ? request : { ...request, record: true }
}
