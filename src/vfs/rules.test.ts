import { expect, test } from 'vitest'
import {
  bytes,
  emptyFs,
  exitProcess,
  fd,
  fsKey,
  inodeData,
  ino,
  listFiles,
  openDescriptions,
  perform,
  pid,
  withFile,
} from './index.ts'
import type { Fs, OpenFlag, Pid, Syscall } from './index.ts'

// Examples of the rules of SPEC.md that run on every system; the random oracles need Linux.

const A = pid(0)
const B = pid(1)
const DISK = withFile(emptyFs(['/d']), '/d/a', bytes('old'))

const open = (path: string, ...flags: OpenFlag[]): Syscall => ({
  op: 'open',
  path,
  flags: flags.length === 0 ? ['O_RDONLY'] : flags,
})
const write = (text: string, on = 3): Syscall => ({ op: 'write', fd: fd(on), data: bytes(text) })
const read = (size: number | null, on = 3): Syscall => ({ op: 'read', fd: fd(on), size })
const seek = (offset: number): Syscall => ({ op: 'lseek', fd: fd(3), offset, whence: 'SEEK_SET' })
const close: Syscall = { op: 'close', fd: fd(3) }

/** The disk after some calls, each of which must succeed but for the last, whose answer comes along. */
function run(fs: Fs, ...calls: readonly Syscall[]): { readonly fs: Fs; readonly last: unknown } {
  return runAs(fs, ...calls.map((call) => [A, call] as const))
}

function runAs(
  fs: Fs,
  ...calls: readonly (readonly [Pid, Syscall])[]
): { readonly fs: Fs; readonly last: unknown } {
  let now = fs
  const results: unknown[] = []
  for (const [who, call] of calls) {
    const done = perform(now, who, call)
    now = done.fs
    results.push(done.result)
  }
  const last = results.pop()
  expect(results).toEqual(results.map(() => expect.objectContaining({ ok: true }) as unknown))
  return { fs: now, last }
}

const answer = (...calls: readonly Syscall[]) => run(DISK, ...calls).last
const contentsOf = (fs: Fs, path = '/d/a') =>
  listFiles(fs).find((file) => file.path === path)?.data ?? null
const error = (errno: string) => ({ ok: false, errno })
const ok = (value: unknown) => ({ ok: true, value })

test('[V2] a way over a missing directory is ENOENT, over a file ENOTDIR', () => {
  expect(answer(open('/none/x', 'O_CREAT'))).toEqual(error('ENOENT'))
  expect(answer(open('/d/a/x'))).toEqual(error('ENOTDIR'))
  expect(answer(open(''))).toEqual(error('ENOENT'))
  expect(answer(open('d/./../d//a'))).toEqual(ok(3))
})

test('[V4] unlink takes one name away', () => {
  const { fs, last } = run(DISK, { op: 'unlink', path: '/d/a' })
  expect([last, listFiles(fs)]).toEqual([ok(null), []])
  expect(run(fs, { op: 'unlink', path: '/d/a' }).last).toEqual(error('ENOENT'))
  expect(answer({ op: 'unlink', path: '/d' })).toEqual(error('EISDIR'))
})

test('[V5] rename replaces the new name, and needs the old one', () => {
  const { fs } = run(DISK, open('/d/b', 'O_WRONLY', 'O_CREAT'), write('new'))
  const moved = run(fs, { op: 'rename', from: '/d/b', to: '/d/a' }).fs
  expect(listFiles(moved).map(({ path, data }) => [path, data])).toEqual([['/d/a', 'new']])
  expect(answer({ op: 'rename', from: '/d/none', to: '/d/a' })).toEqual(error('ENOENT'))
  expect(answer({ op: 'rename', from: '/d/a', to: '/d' })).toEqual(error('ENOTEMPTY'))
})

test('[V6] rename between two names of one file keeps both', () => {
  const { fs } = run(DISK, { op: 'link', from: '/d/a', to: '/d/b' })
  const same = run(fs, { op: 'rename', from: '/d/a', to: '/d/b' }).fs
  expect(same).toBe(fs)
})

test('[V8] link gives a second name, but not one that is taken', () => {
  const { fs } = run(DISK, { op: 'link', from: '/d/a', to: '/d/b' })
  expect(listFiles(fs).map(({ path, ino: number, nlink }) => [path, number, nlink])).toEqual([
    ['/d/a', 1, 2],
    ['/d/b', 1, 2],
  ])
  expect(answer({ op: 'link', from: '/d/a', to: '/d/a' })).toEqual(error('EEXIST'))
  // The name that is taken is found before the directory that may have no second one.
  expect(answer({ op: 'link', from: '/d', to: '/d/a' })).toEqual(error('EEXIST'))
})

