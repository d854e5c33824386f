import { createFile, inodeOf, processOf, withDescription, withInode, type Fs } from './fs.ts'
import { fd as descriptor } from './ids.ts'
import { failure, success, type CallOf, type Performed } from './performed.ts'
import { join, resolve } from './resolve.ts'
import type { Bytes, Fd, Ino, OpenFlag, Pid } from './syscall.ts'

const OTHER_FLAGS: readonly OpenFlag[] = ['O_CREAT', 'O_EXCL', 'O_TRUNC', 'O_APPEND']
const MKSTEMP_FLAGS: readonly OpenFlag[] = ['O_RDWR', 'O_CREAT', 'O_EXCL']

/** Both O_WRONLY and O_RDWR is Linux' access mode 3, which may neither read nor write. */
export function mayRead(flags: readonly OpenFlag[]): boolean {
  return !flags.includes('O_WRONLY')
}

export function mayWrite(flags: readonly OpenFlag[]): boolean {
  return flags.includes('O_WRONLY') !== flags.includes('O_RDWR')
}

export function open(fs: Fs, pid: Pid, call: CallOf<'open'>): Performed<'open'> {
  const flags = inFixedOrder(call.flags)
  const place = resolve(fs, call.path)
  if (place.kind === 'failed') return failure(fs, place.errno)
  if (place.kind === 'free') {
    if (!flags.includes('O_CREAT')) return failure(fs, 'ENOENT')
    const made = createFile(fs, pid, place.path)
    if (made === null) return failure(fs, 'ENOSPC')
    return installDescriptor(made.fs, pid, place.path, made.ino, flags)
  }
  if (flags.includes('O_CREAT') && flags.includes('O_EXCL')) return failure(fs, 'EEXIST')
  if (place.kind === 'directory') {
    if (changes(flags) || call.kind === 'file') return failure(fs, 'EISDIR')
    return installDescriptor(fs, pid, place.path, place.ino, flags)
  }
  if (call.kind === 'directory') return failure(fs, 'ENOTDIR')
  const cut = flags.includes('O_TRUNC') ? truncate(fs, place.ino) : fs
  return installDescriptor(cut, pid, place.path, place.ino, flags)
}

/** What Linux does not let an open do to a directory. */
function changes(flags: readonly OpenFlag[]): boolean {
  return (['O_WRONLY', 'O_RDWR', 'O_CREAT', 'O_TRUNC'] as const).some((f) => flags.includes(f))
}

function truncate(fs: Fs, ino: Ino): Fs {
  const inode = inodeOf(fs, ino)
  return inode.data === '' ? fs : withInode(fs, ino, { ...inode, data: '' as Bytes })
}

function installDescriptor(
  fs: Fs,
  pid: Pid,
  path: string,
  ino: Ino,
  flags: readonly OpenFlag[],
): Performed<'open'> {
  const number = lowestFree(fs, pid)
  const description = { ino, path, flags, offset: 0, lock: null, wrote: flags.includes('O_TRUNC') }
  return success(withDescription(fs, pid, number, description), number)
}

function lowestFree(fs: Fs, pid: Pid): Fd {
  const { files } = processOf(fs, pid)
  let number = 3
  while (files.has(descriptor(number))) number++
  return descriptor(number)
}

function inFixedOrder(flags: readonly OpenFlag[]): readonly OpenFlag[] {
  const access = (['O_WRONLY', 'O_RDWR'] as const).filter((flag) => flags.includes(flag))
  const others = OTHER_FLAGS.filter((flag) => flags.includes(flag))
  return [...(access.length === 0 ? (['O_RDONLY'] as const) : access), ...others]
}

/** The first name that is free, counted from the number of files that the process has created. */
export function mkstemp(fs: Fs, pid: Pid, call: CallOf<'mkstemp'>): Performed<'mkstemp'> {
  const dir = resolve(fs, call.dir)
  if (dir.kind === 'failed') return failure(fs, dir.errno)
  if (dir.kind !== 'directory') return failure(fs, dir.kind === 'file' ? 'ENOTDIR' : 'ENOENT')
  for (let n = processOf(fs, pid).created + 1; ; n++) {
    const path = join(dir.path, `${call.prefix}${temporaryName(pid, n)}${call.suffix}`)
    const { fs: after, result } = open(fs, pid, { op: 'open', path, flags: MKSTEMP_FLAGS })
    if ('blockedBy' in result) return { fs: after, result }
    if (!result.ok && result.errno === 'EEXIST') continue
    if (!result.ok) return failure(after, result.errno)
    return success(after, { fd: result.value, path })
  }
}

/** Six characters of [a-z0-9_]: the letter of the process, and a number. */
export function temporaryName(pid: Pid, n: number): string {
  return String.fromCharCode(97 + (pid % 26)) + n.toString(36).padStart(5, '0')
}
