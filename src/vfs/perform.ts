import { close, fstat, ftruncate, lseek, read, write } from './descriptor.ts'
import { mkdir, rmdir } from './directories.ts'
import { flock } from './flock.ts'
import { descriptionOf, processOf, withProcess, type Fs } from './fs.ts'
import { exists, link, listdir, rename, stat, unlink } from './naming.ts'
import { holdsRecordLock, lockf } from './recordLock.ts'
import { mkstemp, open } from './open.ts'
import type { CallOf, Handler, Op, Performed } from './performed.ts'
import type { Blocked, Pid, SysResult, Syscall } from './syscall.ts'

const handlers: { readonly [K in Op]: Handler<K> } = {
  open,
  read,
  write,
  close,
  lseek,
  ftruncate,
  fstat,
  stat,
  exists,
  unlink,
  mkdir,
  rmdir,
  rename,
  link,
  mkstemp,
  listdir,
  flock,
  lockf,
}

/**
 * One system call of one process, as one atomic step. A call that changes nothing answers with
 * the very same `fs`. A flock that has to wait answers Blocked and changes nothing.
 */
export function perform<K extends Op>(fs: Fs, pid: Pid, call: CallOf<K>): Performed<K> {
  return handlers[call.op](fs, pid, call)
}

export function isBlocked(result: SysResult | Blocked): result is Blocked {
  return 'blockedBy' in result
}

/**
 * Could another process notice this call, or this call notice another process? What is not
 * noticeable gives the same whenever it happens. Depends on the disk for `close` only.
 */
export function noticeable(fs: Fs, pid: Pid, call: Syscall): boolean {
  switch (call.op) {
    case 'lseek':
      return call.whence === 'SEEK_END'
    case 'close': {
      const file = descriptionOf(fs, pid, call.fd)
      return file !== null && (file.lock !== null || holdsRecordLock(fs, pid, file.ino))
    }
    default:
      return true
  }
}

/** The end of a process: its descriptors are closed, its locks released, its counter dropped. */
export function exitProcess(fs: Fs, pid: Pid): Fs {
  let after = fs
  for (const fd of processOf(fs, pid).files.keys()) {
    after = perform(after, pid, { op: 'close', fd }).fs
  }
  return withProcess(after, pid, { files: new Map(), created: 0 })
}