test('[V9] listdir gives sorted names; of a file it is ENOTDIR', () => {
  const { fs } = run(DISK, open('/d/c', 'O_CREAT'), open('/d/b', 'O_CREAT'))
  expect(run(fs, { op: 'listdir', path: '/d' }).last).toEqual(ok(['a', 'b', 'c']))
  expect(run(fs, { op: 'listdir', path: '/' }).last).toEqual(ok(['d']))
  expect(answer({ op: 'listdir', path: '/d/a' })).toEqual(error('ENOTDIR'))
})

test('[V10] stat and fstat tell the same; exists never fails', () => {
  const stat = { kind: 'file', ino: 1, size: 3, nlink: 1 }
  expect(answer({ op: 'stat', path: '/d/a' })).toEqual(ok(stat))
  expect(answer(open('/d/a'), { op: 'fstat', fd: fd(3) })).toEqual(ok(stat))
  expect(answer({ op: 'stat', path: '/d/b' })).toEqual(error('ENOENT'))
  expect(answer({ op: 'exists', path: '/d/a/x' })).toEqual(ok(false))
  expect(answer({ op: 'exists', path: '/d' })).toEqual(ok(true))
})

test('[V11] an inode lives as long as a name or a description', () => {
  const { fs } = run(DISK, open('/d/a'), { op: 'unlink', path: '/d/a' })
  expect(inodeData(fs, ino(1))).toBe('old')
  expect(inodeData(run(fs, close).fs, ino(1))).toBeNull()
})

test('[V13] O_CREAT makes a missing file, which is ENOENT without it', () => {
  expect(answer(open('/d/b'))).toEqual(error('ENOENT'))
  expect(contentsOf(run(DISK, open('/d/b', 'O_CREAT')).fs, '/d/b')).toBe('')
})

test('[V14] O_EXCL refuses what is there, with O_CREAT alone', () => {
  expect(answer(open('/d/a', 'O_WRONLY', 'O_CREAT', 'O_EXCL'))).toEqual(error('EEXIST'))
  expect(answer(open('/d', 'O_CREAT', 'O_EXCL'))).toEqual(error('EEXIST'))
  expect(answer(open('/d/a', 'O_WRONLY', 'O_EXCL'))).toEqual(ok(3))
})

test('[V15] a directory opens for reading alone, and cannot be read', () => {
  expect(answer(open('/d'))).toEqual(ok(3))
  expect(answer(open('/d'), read(null))).toEqual(error('EISDIR'))
  for (const flag of ['O_WRONLY', 'O_RDWR', 'O_CREAT', 'O_TRUNC'] as const) {
    expect(answer(open('/d', flag))).toEqual(error('EISDIR'))
  }
})

test('[V16] O_TRUNC empties the file at the open, for reading too', () => {
  expect(contentsOf(run(DISK, open('/d/a', 'O_WRONLY', 'O_TRUNC')).fs)).toBe('')
  expect(contentsOf(run(DISK, open('/d/a', 'O_RDONLY', 'O_TRUNC')).fs)).toBe('')
})

test('[V18] each open has a separate offset; access mode 3 neither reads nor writes', () => {
  const { fs } = run(DISK, open('/d/a'), open('/d/a'), read(2))
  expect(run(fs, read(null, 4)).last).toEqual(ok('old'))
  expect(run(fs, read(null)).last).toEqual(ok('d'))
  const neither = open('/d/a', 'O_WRONLY', 'O_RDWR')
  expect(answer(neither, read(null))).toEqual(error('EBADF'))
  expect(answer(neither, write('x'))).toEqual(error('EBADF'))
})

test('[V20] a number that is not open is EBADF for every call', () => {
  const calls: readonly Syscall[] = [
    read(null),
    write('x'),
    seek(0),
    close,
    { op: 'fstat', fd: fd(3) },
    { op: 'ftruncate', fd: fd(3), length: 0 },
    { op: 'flock', fd: fd(3), mode: 'LOCK_SH', nonblocking: false },
  ]
  expect(calls.map((call) => answer(call))).toEqual(calls.map(() => error('EBADF')))
})

test('[V21] read gives what is left, at most so much, and moves on', () => {
  expect(answer(open('/d/a'), read(2))).toEqual(ok('ol'))
  expect(answer(open('/d/a'), read(2), read(2))).toEqual(ok('d'))
  expect(answer(open('/d/a'), read(null), read(null))).toEqual(ok(''))
  expect(answer(open('/d/a'), read(-1))).toEqual(error('EINVAL'))
  expect(answer(open('/d/a', 'O_WRONLY'), read(1))).toEqual(error('EBADF'))
})

test('[V22] write goes over what is there, fills a gap with zeros, and needs the right to', () => {
  const opened = run(DISK, open('/d/a', 'O_WRONLY')).fs
  expect(contentsOf(run(opened, write('NE')).fs)).toBe('NEd')
  expect(contentsOf(run(opened, seek(5), write('x')).fs)).toBe('old\0\0x')
  expect(run(opened, write('')).fs).toBe(opened)
  expect(answer(open('/d/a'), write('x'))).toEqual(error('EBADF'))
})

