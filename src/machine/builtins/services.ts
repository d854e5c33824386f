import { BugError } from '../../base/index.ts'
import { ERRNO } from '../values/exceptions.ts'
import { hashKey } from '../values/compare.ts'
import type { SetCookies } from '../operation.ts'
import { gives } from '../chart/callResult.ts'
import { percentFormat } from '../values/percentFormat.ts'
import { str } from '../values/repr.ts'
import { typeName } from '../values/typeName.ts'
import { tracebackText } from '../state/traceback.ts'
import { asInt } from '../values/value.ts'
import type { DictEntry, Value } from '../values/value.ts'
import type { Work } from '../chart/evaluation.ts'
import { fd } from '../../vfs/index.ts'
import { pure, resumable } from './signature.ts'
import type { Builtin, Given, Table } from './signature.ts'
import { ask, request, valueStage } from './continuations.ts'
import type { Stages } from './continuations.ts'

/** The module errno: Linux's numbers. */
export const errnoConstants: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...Object.entries(ERRNO).map(([name, { number }]) => [name, number] as const),
  ['EAGAIN', ERRNO.EWOULDBLOCK.number],
])

/** Linux's numbers (asm-generic/fcntl.h). */
const [LOCK_SH, LOCK_EX, LOCK_NB, LOCK_UN] = [1n, 2n, 4n, 8n]

export const fcntlConstants: ReadonlyMap<string, Value> = new Map([
  ['LOCK_SH', LOCK_SH],
  ['LOCK_EX', LOCK_EX],
  ['LOCK_NB', LOCK_NB],
  ['LOCK_UN', LOCK_UN],
])

export const fcntlFunctions: Table = {
  flock: resumable(2, 2, (work, [file = null, operation = null]) => {
    const number = asInt(operation)
    if (number === null) {
      const type = typeName(work, operation)
      return work.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
    }
    const wanted = number & ~LOCK_NB
    const modes = new Map([
      [LOCK_SH, 'LOCK_SH'],
      [LOCK_EX, 'LOCK_EX'],
      [LOCK_UN, 'LOCK_UN'],
    ] as const)
    const mode = modes.get(wanted)
    if (mode === undefined) return work.failErrno('EINVAL', 'io')
    const nonblocking = (number & LOCK_NB) !== 0n
    return ask({ op: 'flock', fd: fd(filenoOf(work, file)), mode, nonblocking }, 'fcntl.flock')
  }),
}

function filenoOf(work: Work, file: Value): number {
  const int = asInt(file)
  if (int !== null) return Number(int)
  const object = work.object(file)
  if (object?.kind === 'openFile') {
    if (object.file.closed) return work.fail('ValueError', 'I/O operation on closed file')
    return object.file.fd
  }
  return work.fail('TypeError', 'argument must be an int, or have a fileno() method.')
}

function log(level: string): Builtin {
  return pure(1, 20, (work, args) => {
    work.write(logLine(work, level, args))
    return null
  })
}

/** As logging.basicConfig's format has it; every level is shown. */
function logLine(work: Work, level: string, [message = null, ...rest]: Given): string {
  const values = rest.map((value) => value ?? null)
  const text = str(work, message)
  const shown =
    values.length === 0 ? text : percentFormat(work, text, { kind: 'tuple', items: values })
  return `${level}:root:${shown}`
}

export const loggingFunctions: Table = {
  critical: log('CRITICAL'),
  debug: log('DEBUG'),
  error: log('ERROR'),
  exception: pure(1, 20, (work, args) => {
    work.write(logLine(work, 'ERROR', args))
    work.write(tracebackText(work))
    return null
  }),
  info: log('INFO'),
  warning: log('WARNING'),
}

export const tracebackFunctions: Table = {
  format_exc: pure(0, 0, (work) => `${tracebackText(work)}\n`),
  print_exc: pure(0, 0, (work) => {
    work.write(tracebackText(work))
    return null
  }),
}

/** The module browser: how a request meets the world outside. */
export const browserFunctions: Table = {
  receive: resumable(2, 2, (work, [status = null, cookies = null]) => {
    const number = asInt(status)
    if (number === null) {
      return work.fail('TypeError', `status must be int, not ${typeName(work, status)}`)
    }
    const set = cookiesFrom(work, cookies)
    return request({ kind: 'receive', status: Number(number), cookies: set }, 'browser.receive')
  }),
  send: resumable(0, 0, () => request({ kind: 'send' }, 'browser.send')),
}

function cookiesFrom(work: Work, cookies: Value): SetCookies {
  const object = work.object(cookies)
  if (object?.kind !== 'dict') {
    return work.fail('TypeError', `cookies must be dict, not ${typeName(work, cookies)}`)
  }
  const entries = [...object.entries.values()].map(([name, value]) => {
    // None deletes the cookie.
    const fits = typeof value === 'string' || value === null
    if (typeof name === 'string' && fits) return [name, value] as const
    return work.fail('TypeError', 'cookies must be str to str or None')
  })
  return Object.fromEntries(entries)
}

export const serviceStages: Stages = {
  'browser.receive': () => gives(null),
  'browser.send': (work, _, answer) => {
    if (answer?.kind !== 'send') throw new BugError('expected the answer of a send')
    const entries = Object.entries(answer.cookies).map(([name, value]): [string, DictEntry] => [
      hashKey(work, name),
      [name, value],
    ])
    return gives(work.make({ kind: 'dict', entries: new Map(entries) }))
  },
  'fcntl.flock': valueStage('flock', 'io', () => null),
}
