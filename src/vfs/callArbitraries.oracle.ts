import fc from 'fast-check'
import {
  bytes,
  fd,
  pid,
  type Fd,
  type LockMode,
  type OpenFlag,
  type Pid,
  type Syscall,
} from './index.ts'

/** Random calls over few names, so that they meet; shared by the oracles and the properties. */
export interface Turn {
  readonly pid: Pid
  readonly call: Syscall
}

export const DIRS: readonly string[] = ['/d', '/e', '/e/deep']

const FILES = ['/d/a', '/d/b', '/e/a', '/e/deep/a']
const ODD = ['/nope/a', '/d/a/x', '/d/missing', '/d/../e/a', '/d/./b', '//d//a', '/nope/../d/a', '']
const PLACES = ['/', '/d', '/e/deep']

const file = fc.constantFrom(...FILES)
const path = fc.oneof(
  { weight: 6, arbitrary: file },
  fc.constantFrom(...ODD),
  fc.constantFrom(...PLACES),
)
/** The root stands for a directory of the real disk, which could be removed and renamed. */
const belowRoot = fc.oneof(
  { weight: 5, arbitrary: file },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
  { weight: 3, arbitrary: fc.constantFrom('/d', '/e', '/e/deep', '/e/new', '/new', '/new/in') },
)
const descriptor: fc.Arbitrary<Fd> = fc.nat({ max: 3 }).map((n) => fd(3 + n))
const data = fc.oneof(
  fc.string({ unit: 'binary-ascii', maxLength: 8 }).map(bytes),
  fc.uint8Array({ maxLength: 8 }).map((units) => bytes(String.fromCharCode(...units))),
)
const access = fc.constantFrom<OpenFlag[]>(
  [],
  ['O_RDONLY'],
  ['O_WRONLY'],
  ['O_RDWR'],
  ['O_RDWR'],
  ['O_WRONLY', 'O_RDWR'],
)
const extra: readonly OpenFlag[] = ['O_CREAT', 'O_EXCL', 'O_TRUNC', 'O_APPEND']
const flags = fc
  .tuple(access, fc.oneof(fc.constant<OpenFlag[]>(['O_CREAT']), fc.subarray([...extra])))
  .map(([a, b]) => [...a, ...b])

const call = {
  open: fc.record({ op: fc.constant('open' as const), path, flags }),
  read: fc.record({
    op: fc.constant('read' as const),
    fd: descriptor,
    size: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
  }),
  write: fc.record({ op: fc.constant('write' as const), fd: descriptor, data }),
  close: fc.record({ op: fc.constant('close' as const), fd: descriptor }),
  lseek: fc.record({
    op: fc.constant('lseek' as const),
    fd: descriptor,
    offset: fc.integer({ min: -6, max: 12 }),
    whence: fc.constantFrom('SEEK_SET', 'SEEK_CUR', 'SEEK_END'),
  }),
  ftruncate: fc.record({
    op: fc.constant('ftruncate' as const),
    fd: descriptor,
    length: fc.nat({ max: 12 }),
  }),
  fstat: fc.record({ op: fc.constant('fstat' as const), fd: descriptor }),
  stat: fc.record({ op: fc.constant('stat' as const), path }),
  exists: fc.record({ op: fc.constant('exists' as const), path }),
  unlink: fc.record({ op: fc.constant('unlink' as const), path }),
  mkdir: fc.record({ op: fc.constant('mkdir' as const), path: belowRoot }),
  rmdir: fc.record({ op: fc.constant('rmdir' as const), path: belowRoot }),
  rename: fc.record({ op: fc.constant('rename' as const), from: belowRoot, to: belowRoot }),
  link: fc.record({ op: fc.constant('link' as const), from: path, to: path }),
  mkstemp: fc.record({
    op: fc.constant('mkstemp' as const),
    dir: fc.constantFrom('/d', '/e', '/nope', '/d/a'),
    prefix: fc.constantFrom('', 'session'),
    suffix: fc.constantFrom('', '.tmp'),
  }),
  listdir: fc.record({ op: fc.constant('listdir' as const), path }),
  flock: fc.record({
    op: fc.constant('flock' as const),
    fd: descriptor,
    mode: fc.constantFrom<LockMode | 'LOCK_UN'>('LOCK_SH', 'LOCK_EX', 'LOCK_UN'),
    nonblocking: fc.constant(true),
  }),
  lockf: fc.record({
    op: fc.constant('lockf' as const),
    fd: descriptor,
    mode: fc.constantFrom<LockMode | 'LOCK_UN'>('LOCK_SH', 'LOCK_EX', 'LOCK_UN'),
    nonblocking: fc.constant(true),
  }),
} satisfies { readonly [K in Syscall['op']]: fc.Arbitrary<Syscall> }

/** pread and pwrite. */
function positioned(op: 'read' | 'write'): fc.Arbitrary<Syscall> {
  return fc.tuple(call[op], fc.nat({ max: 9 })).map(([one, at]): Syscall => ({ ...one, at }))
}

/** One turn of one of three processes, of the given ops, open and the like more often. */
export function turnOf(ops: readonly Syscall['op'][]): fc.Arbitrary<Turn> {
  const often: readonly Syscall['op'][] = ['open', 'read', 'write']
  const calls = ops.map((op) => ({
    weight: often.includes(op) ? 4 : 1,
    arbitrary: op === 'read' || op === 'write' ? fc.oneof(call[op], positioned(op)) : call[op],
  }))
  return fc.record({
    pid: fc.nat({ max: 2 }).map(pid),
    call: fc.oneof(...calls),
  })
}

/** One turn around one lock: every process opens the same file, and most descriptors exist. */
export const lockTurn: fc.Arbitrary<Turn> = fc.record({
  pid: fc.nat({ max: 2 }).map(pid),
  call: fc.oneof(
    fc.constant<Syscall>({ op: 'open', path: '/d/a', flags: ['O_RDWR', 'O_CREAT'] }),
    { weight: 4, arbitrary: call.flock.map((one): Syscall => ({ ...one, fd: fd(3) })) },
    call.flock.map((one): Syscall => ({ ...one, fd: fd(4) })),
    call.lockf.map((one): Syscall => ({ ...one, fd: fd(3) })),
    call.lockf.map((one): Syscall => ({ ...one, fd: fd(4) })),
    call.close,
    { weight: 1, arbitrary: fc.constant<Syscall>({ op: 'unlink', path: '/d/a' }) },
  ),
})

export const ALL_OPS = Object.keys(call) as readonly Syscall['op'][]