test('[V23] with O_APPEND each write goes to the end of that moment', () => {
  const { fs } = runAs(
    DISK,
    [A, open('/d/a', 'O_WRONLY', 'O_APPEND')],
    [B, open('/d/a', 'O_WRONLY', 'O_APPEND')],
    [A, write('1')],
    [B, write('2')],
    [A, write('3')],
  )
  expect(contentsOf(fs)).toBe('old123')
  expect(openDescriptions(fs).map(({ offset }) => offset)).toEqual([6, 5])
})

test('[V24] ftruncate cuts or grows with zeros, and leaves the offset', () => {
  const { fs } = run(DISK, open('/d/a', 'O_RDWR'), read(2))
  const cut = (length: number) => run(fs, { op: 'ftruncate', fd: fd(3), length }).fs
  expect([contentsOf(cut(1)), contentsOf(cut(5))]).toEqual(['o', 'old\0\0'])
  expect(openDescriptions(cut(1)).map(({ offset }) => offset)).toEqual([2])
  const readOnly = run(DISK, open('/d/a'), { op: 'ftruncate', fd: fd(3), length: 0 })
  expect(readOnly.last).toEqual(error('EINVAL'))
})

test('[V25] lseek may go beyond the end, and not before the start', () => {
  expect(answer(open('/d/a'), seek(9))).toEqual(ok(9))
  expect(answer(open('/d/a'), seek(-1))).toEqual(error('EINVAL'))
  const fromEnd: Syscall = { op: 'lseek', fd: fd(3), offset: -1, whence: 'SEEK_END' }
  expect(answer(open('/d/a'), fromEnd)).toEqual(ok(2))
})

test('[V26] close frees the number and the lock', () => {
  const lock: Syscall = { op: 'flock', fd: fd(3), mode: 'LOCK_EX', nonblocking: true }
  const { fs } = runAs(DISK, [A, open('/d/a')], [A, lock], [B, open('/d/a')])
  expect(perform(fs, B, lock).result).toEqual(error('EWOULDBLOCK'))
  const closed = runAs(fs, [A, close]).fs
  expect(perform(closed, B, lock).result).toEqual(ok(null))
  expect(perform(closed, A, open('/d/a')).result).toEqual(ok(3))
})

test('[V31] a conversion that must wait has lost the old lock, and is asked for again', () => {
  const lock = (mode: 'LOCK_SH' | 'LOCK_EX'): Syscall => ({
    op: 'flock',
    fd: fd(3),
    mode,
    nonblocking: false,
  })
  const { fs } = runAs(
    DISK,
    [A, open('/d/a')],
    [B, open('/d/a')],
    [A, lock('LOCK_SH')],
    [B, lock('LOCK_SH')],
  )
  const waiting = perform(fs, A, lock('LOCK_EX'))
  expect(waiting.result).toEqual(ok(false))
  expect(perform(waiting.fs, A, lock('LOCK_EX')).result).toEqual({ blockedBy: [B] })
  expect(perform(waiting.fs, B, lock('LOCK_EX')).result).toEqual(ok(null))
})

test('[V32] a conversion that is refused has lost the old lock', () => {
  const lock = (mode: 'LOCK_SH' | 'LOCK_EX'): Syscall => ({
    op: 'flock',
    fd: fd(3),
    mode,
    nonblocking: true,
  })
  const { fs } = runAs(
    DISK,
    [A, open('/d/a')],
    [B, open('/d/a')],
    [A, lock('LOCK_SH')],
    [B, lock('LOCK_SH')],
  )
  const refused = perform(fs, A, lock('LOCK_EX'))
  expect(refused.result).toEqual(error('EWOULDBLOCK'))
  expect(perform(refused.fs, B, lock('LOCK_EX')).result).toEqual(ok(null))
})

test('[V42] an inode number follows from its creator alone', () => {
  const made = (who: Pid, fs: Fs) => perform(fs, who, open('/d/new', 'O_CREAT')).fs
  const inoOf = (fs: Fs) => listFiles(fs).find(({ path }) => path === '/d/new')?.ino
  expect([inoOf(made(A, DISK)), inoOf(made(B, DISK))]).toEqual([1001, 2001])
  // What is freed is not given out again.
  const again = run(made(A, DISK), { op: 'unlink', path: '/d/new' }, close).fs
  expect(inoOf(made(A, again))).toBe(1002)
})

test('[V43] two ways to one disk have one key; a process that ended leaves no trace in it', () => {
  const one = runAs(DISK, [A, open('/d/a')], [B, open('/d/a')]).fs
  const other = runAs(DISK, [B, open('/d/a')], [A, open('/d/a')]).fs
  expect(fsKey(one)).toBe(fsKey(other))
  expect(fsKey(exitProcess(one, A))).not.toBe(fsKey(one))
})
