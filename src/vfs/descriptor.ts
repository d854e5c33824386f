import {
  descriptionOf,
  inodeOf,
  isDirectory,
  processOf,
  withDescription,
  withInode,
  withProcess,
} from './fs.ts'
import type { Description, Fs } from './fs.ts'
import { withoutRecordLock } from './recordLock.ts'
import { freedIfUnused, statOf } from './naming.ts'
import { mayRead, mayWrite } from './open.ts'
import { failure, success, type CallOf, type Performed } from './performed.ts'
import { withoutEntry } from './sortedMap.ts'
import type { Bytes, Fd, Pid } from './syscall.ts'

/** The disk is full when a file would get longer than this (1 MiB). */
const LARGEST_FILE = 1_048_576

export function read(fs: Fs, pid: Pid, call: CallOf<'read'>): Performed<'read'> {
  const file = descriptionOf(fs, pid, call.fd)
  if (file === null || !mayRead(file.flags)) return failure(fs, 'EBADF')
  if (call.size !== null && call.size < 0) return failure(fs, 'EINVAL')
  if (isDirectory(fs, file.ino)) return failure(fs, 'EISDIR')
  const { data } = inodeOf(fs, file.ino)
  const start = call.at ?? file.offset
  const end = call.size === null ? data.length : start + call.size
  const part = data.slice(start, end) as Bytes
  if (part === '' || call.at !== undefined) return success(fs, part)
  return success(withOffset(fs, pid, call.fd, file, file.offset + part.length), part)
}

export function write(fs: Fs, pid: Pid, call: CallOf<'write'>): Performed<'write'> {
  const file = descriptionOf(fs, pid, call.fd)
  if (file === null || !mayWrite(file.flags)) return failure(fs, 'EBADF')
  if (call.data === '') return success(fs, 0)
  const inode = inodeOf(fs, file.ino)
  const start = file.flags.includes('O_APPEND') ? inode.data.length : (call.at ?? file.offset)
  const end = start + call.data.length
  if (end > LARGEST_FILE) return failure(fs, 'ENOSPC')
  const data = resizeTo(inode.data, start) + call.data + inode.data.slice(end)
  const written = withInode(fs, file.ino, { ...inode, data: data as Bytes })
  const after = withDescription(written, pid, call.fd, {
    ...file,
    offset: call.at === undefined ? end : file.offset,
    wrote: true,
  })
  return success(after, call.data.length)
}

export function lseek(fs: Fs, pid: Pid, call: CallOf<'lseek'>): Performed<'lseek'> {
  const file = descriptionOf(fs, pid, call.fd)
  if (file === null) return failure(fs, 'EBADF')
  const bases = {
    SEEK_SET: 0,
    SEEK_CUR: file.offset,
    SEEK_END: fs.inodes.get(file.ino)?.data.length ?? 0,
  }
  const offset = bases[call.whence] + call.offset
  if (offset < 0) return failure(fs, 'EINVAL')
  return success(withOffset(fs, pid, call.fd, file, offset), offset)
}

export function ftruncate(fs: Fs, pid: Pid, call: CallOf<'ftruncate'>): Performed<'ftruncate'> {
  // Linux looks at the length before it looks at the descriptor, and says EINVAL, not EBADF, for
  // one that is not open for writing.
  if (call.length < 0) return failure(fs, 'EINVAL')
  const file = descriptionOf(fs, pid, call.fd)
  if (file === null) return failure(fs, 'EBADF')
  if (!mayWrite(file.flags)) return failure(fs, 'EINVAL')
  if (call.length > LARGEST_FILE) return failure(fs, 'ENOSPC')
  const inode = inodeOf(fs, file.ino)
  if (file.wrote && call.length === inode.data.length) return success(fs, null)
  const cut = withInode(fs, file.ino, { ...inode, data: resizeTo(inode.data, call.length) })
  return success(withDescription(cut, pid, call.fd, { ...file, wrote: true }), null)
}

export function fstat(fs: Fs, pid: Pid, call: CallOf<'fstat'>): Performed<'fstat'> {
  const file = descriptionOf(fs, pid, call.fd)
  return file === null ? failure(fs, 'EBADF') : success(fs, statOf(fs, file.ino))
}

/** Releases the description, its lock with it, and every record lock that the process has on that file. */
export function close(fs: Fs, pid: Pid, call: CallOf<'close'>): Performed<'close'> {
  const file = descriptionOf(fs, pid, call.fd)
  if (file === null) return failure(fs, 'EBADF')
  const unlocked = withoutRecordLock(fs, pid, file.ino)
  const process = processOf(unlocked, pid)
  const closed = withProcess(unlocked, pid, {
    ...process,
    files: withoutEntry(process.files, call.fd),
  })
  return success(freedIfUnused(closed, file.ino), null)
}

function withOffset(fs: Fs, pid: Pid, fd: Fd, file: Description, offset: number): Fs {
  return offset === file.offset ? fs : withDescription(fs, pid, fd, { ...file, offset })
}

function resizeTo(data: Bytes, length: number): Bytes {
  return data.slice(0, length).padEnd(length, '\0') as Bytes
}
