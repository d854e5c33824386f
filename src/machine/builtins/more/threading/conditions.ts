import { gives } from '../../../chart/callResult.ts'
import type { CallResult } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { calls } from '../../../chart/callResult.ts'
import { asInt, tuple } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import type { Continuations } from '../../continuations.ts'
import { pure, resumable } from '../../signature.ts'
import type { Table } from '../../signature.ts'
import { field, integerOf, record, setField } from '../records.ts'
import {
  acquire,
  acquired,
  isLock,
  isOwned,
  letsGo,
  makeLock,
  ownerOf,
  releases,
  RLOCK,
  takes,
} from './locks.ts'
import { refuseTimeout, threadOf, threadsIn, waitIn } from './waiting.ts'

export const CONDITION = 'threading.Condition'

export const makeCondition = pure(
  0,
  1,
  (evaluation, [given = null]) => {
    if (given !== null && !isLock(evaluation, given)) {
      evaluation.unsupported('a Condition of another lock than Lock and RLock')
    }
    const lock = given ?? makeLock(evaluation, RLOCK)
    return record(evaluation, CONDITION, {
      '<lock>': lock,
      '<waiters>': tuple(),
      '<woken>': tuple(),
    })
  },
  ['lock'],
)

function lockIn(evaluation: Evaluation, self: Value | undefined): Value {
  return field(evaluation, self, '<lock>')
}

/** Who waits, in the order in which they came; or who was woken and has the lock not yet. */
export function listed(
  evaluation: Evaluation,
  self: Value | undefined,
  name: '<waiters>' | '<woken>',
): readonly string[] {
  return threadsIn(field(evaluation, self, name))
}

export function setListed(
  evaluation: Evaluation,
  self: Value | undefined,
  name: '<waiters>' | '<woken>',
  threads: readonly string[],
): void {
  setField(evaluation, self, name, tuple(...threads))
}

/** The first ones of those who wait are woken: they go on when they get what they need. */
export function wakes(evaluation: Evaluation, self: Value | undefined, count: number): void {
  const waiters = listed(evaluation, self, '<waiters>')
  const woken = listed(evaluation, self, '<woken>')
  setListed(evaluation, self, '<waiters>', waiters.slice(count))
  setListed(evaluation, self, '<woken>', [...woken, ...waiters.slice(0, count)])
}

/** It waits from now on. */
export function beginsToWait(evaluation: Evaluation, self: Value | undefined): void {
  const waiters = listed(evaluation, self, '<waiters>')
  setListed(evaluation, self, '<waiters>', [...waiters, threadOf(evaluation)])
}

/** Takes its own name from those that were woken; false: it was not. */
export function wasWoken(evaluation: Evaluation, self: Value | undefined): boolean {
  return listed(evaluation, self, '<woken>').includes(threadOf(evaluation))
}

export function goesOn(evaluation: Evaluation, self: Value | undefined): void {
  const woken = listed(evaluation, self, '<woken>')
  const me = woken.indexOf(threadOf(evaluation))
  setListed(evaluation, self, '<woken>', woken.toSpliced(me, 1))
}

/** Lets the lock go and waits: one step. Going on is another. */
function wait(evaluation: Evaluation, self: Value): CallResult {
  const lock = lockIn(evaluation, self)
  if (!isOwned(evaluation, lock)) {
    evaluation.fail('RuntimeError', 'cannot wait on un-acquired lock')
  }
  beginsToWait(evaluation, self)
  return waitAgain(evaluation, self, letsGo(evaluation, lock))
}

function waitAgain(evaluation: Evaluation, self: Value, count: Value): CallResult {
  const lock = lockIn(evaluation, self)
  const woken = wasWoken(evaluation, self)
  if (woken && takes(evaluation, lock, asInt(count) ?? 1n)) {
    goesOn(evaluation, self)
    return gives(true)
  }
  const owner = woken ? ownerOf(evaluation, lock) : null
  const by = owner === null ? [] : [owner]
  return waitIn(evaluation, 'wait, again', by, 'threading.waitAgain', self, count)
}

function notify(evaluation: Evaluation, self: Value | undefined, count: number): null {
  if (!isOwned(evaluation, lockIn(evaluation, self))) {
    evaluation.fail('RuntimeError', 'cannot notify on un-acquired lock')
  }
  wakes(evaluation, self, Math.max(0, count))
  return null
}

const notifyAll = pure(0, 0, (evaluation, [self]) => notify(evaluation, self, Infinity))

export const conditionMethods: Table = {
  acquire: resumable(
    0,
    2,
    (evaluation, [self = null, ...given]) =>
      acquire(evaluation, self, lockIn(evaluation, self), given),
    ['blocking', 'timeout'],
  ),
  release: pure(0, 0, (evaluation, [self]) => releases(evaluation, lockIn(evaluation, self))),
  __enter__: resumable(0, 0, (evaluation, [self = null]) =>
    acquired(evaluation, self, lockIn(evaluation, self)),
  ),
  __exit__: pure(3, 3, (evaluation, [self]) => releases(evaluation, lockIn(evaluation, self))),
  wait: resumable(
    0,
    1,
    (evaluation, [self = null, timeout = null]) => {
      refuseTimeout(evaluation, 'Condition.wait', timeout)
      return wait(evaluation, self)
    },
    ['timeout'],
  ),
  // In Python: it calls what it is given.
  wait_for: resumable(
    1,
    2,
    (evaluation, [self = null, predicate = null, timeout = null]) => {
      refuseTimeout(evaluation, 'Condition.wait_for', timeout)
      return calls('_threading.wait_for', self, predicate)
    },
    ['predicate', 'timeout'],
  ),
  notify: pure(
    0,
    1,
    (evaluation, [self, count = 1n]) =>
      notify(evaluation, self, Number(integerOf(evaluation, count))),
    ['n'],
  ),
  notify_all: notifyAll,
  notifyAll,
}

export const conditionStages: Continuations = {
  'threading.waitAgain': (evaluation, [self = null, count = null]) =>
    waitAgain(evaluation, self, count),
}
