import { BugError } from '../base/index.ts'
import { ino as inode } from './ids.ts'
import { withEntry } from './sortedMap.ts'
import type { Bytes, Fd, Ino, LockMode, OpenFlag, Pid } from './syscall.ts'

/**
 * The whole filesystem as plain immutable data. All maps iterate in key order, so that equal
 * situations are deeply equal values (rules V40 to V44).
 */
export interface Fs {
  /** every directory by path, "/" included */
  readonly dirs: ReadonlyMap<string, Ino>
  /** every name of a regular file, by absolute path */
  readonly names: ReadonlyMap<string, Ino>
  /** every regular file that has a name or an open description */
  readonly inodes: ReadonlyMap<Ino, Inode>
  /** every process that has a descriptor or has created a file, and has not exited */
  readonly processes: ReadonlyMap<Pid, Process>
}

export interface Inode {
  readonly data: Bytes
  /** how many names it has; 0 while only descriptions keep it alive */
  readonly nlink: number
}

export interface Process {
  /** There is no dup and no fork, so each descriptor has a separate open file description. */
  readonly files: ReadonlyMap<Fd, Description>
  /** how many inodes it has created so far: the source of its inode numbers and temporary names */
  readonly created: number
}

/** An open file description: what one open() made. It owns the offset and the flock. */
export interface Description {
  readonly ino: Ino
  /** the path it was opened by, which may name something else by now */
  readonly path: string
  /** access mode first, then the others in a fixed order */
  readonly flags: readonly OpenFlag[]
  readonly offset: number
  readonly lock: LockMode | null
  /** the process' record lock of the file, at the descriptor by which it was taken; absent: none */
  readonly record?: LockMode
  /** whether it truncated the file (O_TRUNC, ftruncate) or wrote a byte to it */
  readonly wrote: boolean
}

/** Inode numbers below this belong to what was there at the start; each process has as many. */
export const RANGE = 1000
const NOBODY: Process = { files: new Map(), created: 0 }

/**
 * A new empty file of a process, or null when the process has used up its numbers. The number
 * comes from the process' own counter and is not used again, so that what others free or create
 * meanwhile does not show in it.
 */
export function createFile(
  fs: Fs,
  pid: Pid,
  path: string,
): { readonly fs: Fs; readonly ino: Ino } | null {
  const next = nextNumber(fs, pid)
  if (next === null) return null
  const made = withInode(next.fs, next.ino, { data: '' as Bytes, nlink: 1 })
  return { fs: withName(made, path, next.ino), ino: next.ino }
}

/** The same for a new directory. */
export function createDirectory(fs: Fs, pid: Pid, path: string): Fs | null {
  const next = nextNumber(fs, pid)
  return next === null ? null : { ...next.fs, dirs: withEntry(fs.dirs, path, next.ino) }
}

/** The next number of a process, counted; null when it has used up its numbers. */
function nextNumber(fs: Fs, pid: Pid): { readonly fs: Fs; readonly ino: Ino } | null {
  const process = processOf(fs, pid)
  const base = RANGE * (pid + 1)
  const ino = firstFree(fs, base + process.created + 1, base + RANGE)
  if (ino === null) return null
  return { fs: withProcess(fs, pid, { ...process, created: ino - base }), ino }
}

/**
 * The disk when a process numbers its next file after the last of its own that still lives, as kernels
 * do that give out numbers again: so that a loop which makes and removes a file comes back to
 * the same state. Not for a process that makes directories, or temporary names, which come from the
 * same counter.
 */
export function withNumbersFreed(fs: Fs, pid: Pid): Fs {
  const process = processOf(fs, pid)
  let { created } = process
  while (created > 0 && !fs.inodes.has(inode(RANGE * (pid + 1) + created))) created -= 1
  return created === process.created ? fs : withProcess(fs, pid, { ...process, created })
}

/** Whose range an inode number is from, and its number there; null for the disk's at the start. */
export function inodeRange(ino: Ino): { readonly pid: number; readonly number: number } | null {
  const pid = Math.floor(ino / RANGE) - 1
  return pid < 0 ? null : { pid, number: ino % RANGE }
}

/** The lowest inode number in [from, end) that no file has, or null. */
export function firstFree(fs: Fs, from: number, end: number): Ino | null {
  for (let n = from; n < end; n++) {
    if (!fs.inodes.has(inode(n))) return inode(n)
  }
  return null
}

export function processOf(fs: Fs, pid: Pid): Process {
  return fs.processes.get(pid) ?? NOBODY
}

/** A process that has nothing and has made nothing leaves no trace. */
export function withProcess(fs: Fs, pid: Pid, process: Process): Fs {
  if (process.files.size > 0 || process.created > 0) {
    return { ...fs, processes: withEntry(fs.processes, pid, process) }
  }
  if (!fs.processes.has(pid)) return fs
  const processes = new Map(fs.processes)
  processes.delete(pid)
  return { ...fs, processes }
}

export function descriptionOf(fs: Fs, pid: Pid, fd: Fd): Description | null {
  return fs.processes.get(pid)?.files.get(fd) ?? null
}

export function withDescription(fs: Fs, pid: Pid, fd: Fd, description: Description): Fs {
  const process = processOf(fs, pid)
  return withProcess(fs, pid, { ...process, files: withEntry(process.files, fd, description) })
}

/** Throws BugError unless the number is a regular file. */
export function inodeOf(fs: Fs, ino: Ino): Inode {
  const found = fs.inodes.get(ino)
  if (found === undefined) throw new BugError(`expected inode ${ino} to be a living file`)
  return found
}

export function isDirectory(fs: Fs, ino: Ino): boolean {
  return !fs.inodes.has(ino)
}

export function withInode(fs: Fs, ino: Ino, inode: Inode): Fs {
  return { ...fs, inodes: withEntry(fs.inodes, ino, inode) }
}

export function withName(fs: Fs, path: string, ino: Ino): Fs {
  return { ...fs, names: withEntry(fs.names, path, ino) }
}
