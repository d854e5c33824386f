import { expect, test } from 'vitest'
import { BugError } from '../base/index.ts'
import {
  bytes,
  emptyFs,
  exitProcess,
  fd,
  ino,
  inodeData,
  listFiles,
  lockQueue,
  noticeable,
  openDescriptions,
  perform,
  pid,
  underWay,
  withFile,
} from './index.ts'
import type { Fs, LockMode, OpenFlag, Pid, Syscall } from './index.ts'

const A = pid(0)
const B = pid(1)
const DISK = withFile(emptyFs(['/d']), '/d/a', bytes('old'))

test('[V17] an open takes the lowest number its process has free', () => {
  const { fs } = run(DISK, [A, open('/d/a')], [A, open('/d/a')], [A, open('/d/a')])
  const { fs: gap, last } = run(fs, [A, { op: 'close', fd: fd(4) }], [A, open('/d/a')])
  expect(last).toEqual({ ok: true, value: 4 })
  expect(perform(gap, B, open('/d/a')).result).toEqual({ ok: true, value: 3 })
})

test('[V1] every directory on the way to a given one is there', () => {
  const fs = emptyFs(['/var/lib/sessions'])
  expect(run(fs, [A, { op: 'listdir', path: '/' }]).last).toEqual({ ok: true, value: ['var'] })
  expect(run(fs, [A, { op: 'stat', path: '/var' }]).last).toMatchObject({
    value: { kind: 'directory', nlink: 3 },
  })
  expect(() => withFile(fs, '/tmp/x', bytes(''))).toThrow(BugError)
})

test('[V7] rename over an open file keeps the old inode readable', () => {
  const opened = run(DISK, [A, open('/d/a')], [B, open('/d/new', 'O_WRONLY', 'O_CREAT')])
  const { fs } = run(
    opened.fs,
    [B, { op: 'write', fd: fd(3), data: bytes('new') }],
    [B, { op: 'rename', from: '/d/new', to: '/d/a' }],
  )
  expect(listFiles(fs)).toEqual([{ path: '/d/a', ino: 2001, size: 3, nlink: 1, data: 'new' }])
  expect(inodeData(fs, ino(1))).toBe('old')
  expect(run(fs, [A, { op: 'read', fd: fd(3), size: null }]).last).toMatchObject({ value: 'old' })
  expect(openDescriptions(fs)).toMatchObject([
    { pid: A, path: '/d/a', ino: 1, linked: false, wrote: false },
    { pid: B, path: '/d/new', ino: 2001, linked: true, wrote: true, offset: 3 },
  ])
  expect(inodeData(exitProcess(fs, A), ino(1))).toBeNull()
})

const error = (errno: string) => ({ ok: false, errno })

test('[V3] a directory has one name, and takes what is in it along', () => {
  const answers = (call: Syscall) => perform(DISK, A, call).result
  expect(answers({ op: 'rename', from: '/d', to: '/d/in' })).toEqual(error('EINVAL'))
  expect(answers({ op: 'link', from: '/d', to: '/e' })).toEqual(error('EPERM'))
  const { fs } = perform(DISK, A, { op: 'rename', from: '/d', to: '/e' })
  expect(listFiles(fs).map(({ path }) => path)).toEqual(['/e/a'])
  expect(perform(fs, A, { op: 'stat', path: '/d' }).result).toEqual(error('ENOENT'))
})

test('[V1] directories come and go; only an empty one can be removed', () => {
  const made = perform(DISK, A, { op: 'mkdir', path: '/d/in' }).fs
  expect(perform(made, A, { op: 'mkdir', path: '/d/in' }).result).toEqual(error('EEXIST'))
  expect(perform(made, A, { op: 'mkdir', path: '/none/in' }).result).toEqual(error('ENOENT'))
  expect(perform(made, A, { op: 'listdir', path: '/d' }).result).toMatchObject({
    value: ['a', 'in'],
  })
  expect(perform(made, A, { op: 'rmdir', path: '/d' }).result).toEqual(error('ENOTEMPTY'))
  expect(perform(made, A, { op: 'rmdir', path: '/d/a' }).result).toEqual(error('ENOTDIR'))
  expect(perform(made, A, { op: 'rmdir', path: '/' }).result).toEqual(error('EBUSY'))
  const removed = perform(made, A, { op: 'rmdir', path: '/d/in' }).fs
  expect([...removed.dirs.keys()]).toEqual([...DISK.dirs.keys()])
})

