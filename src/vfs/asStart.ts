import { BugError } from '../base/index.ts'
import type { Fs, Inode } from './fs.ts'
import { ino as inode } from './ids.ts'
import { emptyFs, FIRST_DIRECTORY } from './initialFs.ts'
import type { Ino } from './syscall.ts'

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
