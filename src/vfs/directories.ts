import { createDirectory, isDirectory, type Fs } from './fs.ts'
import { failure, success, type CallOf, type Performed } from './performed.ts'
import { parentOf, resolve } from './resolve.ts'
import type { Lookup } from './resolve.ts'
import { inKeyOrder, withoutEntry } from './sortedMap.ts'
import type { Ino, Pid } from './syscall.ts'

type Found = Extract<Lookup, { readonly kind: 'directory' }>

export function mkdir(fs: Fs, pid: Pid, call: CallOf<'mkdir'>): Performed<'mkdir'> {
  const place = resolve(fs, call.path)
  if (place.kind === 'failed') return failure(fs, place.errno)
  if (place.kind !== 'free') return failure(fs, 'EEXIST')
  const made = createDirectory(fs, pid, place.path)
  return made === null ? failure(fs, 'ENOSPC') : success(made, null)
}

export function rmdir(fs: Fs, _pid: Pid, call: CallOf<'rmdir'>): Performed<'rmdir'> {
  const place = resolve(fs, call.path)
  if (place.kind === 'failed') return failure(fs, place.errno)
  if (place.kind === 'free') return failure(fs, 'ENOENT')
  if (place.kind === 'file') return failure(fs, 'ENOTDIR')
  if (place.path === '/') return failure(fs, 'EBUSY')
  if (entriesOf(fs, place.path).length > 0) return failure(fs, 'ENOTEMPTY')
  return success({ ...fs, dirs: withoutEntry(fs.dirs, place.path) }, null)
}

/** The paths of all that is in a directory, files first. */
export function entriesOf(fs: Fs, dir: string): readonly string[] {
  return [...fs.names.keys(), ...fs.dirs.keys()].filter(
    (path) => path !== '/' && parentOf(path) === dir,
  )
}

/** The rename of a directory, with all that is in it, in the order of Linux' checks. */
export function renameDirectory(fs: Fs, from: Found, to: Lookup): Performed<'rename'> {
  if (to.kind === 'failed') return failure(fs, to.errno)
  if (from.path === '/' || to.path === '/') return failure(fs, 'EBUSY')
  if (isBelow(to.path, from.path)) return failure(fs, 'EINVAL')
  if (isBelow(from.path, to.path)) return failure(fs, 'ENOTEMPTY')
  if (to.path === from.path) return success(fs, null)
  if (to.kind === 'file') return failure(fs, 'ENOTDIR')
  if (to.kind === 'directory' && entriesOf(fs, to.path).length > 0) return failure(fs, 'ENOTEMPTY')
  const moved = (path: string) =>
    path === from.path || isBelow(path, from.path) ? to.path + path.slice(from.path.length) : path
  const rest = { ...fs, dirs: withoutEntry(fs.dirs, to.path) }
  const dirs = inKeyOrder([...rest.dirs].map(([path, ino]) => [moved(path), ino] as const))
  const names = inKeyOrder([...rest.names].map(([path, ino]) => [moved(path), ino] as const))
  return success({ ...rest, dirs, names }, null)
}

export function isBelow(path: string, dir: string): boolean {
  return path.startsWith(dir === '/' ? dir : `${dir}/`) && path !== dir
}

/** The names that lead to a directory: its own, and one in each directory in it; 0 once removed. */
export function directoryLinks(fs: Fs, ino: Ino): number {
  if (!isDirectory(fs, ino)) return 0
  const path = [...fs.dirs].find(([, number]) => number === ino)?.[0]
  if (path === undefined) return 0
  return 2 + [...fs.dirs.keys()].filter((each) => each !== '/' && parentOf(each) === path).length
}