test('[V12] a full disk is ENOSPC, not a crash', () => {
  const { fs } = run(DISK, [A, open('/d/a', 'O_RDWR')])
  const full = { ok: false, errno: 'ENOSPC' }
  expect(run(fs, [A, { op: 'ftruncate', fd: fd(3), length: 2 ** 40 }]).last).toEqual(full)
  const seek: Syscall = { op: 'lseek', fd: fd(3), offset: 2 ** 40, whence: 'SEEK_SET' }
  expect(run(fs, [A, seek], [A, { op: 'write', fd: fd(3), data: bytes('x') }]).last).toEqual(full)
  let many = DISK
  for (let n = 0; n < 999; n++) {
    many = run(many, [A, open('/d/x', 'O_CREAT')], [A, { op: 'unlink', path: '/d/x' }]).fs
    many = run(many, [A, { op: 'close', fd: fd(3) }]).fs
  }
  expect(run(many, [A, open('/d/x', 'O_CREAT')]).last).toEqual(full)
  expect(run(many, [B, open('/d/x', 'O_CREAT')]).last).toEqual({ ok: true, value: 3 })
})

test('[V19] mkstemp names come from the process and pass over what is there', () => {
  const mkstemp: Syscall = { op: 'mkstemp', dir: '/d', prefix: 'p', suffix: '.s' }
  const first = run(DISK, [A, mkstemp])
  expect(first.last).toEqual({ ok: true, value: { fd: 3, path: '/d/pa00001.s' } })
  expect(run(first.fs, [B, mkstemp]).last).toMatchObject({ value: { path: '/d/pb00001.s' } })
  const taken = run(first.fs, [B, open('/d/pa00002.s', 'O_CREAT')], [A, mkstemp])
  expect(taken.last).toMatchObject({ value: { path: '/d/pa00003.s' } })
})

test('[V24] a negative length is refused before a bad descriptor', () => {
  const cut = (length: number) => run(DISK, [A, { op: 'ftruncate', fd: fd(9), length }]).last
  expect(cut(-1)).toEqual({ ok: false, errno: 'EINVAL' })
  expect(cut(0)).toEqual({ ok: false, errno: 'EBADF' })
})

test('[V31] a lock that must wait answers who blocks it and changes nothing', () => {
  const { fs } = run(DISK, [A, open('/d/a')], [A, flock('LOCK_SH')], [B, open('/d/a')])
  const waiting = perform(fs, B, flock('LOCK_EX'))
  expect(waiting.result).toEqual({ blockedBy: [A] })
  expect(waiting.fs).toBe(fs)
  expect(perform(fs, B, flock('LOCK_SH')).result).toEqual({ ok: true, value: null })
  expect(perform(exitProcess(fs, A), B, flock('LOCK_EX')).result).toEqual({ ok: true, value: null })
})

test('[V30] two descriptions of one process are strangers', () => {
  const { fs } = run(DISK, [A, open('/d/a')], [A, open('/d/a')], [A, flock('LOCK_EX')])
  expect(perform(fs, A, { ...flock('LOCK_EX'), fd: fd(4) }).result).toEqual({ blockedBy: [A] })
})

test('[V33] a lock stays with the file when its name goes to another', () => {
  const { fs } = run(
    DISK,
    [A, open('/d/a')],
    [A, flock('LOCK_EX')],
    [B, open('/d/a')],
    [B, { op: 'unlink', path: '/d/a' }],
    [B, open('/d/a', 'O_CREAT')],
  )
  expect(perform(fs, B, flock('LOCK_EX')).result).toEqual({ blockedBy: [A] })
  expect(perform(fs, B, { ...flock('LOCK_EX'), fd: fd(4) }).result).toMatchObject({ ok: true })
})

const lockf = (mode: LockMode | 'LOCK_UN') =>
  ({ op: 'lockf', fd: fd(3), mode, nonblocking: false }) as const

test('[V35] a record lock belongs to the process, and knows nothing of flock', () => {
  const opened = [
    [A, open('/d/a', 'O_RDWR')],
    [A, open('/d/a', 'O_RDWR')],
    [B, open('/d/a', 'O_RDWR')],
  ] as const
  const { fs } = run(DISK, ...opened, [A, lockf('LOCK_EX')])
  expect(perform(fs, B, lockf('LOCK_SH')).result).toEqual({ blockedBy: [A] })
  expect(perform(fs, B, flock('LOCK_EX')).result).toEqual({ ok: true, value: null })
  expect(perform(fs, A, { ...lockf('LOCK_EX'), fd: fd(4) }).result).toEqual({
    ok: true,
    value: null,
  })
})

