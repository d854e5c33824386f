import type { Description, Fs, Inode, Process } from './fs.ts'

/**
 * A text that is equal for two disks exactly when they are deeply equal. Every field of free
 * text carries its length, so that no data can look like structure.
 */
export function fsKey(fs: Fs): string {
  let key = dirsKey(fs.dirs)
  key += namesKey(fs.names)
  for (const [ino, inode] of fs.inodes) key += `i${ino},${inodeKey(inode)}`
  for (const [pid, process] of fs.processes) key += `p${pid},${processKey(process)}`
  return key
}

/** The same for the directories alone. */
export function dirsKey(dirs: Fs['dirs']): string {
  let key = ''
  for (const [path, ino] of dirs) key += `d${ino},${withLength(path)}`
  return key
}

/** The same for what is stored: directories, names and files, no matter who has them open. */
export function filesKey({ dirs, names, inodes }: Fs): string {
  return fsKey({ dirs, names, inodes, processes: new Map() })
}

/** The same for the names alone. */
export function namesKey(names: Fs['names']): string {
  let key = ''
  for (const [path, ino] of names) key += `n${ino},${withLength(path)}`
  return key
}

/** The same for one file. */
export function inodeKey({ data, nlink }: Inode): string {
  return `${nlink},${withLength(data)}`
}

function processKey({ created, files }: Process): string {
  let key = `${created},`
  for (const [fd, description] of files) key += `f${fd},${descriptionKey(description)}`
  return key
}

function descriptionKey({ ino, path, flags, offset, lock, record, wrote }: Description): string {
  return `${ino},${offset},${lock ?? ''}${record === undefined ? '' : `r${record}`},${wrote ? 'w' : ''},${flags.join('|')},${withLength(path)}`
}

function withLength(text: string): string {
  return `${text.length}:${text}`
}
