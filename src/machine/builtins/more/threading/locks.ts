import { gives } from '../../../chart/callResult.ts'
import type { CallResult } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { truth } from '../../../values/truth.ts'
import { asInt, asNumber, isRef } from '../../../values/value.ts'
import type { Ref, Value } from '../../../values/value.ts'
import type { Continuations } from '../../continuations.ts'
import { pure, resumable } from '../../signature.ts'
import type { Given, Table } from '../../signature.ts'
import { field, record, recordOf, setField } from '../records.ts'
import { mayGiveUp, threadOf, waitIn } from './waiting.ts'

export const LOCK = '_thread.lock'
export const RLOCK = '_thread.RLock'

/** A lock: who has taken it, or None; of one that can be taken again, how often. */
export function makeLock(evaluation: Evaluation, type: typeof LOCK | typeof RLOCK): Ref {
  return record(evaluation, type, { '<owner>': null, '<count>': 0n })
}

/** Who holds it; null: nobody. */
export function ownerOf(evaluation: Evaluation, lock: Value | undefined): string | null {
  const owner = field(evaluation, lock, '<owner>')
  return typeof owner === 'string' ? owner : null
}

export function isLock(evaluation: Evaluation, value: Value): boolean {
  return recordOf(evaluation, value, LOCK, RLOCK) !== null
}

/** Takes the lock if that is possible now. `count`: how often at once, where it was let go in a wait. */
export function takes(evaluation: Evaluation, lock: Value | undefined, count = 1n): boolean {
  const owner = ownerOf(evaluation, lock)
  const me = threadOf(evaluation)
  const again = recordOf(evaluation, lock, RLOCK) !== null && owner === me
  if (owner !== null && !again) return false
  const held = asInt(field(evaluation, lock, '<count>')) ?? 0n
  setField(evaluation, lock, '<owner>', me)
  setField(evaluation, lock, '<count>', held + count)
  return true
}

/** Lets a lock go altogether; how often it was held. */
export function letsGo(evaluation: Evaluation, lock: Value | undefined): bigint {
  const held = asInt(field(evaluation, lock, '<count>')) ?? 0n
  setField(evaluation, lock, '<owner>', null)
  setField(evaluation, lock, '<count>', 0n)
  return held
}

/** CPython's `_is_owned`: a plain lock does not know its owner, so that it counts as owned when it is held. */
export function isOwned(evaluation: Evaluation, lock: Value | undefined): boolean {
  const owner = ownerOf(evaluation, lock)
  if (recordOf(evaluation, lock, RLOCK) === null) return owner !== null
  return owner === threadOf(evaluation)
}

/** `release()`; RuntimeError, as CPython's, where it is not held. */
export function releases(evaluation: Evaluation, lock: Value | undefined): null {
  if (recordOf(evaluation, lock, RLOCK) === null) {
    if (ownerOf(evaluation, lock) === null) evaluation.fail('RuntimeError', 'release unlocked lock')
    letsGo(evaluation, lock)
    return null
  }
  if (!isOwned(evaluation, lock)) {
    evaluation.fail('RuntimeError', 'cannot release un-acquired lock')
  }
  const held = asInt(field(evaluation, lock, '<count>')) ?? 1n
  if (held === 1n) letsGo(evaluation, lock)
  else setField(evaluation, lock, '<count>', held - 1n)
  return null
}

/** Takes the lock, or waits until that is possible. `self`: in whose name, a condition's perhaps. */
export function acquired(evaluation: Evaluation, self: Value, lock: Value): CallResult {
  if (takes(evaluation, lock)) return gives(true)
  const owner = ownerOf(evaluation, lock)
  return waitIn(
    evaluation,
    'acquire',
    owner === null ? [] : [owner],
    'threading.acquire',
    self,
    lock,
  )
}

/** `acquire(blocking=True, timeout=-1)` */
export function acquire(
  evaluation: Evaluation,
  self: Value,
  lock: Value,
  given: Given,
): CallResult {
  const [blocking = true, timeout = -1n] = given
  const seconds = asNumber(timeout)
  const waits = truth(evaluation, blocking)
  if (!waits && seconds !== -1n && seconds !== -1) {
    evaluation.fail('ValueError', "can't specify a timeout for a non-blocking call")
  }
  if (seconds !== null && seconds < 0 && Number(seconds) !== -1) {
    evaluation.fail('ValueError', 'timeout value must be positive')
  }
  if (waits && Number(seconds) === -1) return acquired(evaluation, self, lock)
  if (waits && Number(seconds) !== 0) mayGiveUp(evaluation, 'acquire()', timeout)
  return gives(takes(evaluation, lock))
}

const ACQUIRE = ['blocking', 'timeout']

export const lockMethods: Table = {
  acquire: resumable(
    0,
    2,
    (evaluation, [self = null, ...given]) => acquire(evaluation, self, self, given),
    ACQUIRE,
  ),
  release: pure(0, 0, (evaluation, [self]) => releases(evaluation, self)),
  locked: pure(0, 0, (evaluation, [self]) => ownerOf(evaluation, self) !== null),
  __enter__: resumable(0, 0, (evaluation, [self = null]) => acquired(evaluation, self, self)),
  __exit__: pure(3, 3, (evaluation, [self]) => releases(evaluation, self)),
}

const { locked: _, ...reentrant } = lockMethods
export const rlockMethods: Table = reentrant

export const lockStages: Continuations = {
  'threading.acquire': (evaluation, [self = null, lock = null]) =>
    acquired(evaluation, self, isRef(lock) ? lock : self),
}
