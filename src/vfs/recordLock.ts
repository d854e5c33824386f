import { descriptionOf, processOf, withDescription, type Fs } from './fs.ts'
import { holdersAgainst } from './flock.ts'
import { mayRead, mayWrite } from './open.ts'
import { failure, success, type CallOf, type Performed } from './performed.ts'
import type { Ino, Pid } from './syscall.ts'

/**
 * A record lock belongs to the process, and never stands in its own way. Any close of that file by the
 * process releases it. It knows nothing of flock.
 */
export function lockf(fs: Fs, pid: Pid, call: CallOf<'lockf'>): Performed<'lockf'> {
  const file = descriptionOf(fs, pid, call.fd)
  if (file === null) return failure(fs, 'EBADF')
  const { mode } = call
  if (mode !== 'LOCK_UN') {
    const may = mode === 'LOCK_EX' ? mayWrite : mayRead
    if (!may(file.flags)) return failure(fs, 'EBADF')
    const blockedBy = holdersAgainst(fs, pid, call.fd, mode, 'record')
    if (blockedBy.length > 0) {
      return call.nonblocking ? failure(fs, 'EWOULDBLOCK') : { fs, result: { blockedBy } }
    }
  }
  if (file.record === mode) return success(fs, null)
  const free = withoutRecordLock(fs, pid, file.ino)
  if (mode === 'LOCK_UN') return success(free, null)
  return success(withDescription(free, pid, call.fd, { ...file, record: mode }), null)
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
  return withoutRecordLock(fs, pid, ino) !== fs
}
