import { BugError } from '../../../base/index.ts'
import type { DbCall, DbValues } from '../../../db/index.ts'
import { DATA_MARK } from '../../../db/index.ts'
import { gives } from '../../chart/callResult.ts'
import type { CallResult } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import type { Answer } from '../../operation.ts'
import { repr, str } from '../../values/repr.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt, asNumber, isTagged } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import { request } from '../continuations.ts'
import type { Continuation } from '../continuations.ts'
import type { LibraryTables } from '../registry.ts'
import { resumable } from '../signature.ts'
import type { Builtin, Given } from '../signature.ts'
import { literalOf, valueOfLiteral } from './literal.ts'

/** A str is kept as it is; any other value as Python writes it, behind a mark. */
function storedText(evaluation: Evaluation, value: Value): string {
  if (typeof value === 'string') {
    return value.startsWith(DATA_MARK) ? DATA_MARK + repr(evaluation, value) : value
  }
  const text = literalOf(evaluation, value)
  if (text !== null) return DATA_MARK + text
  return evaluation.unsupported(`a ${typeName(evaluation, value)} in the cache`)
}

function valueOfStored(evaluation: Evaluation, text: string): Value {
  return text.startsWith(DATA_MARK)
    ? valueOfLiteral(evaluation, text.slice(DATA_MARK.length))
    : text
}

/**
 * Nothing expires while a program runs, unless a fault says so: a time limit is only looked at.
 * Zero, and less, is no limit but the end.
 */
function lasts(evaluation: Evaluation, timeout: Value | undefined): boolean {
  if (timeout === undefined || timeout === null) return true
  const number = asNumber(timeout)
  if (number !== null) return number > 0
  return evaluation.unsupported(`a time limit that is a ${typeName(evaluation, timeout)}`)
}

function plainVersion(evaluation: Evaluation, version: Value | undefined): void {
  if (version !== undefined && version !== null) evaluation.unsupported('versions of the cache')
}

function ask(call: DbCall, resume: string, ...state: readonly Value[]): CallResult {
  return request({ kind: 'db', call }, resume, ...state)
}

/** As Django makes it, with '%s' (`BaseCache.make_key`): None is the key "None". */
function keyOf(evaluation: Evaluation, key: Value | undefined): string {
  return str(evaluation, key ?? null)
}

function storeCommand(op: 'cache.set' | 'cache.add'): Builtin {
  return resumable(
    2,
    4,
    (evaluation, [key, value = null, timeout, version]) => {
      plainVersion(evaluation, version)
      const at = keyOf(evaluation, key)
      const data = storedText(evaluation, value)
      if (lasts(evaluation, timeout)) return ask({ op, key: at, data }, 'db')
      if (op === 'cache.add') return evaluation.unsupported('add() of what has expired already')
      return ask({ op: 'cache.delete', key: at }, 'cache.expired')
    },
    ['key', 'value', 'timeout', 'version'],
  )
}

function countCommand(sign: bigint): Builtin {
  return resumable(
    1,
    3,
    (evaluation, [key, delta = 1n, version]) => {
      plainVersion(evaluation, version)
      const by = asInt(delta)
      if (by === null) return evaluation.unsupported('a step that is no int')
      const at = keyOf(evaluation, key)
      return ask({ op: 'cache.incr', key: at, delta: sign * by }, 'cache.incr', at)
    },
    ['key', 'delta', 'version'],
  )
}

function getOrSet(
  evaluation: Evaluation,
  [key, value = null, timeout, version]: Given,
): CallResult {
  plainVersion(evaluation, version)
  if (isTagged(value) && ['function', 'method', 'class', 'builtin'].includes(value.kind)) {
    return evaluation.unsupported('a default of get_or_set() that is called')
  }
  if (!lasts(evaluation, timeout)) return evaluation.unsupported('a time limit that is over')
  const at = keyOf(evaluation, key)
  return ask({ op: 'cache.get', key: at }, 'cache.get_or_set get', at, value)
}

function answerOf<Op extends DbCall['op']>(_: Op, answer: Answer | null): DbValues[Op] {
  if (answer?.kind !== 'db' || !answer.result.ok) throw new BugError('expected what the cache gave')
  // The world answers the requested call, so the operation decides the type of the answer.
  return answer.result.value as DbValues[Op]
}

const stages: Readonly<Record<string, Continuation>> = {
  'cache.get': (evaluation, [missing = null], answer) => {
    const text = answerOf('cache.get', answer)
    return gives(text === null ? missing : valueOfStored(evaluation, text))
  },
  'cache.expired': () => gives(null),
  'cache.incr': (evaluation, [key = null], answer) => {
    const total = answerOf('cache.incr', answer)
    if (total === null) {
      return evaluation.fail('ValueError', `Key '${str(evaluation, key)}' not found`)
    }
    const value = valueOfStored(evaluation, total)
    return typeof value === 'bigint' ? gives(value) : evaluation.unsupported('incr() of no int')
  },
  // Get, add, get: between them others may move.
  'cache.get_or_set get': (evaluation, [key = null, value = null], answer) => {
    const text = answerOf('cache.get', answer)
    if (text !== null) return gives(valueOfStored(evaluation, text))
    const call = {
      op: 'cache.add',
      key: keyOf(evaluation, key),
      data: storedText(evaluation, value),
    }
    return ask(call as DbCall, 'cache.get_or_set add', key, value)
  },
  'cache.get_or_set add': (evaluation, [key = null, value = null]) =>
    ask({ op: 'cache.get', key: keyOf(evaluation, key) }, 'cache.get', value),
}

/** Django's cache as Memcached answers it: every command is atomic. */
export const CACHE_MORE: LibraryTables = {
  scope: {},
  modules: new Map([
    [
      'cache',
      {
        functions: {
          add: storeCommand('cache.add'),
          decr: countCommand(-1n),
          delete: resumable(
            1,
            2,
            (evaluation, [key, version]) => {
              plainVersion(evaluation, version)
              return ask({ op: 'cache.delete', key: keyOf(evaluation, key) }, 'db')
            },
            ['key', 'version'],
          ),
          get: resumable(
            1,
            3,
            (evaluation, [key, missing = null, version]) => {
              plainVersion(evaluation, version)
              return ask({ op: 'cache.get', key: keyOf(evaluation, key) }, 'cache.get', missing)
            },
            ['key', 'default', 'version'],
          ),
          get_or_set: resumable(2, 4, getOrSet, ['key', 'default', 'timeout', 'version']),
          has_key: resumable(
            1,
            2,
            (evaluation, [key, version]) => {
              plainVersion(evaluation, version)
              return ask({ op: 'cache.has', key: keyOf(evaluation, key) }, 'db')
            },
            ['key', 'version'],
          ),
          incr: countCommand(1n),
          set: storeCommand('cache.set'),
          touch: resumable(
            1,
            3,
            (evaluation, [key, timeout, version]) => {
              plainVersion(evaluation, version)
              if (!lasts(evaluation, timeout)) return evaluation.unsupported('touch() that expires')
              return ask({ op: 'cache.has', key: keyOf(evaluation, key) }, 'db')
            },
            ['key', 'timeout', 'version'],
          ),
        },
      },
    ],
    [
      'django.core.cache',
      {
        functions: {},
        constants: new Map<string, Value>([['cache', { kind: 'module', name: 'cache' }]]),
      },
    ],
  ]),
  methods: new Map(),
  stages,
}
