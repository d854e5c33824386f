import { BugError } from '../../base/index.ts'
import { ERRNO } from '../values/exceptions.ts'
import { hashKey } from '../values/compare.ts'
import type { SetCookies } from '../operation.ts'
import { gives } from '../chart/callResult.ts'
import { moreValuesOf } from '../values/moreValues.ts'
import { str } from '../values/repr.ts'
import { typeName } from '../values/typeName.ts'
import { tracebackText } from '../state/traceback.ts'
import { asInt } from '../values/value.ts'
import type { DictEntry, Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { pure, resumable } from './signature.ts'
import type { Builtin, Given, Table } from './signature.ts'
import { request } from './continuations.ts'
import type { Continuations } from './continuations.ts'

/** The module errno: Linux's numbers. */
export const errnoConstants: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...Object.entries(ERRNO).map(([name, { number }]) => [name, number] as const),
  ['EAGAIN', ERRNO.EWOULDBLOCK.number],
])

function log(level: string): Builtin {
  return pure(1, 20, (evaluation, args) => {
    evaluation.write(logLine(evaluation, level, args))
    return null
  })
}

/** As logging.basicConfig's format has it; every level is shown. */
function logLine(evaluation: Evaluation, level: string, [message = null, ...rest]: Given): string {
  const values = rest.map((value) => value ?? null)
  const text = str(evaluation, message)
  const shown =
    values.length === 0
      ? text
      : moreValuesOf(evaluation).percentFormat(evaluation, text, { kind: 'tuple', items: values })
  return `${level}:root:${shown}`
}

export const loggingFunctions: Table = {
  critical: log('CRITICAL'),
  debug: log('DEBUG'),
  error: log('ERROR'),
  exception: pure(1, 20, (evaluation, args) => {
    evaluation.write(logLine(evaluation, 'ERROR', args))
    evaluation.write(tracebackText(evaluation))
    return null
  }),
  info: log('INFO'),
  warning: log('WARNING'),
}

export const tracebackFunctions: Table = {
  format_exc: pure(0, 0, (evaluation) => `${tracebackText(evaluation)}\n`),
  print_exc: pure(0, 0, (evaluation) => {
    evaluation.write(tracebackText(evaluation))
    return null
  }),
}

/** The module browser: how a request meets the world outside. */
export const browserFunctions: Table = {
  receive: resumable(2, 2, (evaluation, [status = null, cookies = null]) => {
    const number = asInt(status)
    if (number === null) {
      return evaluation.fail('TypeError', `status must be int, not ${typeName(evaluation, status)}`)
    }
    const set = cookiesFrom(evaluation, cookies)
    return request({ kind: 'receive', status: Number(number), cookies: set }, 'browser.receive')
  }),
  send: resumable(0, 0, () => request({ kind: 'send' }, 'browser.send')),
}

function cookiesFrom(evaluation: Evaluation, cookies: Value): SetCookies {
  const object = evaluation.object(cookies)
  if (object?.kind !== 'dict') {
    return evaluation.fail(
      'TypeError',
      `cookies must be dict, not ${typeName(evaluation, cookies)}`,
    )
  }
  const entries = [...object.entries.values()].map(([name, value]) => {
    // None deletes the cookie.
    const fits = typeof value === 'string' || value === null
    if (typeof name === 'string' && fits) return [name, value] as const
    return evaluation.fail('TypeError', 'cookies must be str to str or None')
  })
  return Object.fromEntries(entries)
}

export const serviceStages: Continuations = {
  'browser.receive': () => gives(null),
  'browser.send': (evaluation, _, answer) => {
    if (answer?.kind !== 'send') throw new BugError('expected the answer of a send')
    const entries = Object.entries(answer.cookies).map(([name, value]): [string, DictEntry] => [
      hashKey(evaluation, name),
      [name, value],
    ])
    return gives(evaluation.make({ kind: 'dict', entries: new Map(entries) }))
  },
}
