import type { Description, Fs, Process } from './fs.ts'

/**
 * A text that is equal for two disks exactly when they are deeply equal. Every field of free
 * text carries its length, so that no data can look like structure.
 */
export function fsKey(fs: Fs): string {
  let key = ''
  for (const [path, ino] of fs.dirs) key += `d${ino},${sized(path)}`
  for (const [path, ino] of fs.names) key += `n${ino},${sized(path)}`
  for (const [ino, { data, nlink }] of fs.inodes) key += `i${ino},${nlink},${sized(data)}`
  for (const [pid, process] of fs.processes) key += `p${pid},${processKey(process)}`
  return key
}

function processKey({ created, files }: Process): string {
  let key = `${created},`
  for (const [fd, description] of files) key += `f${fd},${descriptionKey(description)}`
  return key
}

function descriptionKey({ ino, path, flags, offset, lock, wrote }: Description): string {
  return `${ino},${offset},${lock ?? ''},${wrote ? 'w' : ''},${flags.join('|')},${sized(path)}`
}

function sized(text: string): string {
  return `${text.length}:${text}`
}
