import type { DbCall } from '../../db/index.ts'
import { logLines } from '../../machine/index.ts'
import type { Answer, Operation } from '../../machine/index.ts'
import { openDescriptions } from '../../vfs/index.ts'
import type { Fd, Pid, Stat, Syscall } from '../../vfs/index.ts'
import { letterOf } from '../../world/index.ts'
import type { Stepped, World } from '../../world/index.ts'
import { canonical } from './canonical.ts'
import type { Telling } from './telling.ts'

/**
 * A step as the harnesses write it (`stage.py` of proof, `schedule.py` of cli): `A open /sessions/x O_RDONLY -> fd 3 backend.py:42`, and then a line `A | …` for
 * each that the request logged in the local work after it.
 */
export function stepText(before: World, { record, world }: Stepped, telling: Telling): string {
  const { who, operation, answer } = record
  const letter = letterOf(who)
  const result = answer === null ? 'killed' : answerText(operation, answer, telling)
  const { file, line } = record.span
  const where = telling.books ? ` ${file}:${line}` : ''
  const torn = telling.torn && record.torn ? ' torn' : ''
  const step = `${letter} ${operationText(before, who, operation, telling)} -> ${result}${torn}${where}`
  const { logged } = telling
  if (logged === null) return step
  const log = logOf(world, who).slice(logOf(before, who).length)
  return [step, ...log.map((line) => `${letter} | ${logged(line)}`)].join('\n')
}

function logOf({ requests }: World, who: Pid): readonly string[] {
  const request = requests[who]
  return request === undefined ? [] : logLines(request.running)
}

/** What a request asks for, by the path that its descriptor was opened by. */
export function operationText(
  world: World,
  who: Pid,
  operation: Operation,
  telling: Telling,
): string {
  switch (operation.kind) {
    case 'send':
      return 'send'
    case 'receive':
      return `receive ${operation.status} ${canonical(operation.cookies)}`
    case 'sleep':
      return 'sleep'
    case 'clock':
      return `clock ${operation.call}`
    case 'db':
      return dbText(operation.call, telling)
    case 'memory':
      return operation.access.text
    case 'syscall':
      return callText(operation.call, (fd) => pathOf(world, who, fd), telling)
  }
}

function pathOf(world: World, who: Pid, fd: Fd): string {
  const found = openDescriptions(world.fs).find((open) => open.pid === who && open.fd === fd)
  return found?.path ?? '?'
}

function dbText(call: DbCall, { stored }: Telling): string {
  const name = call.op.startsWith('cache.') ? call.op : `db.${call.op}`
  if (!('key' in call)) return name
  const data = 'data' in call ? ` ${JSON.stringify(stored(call.data))}` : ''
  return `${name} ${call.key}${data}${conditionText(call)}`
}

/** What a row must be like, for a statement to be about it. */
function conditionText(call: DbCall): string {
  if (call.op === 'increment') return call.least === undefined ? '' : ` at least ${call.least}`
  if (call.op !== 'update') return ''
  const part = call.part === true ? ' columns' : ''
  return call.expected === undefined ? part : `${part} if ${JSON.stringify(call.expected)}`
}

function callText(call: Syscall, path: (fd: Fd) => string, { stored }: Telling): string {
  switch (call.op) {
    case 'open':
      return `open ${call.path} ${call.flags.join('|')}`
    case 'read':
      return `read ${path(call.fd)} ${call.size ?? 'all'}${atText(call)}`
    case 'write':
      return `write ${path(call.fd)} ${JSON.stringify(stored(call.data))}${atText(call)}`
    case 'close':
    case 'fstat':
      return `${call.op} ${path(call.fd)}`
    case 'lseek':
      return `lseek ${path(call.fd)} ${call.offset} ${call.whence}`
    case 'ftruncate':
      return `ftruncate ${path(call.fd)} ${call.length}`
    case 'stat':
    case 'exists':
    case 'unlink':
    case 'mkdir':
    case 'rmdir':
    case 'listdir':
      return `${call.op} ${call.path}`
    case 'rename':
    case 'link':
      return `${call.op} ${call.from} ${call.to}`
    case 'mkstemp':
      return `mkstemp ${call.dir} ${call.prefix}*${call.suffix}`
    case 'flock':
    case 'lockf':
      return `${call.op} ${path(call.fd)} ${call.mode}${call.nonblocking ? '|LOCK_NB' : ''}`
  }
}

/** Of pread and pwrite. */
function atText({ at }: { readonly at?: number }): string {
  return at === undefined ? '' : ` at ${at}`
}

function answerText(operation: Operation, answer: Answer, telling: Telling): string {
  switch (answer.kind) {
    case 'send':
      return canonical(answer.cookies)
    case 'receive':
    case 'sleep':
    case 'clock':
      return 'done'
    case 'memory':
      return answer.accesses.map(({ told }) => told).join('; ')
    case 'db':
      return answer.result.ok ? valueText(answer.result.value, telling) : answer.result.error
    case 'syscall': {
      const { result } = answer
      if (!result.ok) return result.errno
      if (operation.kind === 'syscall' && operation.call.op === 'open') {
        return numberText(result.value as Fd, telling)
      }
      if (typeof result.value === 'number') return telling.size(result.value)
      return valueText(result.value, telling)
    }
  }
}

type Value = Extract<Extract<Answer, { kind: 'syscall' | 'db' }>['result'], { ok: true }>['value']

function valueText(value: Value, telling: Telling): string {
  if (value === null) return 'done'
  if (typeof value === 'string') return JSON.stringify(telling.stored(value))
  if (typeof value !== 'object') return JSON.stringify(value)
  if ('kind' in value) return statText(value, telling)
  return 'path' in value ? `${numberText(value.fd, telling)} ${value.path}` : canonical(value)
}

function numberText(fd: Fd, { books }: Telling): string {
  return books ? `fd ${fd}` : 'fd'
}

function statText({ kind, size, nlink }: Stat, telling: Telling): string {
  return kind === 'directory' ? 'directory' : `file size=${telling.size(size)} nlink=${nlink}`
}
