import { directoryLinks, entriesOf, isBelow, renameDirectory } from './directories.ts'
import { inodeOf, isDirectory, withInode, withName, type Fs } from './fs.ts'
import { failure, success, type CallOf, type Performed } from './performed.ts'
import { resolve } from './resolve.ts'
import { withoutEntry } from './sortedMap.ts'
import type { Ino, Pid, Stat } from './syscall.ts'

/** What a directory says about its size. Linux' filesystems differ here; ext4 says this. */
const DIRECTORY_SIZE = 4096

export function stat(fs: Fs, _pid: Pid, call: CallOf<'stat'>): Performed<'stat'> {
  const place = resolve(fs, call.path)
  if (place.kind === 'failed') return failure(fs, place.errno)
  if (place.kind === 'free') return failure(fs, 'ENOENT')
  return success(fs, statOf(fs, place.ino))
}

export function exists(fs: Fs, _pid: Pid, call: CallOf<'exists'>): Performed<'exists'> {
  const { kind } = resolve(fs, call.path)
  return success(fs, kind === 'file' || kind === 'directory')
}

export function listdir(fs: Fs, _pid: Pid, call: CallOf<'listdir'>): Performed<'listdir'> {
  const place = resolve(fs, call.path)
  if (place.kind === 'failed') return failure(fs, place.errno)
  if (place.kind !== 'directory') return failure(fs, place.kind === 'file' ? 'ENOTDIR' : 'ENOENT')
  const names = entriesOf(fs, place.path).map((path) => path.slice(path.lastIndexOf('/') + 1))
  return success(fs, names.sort())
}

export function unlink(fs: Fs, _pid: Pid, call: CallOf<'unlink'>): Performed<'unlink'> {
  const place = resolve(fs, call.path)
  if (place.kind === 'failed') return failure(fs, place.errno)
  if (place.kind === 'free') return failure(fs, 'ENOENT')
  if (place.kind === 'directory') return failure(fs, 'EISDIR')
  const nameless = { ...fs, names: withoutEntry(fs.names, place.path) }
  return success(withOneNameLess(nameless, place.ino), null)
}

export function link(fs: Fs, _pid: Pid, call: CallOf<'link'>): Performed<'link'> {
  const from = resolve(fs, call.from)
  if (from.kind === 'failed') return failure(fs, from.errno)
  if (from.kind === 'free') return failure(fs, 'ENOENT')
  const to = resolve(fs, call.to)
  if (to.kind === 'failed') return failure(fs, to.errno)
  if (to.kind !== 'free') return failure(fs, 'EEXIST')
  if (from.kind === 'directory') return failure(fs, 'EPERM')
  const inode = inodeOf(fs, from.ino)
  const counted = withInode(fs, from.ino, { ...inode, nlink: inode.nlink + 1 })
  return success(withName(counted, to.path, from.ino), null)
}

export function rename(fs: Fs, _pid: Pid, call: CallOf<'rename'>): Performed<'rename'> {
  const from = resolve(fs, call.from)
  const to = resolve(fs, call.to)
  // Linux walks to both directories before it looks for the old name.
  if (from.kind === 'failed') return failure(fs, from.errno)
  if (to.kind === 'failed') return failure(fs, to.errno)
  if (from.kind === 'free') return failure(fs, 'ENOENT')
  if (from.kind === 'directory') return renameDirectory(fs, from, to)
  if (isBelow(from.path, to.path)) return failure(fs, to.path === '/' ? 'EBUSY' : 'ENOTEMPTY')
  if (to.kind === 'directory') return failure(fs, 'EISDIR')
  if (to.kind === 'file' && to.ino === from.ino) return success(fs, null)
  const left = { ...fs, names: withoutEntry(fs.names, from.path) }
  const renamed = withName(left, to.path, from.ino)
  return success(to.kind === 'file' ? withOneNameLess(renamed, to.ino) : renamed, null)
}

function withOneNameLess(fs: Fs, ino: Ino): Fs {
  const inode = inodeOf(fs, ino)
  return freedIfUnused(withInode(fs, ino, { ...inode, nlink: inode.nlink - 1 }), ino)
}

/** A file without a name lives on as long as a description is open on it. */
export function freedIfUnused(fs: Fs, ino: Ino): Fs {
  if (fs.inodes.get(ino)?.nlink !== 0) return fs
  for (const { files } of fs.processes.values()) {
    for (const description of files.values()) {
      if (description.ino === ino) return fs
    }
  }
  return { ...fs, inodes: withoutEntry(fs.inodes, ino) }
}

export function statOf(fs: Fs, ino: Ino): Stat {
  if (isDirectory(fs, ino)) {
    return { ino, size: DIRECTORY_SIZE, nlink: directoryLinks(fs, ino), kind: 'directory' }
  }
  const { data, nlink } = inodeOf(fs, ino)
  return { ino, size: data.length, nlink, kind: 'file' }
}
