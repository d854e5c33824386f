import { withProcess } from './fs.ts'
import type { Description, Fs, Process } from './fs.ts'
import type { Fd, Ino, Pid } from './syscall.ts'

/**
 * A disk in two parts, for a search: what every process can notice, and what only one can. The
 * shared part is a disk itself, whose descriptions are stripped to what others notice of them: a
 * lock, and a save under way. It keeps inodes without a name, because the shared part alone
 * does not know who has them open; `withoutGarbage` drops what nobody has.
 */
export interface Split {
  readonly shared: Fs
  readonly own: OwnFiles
}

/** The descriptors of one process, and its counter. Opaque; compare them by `ownKey`. */
export type OwnFiles = Process

/** The parts of a disk as one process sees it; `joinForStep` may have made it. */
export function splitFs(fs: Fs, pid: Pid): Split {
  const own: Process = fs.processes.get(pid) ?? { files: new Map(), created: 0 }
  const without = withProcess(fs, ANYBODY, { files: new Map(), created: 0 })
  return { shared: withProcess(without, pid, sharedPart(own)), own }
}

/** A disk with the descriptors of one process. */
export function joinFs(shared: Fs, pid: Pid, own: OwnFiles): Fs {
  return withProcess(shared, pid, own)
}

/** No process, and all of them: any other process may have a file open. */
const ANYBODY = -1 as Pid

/**
 * The disk on which one process takes its next step. What others have open cannot be seen from
 * here, so that somebody has every file open: no step frees what it closes last.
 */
export function joinForStep(shared: Fs, pid: Pid, own: OwnFiles): Fs {
  const files = new Map<Fd, Description>()
  for (const ino of shared.inodes.keys()) {
    files.set(files.size as Fd, withoutPrivate({ ino, lock: null, wrote: false }))
  }
  return withProcess(joinFs(shared, pid, own), ANYBODY, { files, created: 0 })
}

/** Are there inodes without a name? */
export function mayHoldGarbage(shared: Fs): boolean {
  for (const { nlink } of shared.inodes.values()) if (nlink === 0) return true
  return false
}

/** Drops the nameless inodes that none of the processes has open. */
export function withoutGarbage(shared: Fs, owners: readonly OwnFiles[]): Fs {
  const open = new Set<Ino>()
  for (const { files } of owners) for (const { ino } of files.values()) open.add(ino)
  const inodes = new Map(
    [...shared.inodes].filter(([ino, { nlink }]) => nlink > 0 || open.has(ino)),
  )
  return inodes.size === shared.inodes.size ? shared : { ...shared, inodes }
}

/** Equal for equal descriptors. */
export function ownKey({ created, files }: OwnFiles): string {
  let key = String(created)
  for (const [fd, file] of files) {
    key += `;${fd},${file.ino},${file.offset},${file.lock ?? ''}${file.record === undefined ? '' : `r${file.record}`},${file.wrote ? 'w' : ''},${file.flags.join('|')},${file.path.length}:${file.path}`
  }
  return key
}

function sharedPart({ files }: Process): Process {
  const seen = new Map<Fd, Description>()
  for (const [fd, file] of files) {
    if (file.lock !== null || file.record !== undefined || file.wrote)
      seen.set(fd, withoutPrivate(file))
  }
  return { created: 0, files: seen }
}

function withoutPrivate({
  ino,
  lock,
  record,
  wrote,
}: Pick<Description, 'ino' | 'lock' | 'record' | 'wrote'>): Description {
  const stripped = { ino, lock, wrote, path: '', flags: ['O_WRONLY'] as const, offset: 0 }
  return record === undefined ? stripped : { ...stripped, record }
}
