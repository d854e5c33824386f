import { descriptionOf, processOf, withDescription, type Fs } from './fs.ts'
import { conflict } from './flock.ts'
import { mayRead, mayWrite } from './open.ts'
import { failure, success, type CallOf, type Performed } from './performed.ts'
import type { Fd, Ino, LockMode, Pid } from './syscall.ts'

/**
 * A record lock belongs to the process, and never stands in its own way. Any close of that file by the
 * process releases it. It knows nothing of flock.
 */
export function lockf(fs: Fs, pid: Pid, call: CallOf<'lockf'>): Performed<'lockf'> {
  const file = descriptionOf(fs, pid, call.fd)
  if (file === null) return failure(fs, 'EBADF')
  const { mode } = call
  if (mode === 'LOCK_UN') return success(withoutRecordLock(fs, pid, file.ino), null)
  const may = mode === 'LOCK_EX' ? mayWrite(file.flags) : mayRead(file.flags)
  if (!may) return failure(fs, 'EBADF')
  const blockedBy = recordHoldersAgainst(fs, pid, call.fd, mode)
  if (blockedBy.length > 0) {
    return call.nonblocking ? failure(fs, 'EWOULDBLOCK') : { fs, result: { blockedBy } }
  }
  if (file.record === mode) return success(fs, null)
  const before = withoutRecordLock(fs, pid, file.ino)
  const now = descriptionOf(before, pid, call.fd) ?? file
  return success(withDescription(before, pid, call.fd, { ...now, record: mode }), null)
}

/** The other processes whose record locks block this request, sorted. Empty for a closed fd. */
export function recordHoldersAgainst(fs: Fs, pid: Pid, fd: Fd, mode: LockMode): readonly Pid[] {
  const ino = descriptionOf(fs, pid, fd)?.ino
  return [...fs.processes].flatMap(([holder, { files }]) => {
    const stands = [...files.values()].some(
      ({ ino: other, record }) => other === ino && conflict(record ?? null, mode),
    )
    return stands && holder !== pid ? [holder] : []
  })
}

export function withoutRecordLock(fs: Fs, pid: Pid, ino: Ino): Fs {
  let after = fs
  for (const [fd, { record, ...file }] of processOf(fs, pid).files) {
    if (file.ino === ino && record !== undefined) after = withDescription(after, pid, fd, file)
  }
  return after
}

/** Does the process hold a record lock of this file? */
export function holdsRecordLock(fs: Fs, pid: Pid, ino: Ino): boolean {
  return [...processOf(fs, pid).files.values()].some(
    ({ ino: other, record }) => other === ino && record !== undefined,
  )
}
