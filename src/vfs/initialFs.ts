import { BugError } from '../base/index.ts'
import { firstFree, inodeOf, RANGE, withInode, withName, type Fs, type Inode } from './fs.ts'
import { ino as inode } from './ids.ts'
import { resolve } from './resolve.ts'
import type { Bytes, Ino } from './syscall.ts'

/** Files of the start are numbered from 1, directories from here up to the processes' ranges. */
const FIRST_DIRECTORY = 900

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
 * A disk as the next one to come finds it: nobody has a file open, and what was made is numbered as
 * if it had always been there, so that no process' own numbers are taken. Throws BugError when there are
 * too many files.
 */
export function asStart(fs: Fs): Fs {
  const numbers = new Map<Ino, Ino>()
  let next = 1
  for (const ino of new Set(fs.names.values())) numbers.set(ino, inode(next++))
  if (next > FIRST_DIRECTORY) throw new BugError('expected fewer files at the start')
  const numberOf = (old: Ino): Ino => numbers.get(old) ?? old
  const inodes = [...fs.inodes].flatMap(([ino, held]): [Ino, Inode][] =>
    numbers.has(ino) ? [[numberOf(ino), held]] : [],
  )
  return {
    dirs: emptyFs([...fs.dirs.keys()]).dirs,
    names: new Map([...fs.names].map(([path, ino]) => [path, numberOf(ino)])),
    inodes: new Map(inodes.sort(([one], [other]) => one - other)),
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
