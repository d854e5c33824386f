import { BugError } from '../base/index.ts'
import { holdersAgainst } from './flock.ts'
import { descriptionOf, type Fs, type Process } from './fs.ts'
import type { Fd, Ino, LockMode, Pid } from './syscall.ts'

export interface LockRequest {
  readonly pid: Pid
  readonly fd: Fd
  readonly mode: LockMode
  /** a record lock (lockf); absent: flock */
  readonly record?: true
}

export interface LockWaiter extends LockRequest {
  readonly blockedBy: readonly Pid[]
}

export interface LockQueue {
  readonly ino: Ino
  /** the file's first name; null when it has none left */
  readonly path: string | null
  /** sorted by pid, then by fd */
  readonly holders: readonly LockRequest[]
  /** in the order given */
  readonly waiters: readonly LockWaiter[]
}

/**
 * Who holds and who waits, for each file that has either, sorted by inode. `waiting` comes from
 * the caller, because a request that cannot be granted leaves no trace on the disk. Throws
 * BugError for a waiter whose descriptor is not open.
 */
export function lockQueue(fs: Fs, waiting: readonly LockRequest[]): readonly LockQueue[] {
  const holders = holdersByInode(fs)
  const waiters = waitersByInode(fs, waiting)
  const inodes = [...new Set([...holders.keys(), ...waiters.keys()])].sort((a, b) => a - b)
  return inodes.map((ino) => ({
    ino,
    path: firstName(fs, ino),
    holders: holders.get(ino) ?? [],
    waiters: waiters.get(ino) ?? [],
  }))
}

interface Held {
  readonly ino: Ino
  readonly item: LockRequest
}

function holdersByInode(fs: Fs): ReadonlyMap<Ino, readonly LockRequest[]> {
  const held = ([pid, { files }]: readonly [Pid, Process]): readonly Held[] => [
    ...[...files].flatMap(([fd, { ino, lock, record }]) => [
      ...(lock === null ? [] : [{ ino, item: { pid, fd, mode: lock } }]),
      ...(record === undefined
        ? []
        : [{ ino, item: { pid, fd, mode: record, record: true as const } }]),
    ]),
  ]
  const found = [...fs.processes].flatMap(held)
  return groupBy(found)
}

function waitersByInode(
  fs: Fs,
  waiting: readonly LockRequest[],
): ReadonlyMap<Ino, readonly LockWaiter[]> {
  return groupBy(
    waiting.map((request) => {
      const { pid, fd, mode } = request
      const file = descriptionOf(fs, pid, fd)
      if (file === null) throw new BugError(`expected fd ${fd} of process ${pid} to be open`)
      const kind = request.record === true ? 'record' : 'lock'
      const blockedBy = holdersAgainst(fs, pid, fd, mode, kind)
      return { ino: file.ino, item: { ...request, blockedBy } }
    }),
  )
}

function groupBy<T>(
  pairs: readonly { readonly ino: Ino; readonly item: T }[],
): ReadonlyMap<Ino, readonly T[]> {
  const groups = new Map<Ino, T[]>()
  for (const { ino, item } of pairs) {
    const group = groups.get(ino)
    if (group === undefined) groups.set(ino, [item])
    else group.push(item)
  }
  return groups
}

function firstName(fs: Fs, ino: Ino): string | null {
  const entry = [...fs.names, ...fs.dirs].find(([, number]) => number === ino)
  return entry?.[0] ?? null
}
