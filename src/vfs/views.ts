import type { Fs } from './fs.ts'
import type { Bytes, Fd, Ino, LockMode, OpenFlag, Pid } from './syscall.ts'

export interface FileView {
  readonly path: string
  readonly ino: Ino
  /** bytes */
  readonly size: number
  readonly nlink: number
  readonly data: Bytes
}

export interface DescriptionView {
  readonly pid: Pid
  readonly fd: Fd
  /** as opened; it may name another file by now */
  readonly path: string
  readonly ino: Ino
  readonly flags: readonly OpenFlag[]
  readonly offset: number
  /** whether the file still has a name, any name */
  readonly linked: boolean
  /** whether this description truncated the file or wrote to it */
  readonly wrote: boolean
  readonly lock: LockMode | null
}

/** Every name of a regular file, sorted by path. A file with two names is there twice. */
export function listFiles(fs: Fs): readonly FileView[] {
  return [...fs.names].flatMap(([path, ino]) => {
    const inode = fs.inodes.get(ino)
    if (inode === undefined) return []
    return [{ path, ino, size: inode.data.length, nlink: inode.nlink, data: inode.data }]
  })
}

/** Every open file description, sorted by pid, then by fd. */
export function openDescriptions(fs: Fs): readonly DescriptionView[] {
  return [...fs.processes].flatMap(([pid, { files }]) =>
    [...files].map(([fd, { path, ino, flags, offset, wrote, lock }]) => {
      const linked = fs.inodes.get(ino)?.nlink !== 0
      return { pid, fd, path, ino, flags, offset, linked, wrote, lock }
    }),
  )
}

/** The bytes of a file, named or not; null unless the number is an existing regular file. */
export function inodeData(fs: Fs, ino: Ino): Bytes | null {
  return fs.inodes.get(ino)?.data ?? null
}

/** The processes that truncated or wrote this file and have not closed it yet, sorted. */
export function underWay(fs: Fs, ino: Ino): readonly Pid[] {
  return [...fs.processes]
    .filter(([, { files }]) => [...files.values()].some((file) => file.ino === ino && file.wrote))
    .map(([pid]) => pid)
}
