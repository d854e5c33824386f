import { gives } from '../../../chart/callResult.ts'
import type { CallResult } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { truth } from '../../../values/truth.ts'
import { asInt } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import type { Continuations } from '../../continuations.ts'
import { pure, resumable } from '../../signature.ts'
import type { Builtin, Table } from '../../signature.ts'
import { field, integerOf, record, recordOf, setField } from '../records.ts'
import { mayGiveUp, waitIn } from './waiting.ts'

export const SEMAPHORE = 'threading.Semaphore'
export const BOUNDED = 'threading.BoundedSemaphore'

export function makeSemaphore(type: typeof SEMAPHORE | typeof BOUNDED): Builtin {
  return pure(
    0,
    1,
    (evaluation, [value = 1n]) => {
      const count = integerOf(evaluation, value)
      if (count < 0n) evaluation.fail('ValueError', 'semaphore initial value must be >= 0')
      return record(evaluation, type, { '<value>': count, '<initial>': count })
    },
    ['value'],
  )
}

function valueOf(evaluation: Evaluation, self: Value | undefined): bigint {
  return asInt(field(evaluation, self, '<value>')) ?? 0n
}

function takes(evaluation: Evaluation, self: Value | undefined): boolean {
  const value = valueOf(evaluation, self)
  if (value === 0n) return false
  setField(evaluation, self, '<value>', value - 1n)
  return true
}

function acquired(evaluation: Evaluation, self: Value): CallResult {
  if (takes(evaluation, self)) return gives(true)
  return waitIn(evaluation, 'acquire', [], 'threading.acquireOne', self)
}

function release(evaluation: Evaluation, self: Value | undefined, count: bigint): null {
  if (count < 1n) evaluation.fail('ValueError', 'n must be one or more')
  const value = valueOf(evaluation, self) + count
  const most = asInt(field(evaluation, self, '<initial>')) ?? 0n
  if (recordOf(evaluation, self, BOUNDED) !== null && value > most) {
    evaluation.fail('ValueError', 'Semaphore released too many times')
  }
  setField(evaluation, self, '<value>', value)
  return null
}

export const semaphoreMethods: Table = {
  acquire: resumable(
    0,
    2,
    (evaluation, [self = null, blocking = true, timeout = null]) => {
      const waits = truth(evaluation, blocking)
      if (!waits && timeout !== null) {
        evaluation.fail('ValueError', "can't specify timeout for non-blocking acquire")
      }
      if (!waits) return gives(takes(evaluation, self))
      const tries = mayGiveUp(evaluation, 'Semaphore.acquire', timeout)
      return tries ? gives(takes(evaluation, self)) : acquired(evaluation, self)
    },
    ['blocking', 'timeout'],
  ),
  release: pure(
    0,
    1,
    (evaluation, [self, count = 1n]) => release(evaluation, self, integerOf(evaluation, count)),
    ['n'],
  ),
  __enter__: resumable(0, 0, (evaluation, [self = null]) => acquired(evaluation, self)),
  __exit__: pure(3, 3, (evaluation, [self]) => release(evaluation, self, 1n)),
}

export const semaphoreStages: Continuations = {
  'threading.acquireOne': (evaluation, [self = null]) => acquired(evaluation, self),
}
