import { unreachable } from '../../base/index.ts'
import type { DbCall, DbResult } from '../../db/index.ts'
import type { Answer, Operation, SetCookies } from '../../machine/index.ts'
import { openDescriptions } from '../../vfs/index.ts'
import type { Fd, OpenFlag, Pid, SysResult, Syscall, SysValues } from '../../vfs/index.ts'
import { slotOf } from '../model/lookedAt.ts'
import type { World } from '../world.ts'
import { withShortKeys } from './names.ts'

/** One operation for a table: what was asked, of what, and what came back. */
export interface OperationView {
  /** "open wb", "read", "write", "exists", "send", "receive" */
  readonly name: string
  /** the file it touches; null for the browser */
  readonly path: string | null
  /** "fd 3", "57 bytes", "ENOENT", "yes", "200 sessionid=3f9c"; null while it has not been performed */
  readonly result: string | null
}

/** `before` is the world in which the operation is about to be performed. */
export function operationView(
  before: World,
  who: Pid,
  operation: Operation,
  answer: Answer | null,
): OperationView {
  return {
    name: operationName(operation),
    path: operationPath(before, who, operation),
    result: answer === null ? null : resultText(operation, answer),
  }
}

function operationName(operation: Operation): string {
  switch (operation.kind) {
    case 'send':
    case 'receive':
    case 'sleep':
      return operation.kind
    case 'clock':
      return CLOCK_NAMES[operation.call]
    case 'db':
      return dbName(operation.call)
    case 'memory':
      return operation.access.text
    case 'syscall':
      return callName(operation.call)
  }
}

const CLOCK_NAMES = {
  look: 'look at the clock',
  read: 'read the clock',
  pass: 'time passes',
} as const

/** As people know it: "SELECT 1", "cache.get". */
function dbName({ op }: DbCall): string {
  if (op.startsWith('cache.')) return op
  if (op === 'select_for_update') return 'SELECT FOR UPDATE'
  if (op === 'increment') return 'UPDATE'
  return op === 'exists' ? 'SELECT 1' : op.toUpperCase()
}

function callName(call: Syscall): string {
  switch (call.op) {
    case 'open':
      return `open ${openName(call.flags)}`
    case 'flock':
    case 'lockf':
      return `${call.op} ${call.mode.slice('LOCK_'.length)}${call.nonblocking ? ' no wait' : ''}`
    default:
      return call.op
  }
}

const MODES: readonly (readonly [string, readonly OpenFlag[]])[] = [
  ['rb', ['O_RDONLY']],
  ['r+b', ['O_RDWR']],
  ['wb', ['O_WRONLY', 'O_CREAT', 'O_TRUNC']],
  ['ab', ['O_WRONLY', 'O_CREAT', 'O_APPEND']],
  ['xb', ['O_WRONLY', 'O_CREAT', 'O_EXCL']],
  // A file that this call creates has nothing to truncate.
  ['xb', ['O_WRONLY', 'O_CREAT', 'O_EXCL', 'O_TRUNC']],
]

/** The mode of Python's `open` with these flags, else the flags. */
function openName(flags: readonly OpenFlag[]): string {
  const mode = MODES.find(
    ([, wanted]) => wanted.length === flags.length && wanted.every((flag) => flags.includes(flag)),
  )
  return mode === undefined ? flags.map((flag) => flag.slice(2)).join('|') : mode[0]
}

/** The file that an operation is about, through a descriptor as well; else the row or entry. */
export function operationPath(before: World, who: Pid, operation: Operation): string | null {
  if (operation.kind === 'db') return slotOf(operation.call)
  if (operation.kind !== 'syscall') return null
  const { call } = operation
  if ('fd' in call) return pathOfFd(before, who, call.fd)
  if ('path' in call) return call.path
  return call.op === 'mkstemp' ? call.dir : call.to
}

export function pathOfFd(world: World, who: Pid, fd: Fd): string | null {
  const open = openDescriptions(world.fs).find((entry) => entry.pid === who && entry.fd === fd)
  return open === undefined ? null : open.path
}

function resultText(operation: Operation, answer: Answer): string {
  switch (answer.kind) {
    case 'send':
      return cookiesText(answer.cookies) || 'no cookie'
    case 'receive':
      return operation.kind === 'receive'
        ? `${operation.status} ${cookiesText(operation.cookies)}`.trim()
        : ''
    case 'sleep':
      return operation.kind === 'sleep' ? `${operation.seconds} s` : ''
    case 'clock':
      return ''
    case 'memory':
      return answer.accesses.map(({ told }) => told).join('; ')
    case 'db':
      return operation.kind === 'db' ? dbText(operation.call, answer.result) : ''
    case 'syscall':
      return operation.kind === 'syscall' ? valueText(operation.call, answer.result) : ''
    default:
      return unreachable(answer)
  }
}

function cookiesText(cookies: SetCookies): string {
  return Object.entries(cookies)
    .map(([name, value]) =>
      value === null ? `${name} deleted` : `${name}=${withShortKeys(value)}`,
    )
    .join('; ')
}

function dbText({ op }: DbCall, result: DbResult): string {
  if (!result.ok) return result.error
  const { value } = result
  switch (op) {
    case 'exists':
      return value === true ? 'yes' : 'no'
    case 'select':
    case 'select_for_update':
      return value === null ? 'no row' : '1 row'
    case 'update':
    case 'increment':
    case 'delete':
      return value === 1 ? '1 row' : '0 rows'
    case 'cache.get':
      return value === null ? 'miss' : 'hit'
    case 'cache.add':
    case 'cache.delete':
    case 'cache.has':
      return value === true ? 'yes' : 'no'
    default:
      return 'ok'
  }
}

function valueText(call: Syscall, result: SysResult): string {
  if (!result.ok) return result.errno
  const { value } = result
  switch (call.op) {
    case 'open':
      return `fd ${countIn(value)}`
    case 'read':
      return `${countIn(value)} B`
    case 'write':
      return `${countIn(value)} B`
    case 'exists':
      return value === true ? 'yes' : 'no'
    default:
      return 'ok'
  }
}

/** The number that a call answered: a descriptor, a count of bytes; for text, its length. */
export function countIn(value: SysValues[keyof SysValues]): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? value.length : 0
}
