import { bytes, fd } from '../../../../vfs/index.ts'
import type { OpenFlag } from '../../../../vfs/index.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { typeName } from '../../../values/typeName.ts'
import { isTagged } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import { ask } from '../../continuations.ts'
import { absolute, entryPath, pathArgument } from '../../paths.ts'
import { resumable } from '../../signature.ts'
import type { Table } from '../../signature.ts'
import { integer } from './arguments.ts'

/** Linux's numbers on x86-64 (asm-generic/fcntl.h), of what changes something here. */
const FLAGS: readonly (readonly [OpenFlag, bigint])[] = [
  ['O_CREAT', 64n],
  ['O_EXCL', 128n],
  ['O_TRUNC', 512n],
  ['O_APPEND', 1024n],
]

const O_DIRECTORY = 65_536n

/**
 * What changes nothing: nobody execs, there are no links to follow, no terminals, and a crash of the
 * machine, which is what syncing is for, is not modelled.
 */
const IGNORED: ReadonlyMap<string, bigint> = new Map([
  ['O_CLOEXEC', 524_288n],
  ['O_DSYNC', 4096n],
  ['O_NOATIME', 262_144n],
  ['O_NOCTTY', 256n],
  ['O_NOFOLLOW', 131_072n],
  ['O_NONBLOCK', 2048n],
  ['O_RSYNC', 1_052_672n],
  ['O_SYNC', 1_052_672n],
])

export const osFlags: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...IGNORED,
  ['O_DIRECTORY', O_DIRECTORY],
])

const KNOWN = [3n, O_DIRECTORY, ...FLAGS.map(([, bit]) => bit), ...IGNORED.values()].reduce(
  (all, bit) => all | bit,
  0n,
)

function descriptor(evaluation: Evaluation, value: Value | undefined) {
  return fd(integer(evaluation, value ?? null))
}

function offsetOf(evaluation: Evaluation, value: Value | undefined): number {
  const offset = integer(evaluation, value ?? null)
  return offset < 0 ? evaluation.failErrno('EINVAL', 'os') : offset
}

/** os.open with all flags, and reads and writes at an offset, which leave the descriptor's alone. */
export const osFiles: Table = {
  open: resumable(
    2,
    4,
    (evaluation, [path = null, flags = null, , directory = null]) => {
      if (directory !== null) return evaluation.unsupported('os.open() with dir_fd')
      const name = pathArgument(evaluation, path, 'open')
      const number = BigInt(integer(evaluation, flags))
      const asks = (bit: bigint): boolean => (number & bit) !== 0n
      if (asks(~KNOWN)) return evaluation.unsupported('some of these flags of os.open()')
      const access = (['O_RDONLY', 'O_WRONLY', 'O_RDWR'] as const)[Number(number & 3n)] ?? 'O_RDWR'
      const more = FLAGS.filter(([, bit]) => asks(bit)).map(([flag]) => flag)
      if (asks(O_DIRECTORY) && more.includes('O_CREAT')) {
        return evaluation.unsupported('O_DIRECTORY with O_CREAT')
      }
      const call = {
        op: 'open',
        path: asks(O_DIRECTORY) ? absolute(name) : entryPath(evaluation, name),
        flags: [access, ...more],
      } as const
      return ask(asks(O_DIRECTORY) ? { ...call, kind: 'directory' } : call, 'os.open', name)
    },
    ['path', 'flags', 'mode', 'dir_fd'],
  ),
  pread: resumable(3, 3, (evaluation, [file, size = null, offset]) => {
    const at = offsetOf(evaluation, offset)
    const count = integer(evaluation, size)
    return ask({ op: 'read', fd: descriptor(evaluation, file), size: count, at }, 'os.read')
  }),
  pwrite: resumable(3, 3, (evaluation, [file, data = null, offset]) => {
    const at = offsetOf(evaluation, offset)
    const isBytes = isTagged(data) && data.kind === 'bytes'
    if (!isBytes && evaluation.version === 3) {
      const type = typeName(evaluation, data)
      return evaluation.fail('TypeError', `a bytes-like object is required, not '${type}'`)
    }
    const written = isBytes ? data.data : bytes(typeof data === 'string' ? data : '')
    return ask({ op: 'write', fd: descriptor(evaluation, file), data: written, at }, 'os.write')
  }),
}
