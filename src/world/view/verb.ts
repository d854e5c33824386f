import { unreachable } from '../../base/index.ts'
import type { DbCall } from '../../db/index.ts'
import type { Operation } from '../../machine/index.ts'
import { listFiles } from '../../vfs/index.ts'
import type { Syscall } from '../../vfs/index.ts'
import type { StepRecord } from '../bareStep.ts'
import type { World } from '../world.ts'
import { laneName } from './names.ts'
import { countIn, pathOfFd } from './operation.ts'

/**
 * One word for what a step did, for the lane of a request: "opens", "empties", "reads 0". `before`
 * is the world in which it was performed.
 */
export function stepVerb(before: World, record: StepRecord): string {
  const { operation, answer } = record
  if (answer === null) return 'killed'
  switch (operation.kind) {
    case 'send':
      return 'sends'
    case 'receive':
      return 'answers'
    case 'sleep':
      return 'sleeps'
    case 'clock':
      return CLOCK_VERBS[operation.call]
    case 'db':
      return dbVerb(operation.call)
    case 'memory':
      return operation.access.word
    case 'syscall': {
      const result = answer.kind === 'syscall' ? answer.result : null
      if (result !== null && !result.ok) return `no ${operation.call.op}`
      if (operation.call.op === 'read' && record.torn && result !== null) {
        return countIn(result.value) === 0 ? 'reads 0' : 'reads half'
      }
      return callVerb(before, record, operation.call)
    }
    default:
      return unreachable(operation)
  }
}

const CLOCK_VERBS = { look: 'looks', read: 'reads', pass: 'passes' } as const
const CLOCK_ORDERS = {
  look: 'look at the clock',
  read: 'read the clock',
  pass: 'let time pass',
} as const

function dbVerb({ op }: DbCall): string {
  switch (op) {
    case 'exists':
      return 'looks'
    case 'select':
      return 'selects'
    case 'insert':
      return 'inserts'
    case 'select_for_update':
      return 'locks'
    case 'update':
    case 'increment':
      return 'updates'
    case 'begin':
      return 'begins'
    case 'commit':
      return 'commits'
    case 'rollback':
      return 'undoes'
    case 'delete':
    case 'cache.delete':
      return 'deletes'
    case 'cache.get':
      return 'gets'
    case 'cache.set':
      return 'sets'
    case 'cache.add':
      return 'adds'
    case 'cache.has':
      return 'looks'
    case 'cache.incr':
      return 'counts'
    default:
      return unreachable(op)
  }
}

function callVerb(before: World, { who }: StepRecord, call: Syscall): string {
  switch (call.op) {
    case 'open': {
      const size = sizeOf(before, call.path)
      if (size === null) return 'creates'
      return call.flags.includes('O_TRUNC') && size > 0 ? 'empties' : 'opens'
    }
    case 'ftruncate':
      return call.length === 0 && (sizeOf(before, pathOfFd(before, who, call.fd)) ?? 0) > 0
        ? 'empties'
        : 'cuts'
    case 'flock':
    case 'lockf':
      return call.mode === 'LOCK_UN' ? 'unlocks' : 'locks'
    case 'close':
      return 'unlocks'
    default:
      return VERBS[call.op]
  }
}

const VERBS: {
  readonly [K in Exclude<Syscall['op'], 'open' | 'ftruncate' | 'flock' | 'lockf' | 'close'>]: string
} = {
  read: 'reads',
  write: 'writes',
  lseek: 'seeks',
  fstat: 'looks',
  stat: 'looks',
  exists: 'looks',
  unlink: 'deletes',
  mkdir: 'creates',
  rmdir: 'deletes',
  rename: 'renames',
  link: 'links',
  mkstemp: 'creates',
  listdir: 'lists',
}

/** What a request would do next, as an order: "write 3f9c back", "0ec9 exists?". */
export function nextOrder(before: World, operation: Operation, path: string | null): string {
  const what = path === null ? '' : ` ${laneName(path)}`
  switch (operation.kind) {
    case 'send':
      return 'send the request'
    case 'receive':
      return `answer ${operation.status}`
    case 'sleep':
      return 'sleep'
    case 'clock':
      return CLOCK_ORDERS[operation.call]
    case 'db':
      return operation.call.op === 'exists'
        ? `${what.trim()} exists?`
        : `${dbOrder(operation.call)}${what}`
    case 'memory':
      return operation.access.order
    case 'syscall':
      return callOrder(before, operation.call, path, what)
    default:
      return unreachable(operation)
  }
}

function dbOrder({ op }: DbCall): string {
  if (op === 'rollback') return 'undo'
  if (op === 'select_for_update') return 'lock'
  if (op === 'increment') return 'update'
  return op.startsWith('cache.') ? op.slice('cache.'.length) : op
}

function callOrder(before: World, call: Syscall, path: string | null, what: string): string {
  switch (call.op) {
    case 'open': {
      const size = sizeOf(before, call.path)
      const makes = call.flags.includes('O_CREAT')
      if (size === null) return makes ? `create${what}` : `open${what}`
      if (call.flags.includes('O_EXCL')) return `create${what}`
      return call.flags.includes('O_TRUNC') && size > 0 ? `empty${what}` : `open${what}`
    }
    case 'ftruncate':
      return call.length === 0 && (sizeOf(before, path) ?? 0) > 0 ? `empty${what}` : `cut${what}`
    case 'exists':
      return `${what.trim()} exists?`
    case 'stat':
    case 'fstat':
      return `look at${what}`
    case 'write':
      return sizeOf(before, path) === 0 ? `write${what} back` : `write${what}`
    case 'flock':
    case 'lockf':
      return call.mode === 'LOCK_UN' ? `unlock${what}` : `lock${what}`
    case 'close':
      return `unlock${what}`
    case 'mkstemp':
      return 'create a temporary file'
    case 'mkdir':
      return `create${what}`
    case 'unlink':
    case 'rmdir':
      return `delete${what}`
    case 'lseek':
      return `seek in${what}`
    case 'listdir':
      return `list${what}`
    default:
      return `${call.op}${what}`
  }
}

function sizeOf(world: World, path: string | null): number | null {
  return listFiles(world.fs).find((file) => file.path === path)?.size ?? null
}
