import { descriptionOf, withDescription, type Description, type Fs } from './fs.ts'
import { mayRead, mayWrite } from './open.ts'
import { failure, success, type CallOf, type Performed } from './performed.ts'
import type { Fd, LockMode, Pid } from './syscall.ts'

/**
 * A lock belongs to the description: closing it releases the lock. For another description of the
 * same process it counts as any other's, and the file's names do not matter.
 */
export function flock(fs: Fs, pid: Pid, call: CallOf<'flock'>): Performed<'flock'> {
  const file = descriptionOf(fs, pid, call.fd)
  if (file === null) return failure(fs, 'EBADF')
  const mode = call.mode === 'LOCK_UN' ? null : call.mode
  if (mode !== null && !mayRead(file.flags) && !mayWrite(file.flags)) return failure(fs, 'EBADF')
  const blockedBy = mode === null ? [] : holdersAgainst(fs, pid, call.fd, mode)
  if (blockedBy.length === 0) return success(withLock(fs, pid, call.fd, file, mode), null)
  // Linux converts by letting go first: what fails or waits leaves the description unlocked.
  const unlocked = withLock(fs, pid, call.fd, file, null)
  if (call.nonblocking) return failure(unlocked, 'EWOULDBLOCK')
  return unlocked === fs ? { fs, result: { blockedBy } } : success(unlocked, false)
}

function withLock(fs: Fs, pid: Pid, fd: Fd, file: Description, lock: LockMode | null): Fs {
  return file.lock === lock ? fs : withDescription(fs, pid, fd, { ...file, lock })
}

/**
 * The processes whose locks block this request, sorted, each once. The own pid is among
 * them when another description of the same process holds the lock, but never for a record lock,
 * which belongs to the process. Empty for a closed fd.
 */
export function holdersAgainst(
  fs: Fs,
  pid: Pid,
  fd: Fd,
  mode: LockMode,
  kind: 'lock' | 'record' = 'lock',
): readonly Pid[] {
  const own = descriptionOf(fs, pid, fd)
  const found: Pid[] = []
  for (const [holder, { files }] of fs.processes) {
    const stands = [...files.values()].some(
      (other) => other !== own && other.ino === own?.ino && conflict(other[kind] ?? null, mode),
    )
    if (stands && (kind === 'lock' || holder !== pid)) found.push(holder)
  }
  return found
}

function conflict(held: LockMode | null, wanted: LockMode): boolean {
  return held !== null && (held === 'LOCK_EX' || wanted === 'LOCK_EX')
}
