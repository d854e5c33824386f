import type { Branded } from '../base/index.ts'

/** A byte string: every code unit is 0..255. Immutable, compared by value. */
export type Bytes = Branded<string, 'Bytes'>

/** The process that makes a call: one HTTP request. 0, 1, 2, … in the order of the letters. */
export type Pid = Branded<number, 'Pid'>

/** A file descriptor: the lowest number that its process has free, from 3 up, as POSIX says. */
export type Fd = Branded<number, 'Fd'>

/** An inode number. Taken from the creating process' own range, so that the order of two
 *  independent creations never shows in the state. */
export type Ino = Branded<number, 'Ino'>

export type OpenFlag =
  'O_RDONLY' | 'O_WRONLY' | 'O_RDWR' | 'O_CREAT' | 'O_EXCL' | 'O_TRUNC' | 'O_APPEND'

export type Errno =
  | 'EACCES'
  | 'EBADF'
  | 'EBUSY'
  | 'EEXIST'
  | 'EINVAL'
  | 'EISDIR'
  | 'ENOENT'
  | 'ENOSPC'
  | 'ENOTDIR'
  | 'ENOTEMPTY'
  | 'EPERM'
  | 'EWOULDBLOCK'

export type Whence = 'SEEK_SET' | 'SEEK_CUR' | 'SEEK_END'
export type LockMode = 'LOCK_SH' | 'LOCK_EX'

/** One system call of one process. Paths are absolute and normalised ("/sessions/x"). */
export type Syscall =
  | {
      readonly op: 'open'
      readonly path: string
      readonly flags: readonly OpenFlag[]
      /** what it must be, else EISDIR or ENOTDIR: Python's open(), and O_DIRECTORY */
      readonly kind?: 'file' | 'directory'
    }
  | {
      readonly op: 'read'
      readonly fd: Fd
      /** null: to the end of the file */ readonly size: number | null
      /** there, and the offset stays (pread); by default at the offset */ readonly at?: number
    }
  | {
      readonly op: 'write'
      readonly fd: Fd
      readonly data: Bytes
      /** there, and the offset stays (pwrite); by default at the offset */ readonly at?: number
    }
  | { readonly op: 'close'; readonly fd: Fd }
  | { readonly op: 'lseek'; readonly fd: Fd; readonly offset: number; readonly whence: Whence }
  | { readonly op: 'ftruncate'; readonly fd: Fd; readonly length: number }
  | { readonly op: 'fstat'; readonly fd: Fd }
  /** `touches`: as utime, which finds a file in the same way and sets its time to now */
  | { readonly op: 'stat'; readonly path: string; readonly touches?: true }
  | { readonly op: 'exists'; readonly path: string }
  | { readonly op: 'unlink'; readonly path: string }
  | { readonly op: 'mkdir'; readonly path: string }
  | { readonly op: 'rmdir'; readonly path: string }
  | { readonly op: 'rename'; readonly from: string; readonly to: string }
  | { readonly op: 'link'; readonly from: string; readonly to: string }
  | {
      readonly op: 'mkstemp'
      readonly dir: string
      readonly prefix: string
      readonly suffix: string
    }
  | { readonly op: 'listdir'; readonly path: string }
  | {
      readonly op: 'flock'
      readonly fd: Fd
      readonly mode: LockMode | 'LOCK_UN'
      readonly nonblocking: boolean
    }
  /** a record lock of the whole file: fcntl's F_SETLK and F_SETLKW */
  | {
      readonly op: 'lockf'
      readonly fd: Fd
      readonly mode: LockMode | 'LOCK_UN'
      readonly nonblocking: boolean
    }

export interface Stat {
  readonly ino: Ino
  readonly size: number
  readonly nlink: number
  readonly kind: 'file' | 'directory'
  /** the epoch of its last change, where times are kept: see `world/clock.ts` */
  readonly written?: number
}

/** What each call answers when it succeeds. */
export interface SysValues {
  readonly open: Fd
  readonly read: Bytes
  /** bytes written */
  readonly write: number
  readonly close: null
  /** the new offset */
  readonly lseek: number
  readonly ftruncate: null
  readonly fstat: Stat
  readonly stat: Stat
  readonly exists: boolean
  readonly unlink: null
  readonly mkdir: null
  readonly rmdir: null
  readonly rename: null
  readonly link: null
  readonly mkstemp: { readonly fd: Fd; readonly path: string }
  /** names, sorted */
  readonly listdir: readonly string[]
  /** false: not yet; a conversion has let go of the old lock, and must be asked for again */
  readonly flock: null | false
  readonly lockf: null
}

/** A call that came back, with a value or an errno. Errors are data; nothing is thrown. */
export type SysResult<Op extends Syscall['op'] = Syscall['op']> =
  | { readonly ok: true; readonly value: SysValues[Op] }
  | { readonly ok: false; readonly errno: Errno }

/** A call that has not returned: it waits until these processes release a lock. */
export interface Blocked {
  readonly blockedBy: readonly Pid[]
}
