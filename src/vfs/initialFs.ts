import { BugError } from '../base/index.ts'
import { firstFree, inodeOf, RANGE, withInode, withName, type Fs } from './fs.ts'
import { ino as inode } from './ids.ts'
import { resolve } from './resolve.ts'
import type { Bytes } from './syscall.ts'

/** Files of the start are numbered from 1, directories from here up to the processes' ranges. */
export const FIRST_DIRECTORY = 900

/** A disk with these directories and all that lead to them, and no file. */
export function emptyFs(dirs: readonly string[]): Fs {
  const paths = new Set(['/'])
  for (const dir of dirs) {
    const parts = dir.split('/').filter((part) => part !== '')
    parts.forEach((_, i) => paths.add(`/${parts.slice(0, i + 1).join('/')}`))
  }
  const sorted = [...paths].sort()
  if (sorted.length > RANGE - FIRST_DIRECTORY) {
    throw new BugError(`expected at most ${RANGE - FIRST_DIRECTORY} directories`)
  }
  return {
    dirs: new Map(sorted.map((path, i) => [path, inode(FIRST_DIRECTORY + i)])),
    names: new Map(),
    inodes: new Map(),
    processes: new Map(),
  }
}

/**
 * Puts a file on the disk before anything runs; the data of a file that is there is replaced.
 * Throws BugError when the directory does not exist.
 */
export function withFile(fs: Fs, path: string, data: Bytes): Fs {
  const place = resolve(fs, path)
  switch (place.kind) {
    case 'file':
      return withInode(fs, place.ino, { ...inodeOf(fs, place.ino), data })
    case 'free': {
      const number = firstFree(fs, 1, FIRST_DIRECTORY)
      if (number === null) throw new BugError('expected fewer files at the start')
      return withName(withInode(fs, number, { data, nlink: 1 }), place.path, number)
    }
    default:
      throw new BugError(`expected a path for a file in a known directory, got ${path}`)
  }
}