test('[V35] a record lock needs a description that may do what it is for', () => {
  const read = run(DISK, [A, open('/d/a')]).fs
  expect(perform(read, A, lockf('LOCK_EX')).result).toEqual({ ok: false, errno: 'EBADF' })
  expect(perform(read, A, lockf('LOCK_SH')).result).toEqual({ ok: true, value: null })
})

test('[V36] any close of the file by the process releases its record lock', () => {
  const opened = [
    [A, open('/d/a', 'O_RDWR')],
    [A, open('/d/a')],
    [B, open('/d/a', 'O_RDWR')],
  ] as const
  const { fs } = run(DISK, ...opened, [A, lockf('LOCK_EX')])
  const closed = run(fs, [A, { op: 'close', fd: fd(4) }]).fs
  expect(perform(closed, B, lockf('LOCK_EX')).result).toEqual({ ok: true, value: null })
  const gone = perform(exitProcess(fs, A), B, lockf('LOCK_EX'))
  expect(gone.result).toEqual({ ok: true, value: null })
})

test('[V61] the lock queue has the holders, and the waiters in the order given', () => {
  const C = pid(2)
  const opens = run(DISK, [A, open('/d/a')], [B, open('/d/a')], [C, open('/d/a')])
  const { fs } = run(opens.fs, [A, flock('LOCK_SH')], [C, flock('LOCK_SH')])
  const waiting = [{ pid: B, fd: fd(3), mode: 'LOCK_EX' as const }]
  const holders = [
    { pid: A, fd: 3, mode: 'LOCK_SH' },
    { pid: C, fd: 3, mode: 'LOCK_SH' },
  ]
  const waiters = [{ pid: B, fd: 3, mode: 'LOCK_EX', blockedBy: [A, C] }]
  expect(lockQueue(fs, waiting)).toEqual([{ ino: 1, path: '/d/a', holders, waiters }])
  const { fs: nameless } = run(fs, [B, { op: 'unlink', path: '/d/a' }])
  expect(lockQueue(nameless, [])).toEqual([{ ino: 1, path: null, holders, waiters: [] }])
  expect(lockQueue(DISK, [])).toEqual([])
  expect(() => lockQueue(DISK, waiting)).toThrow(BugError)
})

test('[V45] a close is noticeable when it lets go of a lock', () => {
  const { fs } = run(DISK, [A, open('/d/a')])
  const close: Syscall = { op: 'close', fd: fd(3) }
  expect(noticeable(fs, A, close)).toBe(false)
  expect(noticeable(run(fs, [A, flock('LOCK_SH')]).fs, A, close)).toBe(true)
  expect(noticeable(fs, A, { op: 'read', fd: fd(3), size: 1 })).toBe(true)
  const seek = { op: 'lseek', fd: fd(3), offset: 0, whence: 'SEEK_SET' } as const
  expect(noticeable(fs, A, seek)).toBe(false)
  expect(noticeable(fs, A, { ...seek, whence: 'SEEK_END' })).toBe(true)
})

test('[V60] a file is under way from its first change to the close', () => {
  const { fs } = run(DISK, [A, open('/d/a', 'O_RDWR')], [B, open('/d/a', 'O_WRONLY', 'O_TRUNC')])
  expect(underWay(fs, ino(1))).toEqual([B])
  const { fs: both } = run(fs, [A, { op: 'write', fd: fd(3), data: bytes('x') }])
  expect(underWay(both, ino(1))).toEqual([A, B])
  expect(underWay(run(both, [B, { op: 'close', fd: fd(3) }]).fs, ino(1))).toEqual([A])
  const { fs: cut } = run(DISK, [A, open('/d/a', 'O_RDWR')])
  expect(underWay(cut, ino(1))).toEqual([])
  const shrink: Syscall = { op: 'ftruncate', fd: fd(3), length: 1 }
  expect(underWay(run(cut, [A, shrink]).fs, ino(1))).toEqual([A])
})

function open(path: string, ...flags: readonly OpenFlag[]): Syscall {
  return { op: 'open', path, flags }
}

function flock(mode: 'LOCK_SH' | 'LOCK_EX'): Extract<Syscall, { op: 'flock' }> {
  return { op: 'flock', fd: fd(3), mode, nonblocking: false }
}

function run(start: Fs, ...turns: readonly (readonly [Pid, Syscall])[]) {
  let fs = start
  let last: unknown = null
  for (const [who, call] of turns) {
    const done = perform(fs, who, call)
    fs = done.fs
    last = done.result
  }
  return { fs, last }
}
