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
import { mayGiveUp, threadOf, threadsIn, waitIn } from './waiting.ts'

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
function listed(
  evaluation: Evaluation,
  self: Value | undefined,
  name: '<waiters>' | '<woken>',
): readonly string[] {
  return threadsIn(field(evaluation, self, name))
}

function setListed(
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

/** It waits no more, whether it was woken or not. */
export function forgets(evaluation: Evaluation, self: Value | undefined): void {
  const me = threadOf(evaluation)
  for (const name of ['<waiters>', '<woken>'] as const) {
    const threads = listed(evaluation, self, name)
    if (threads.includes(me)) {
      setListed(evaluation, self, name, threads.toSpliced(threads.indexOf(me), 1))
    }
  }
}

/** Lets the lock go and waits: one step. Going on is another. */
function wait(evaluation: Evaluation, self: Value, givesUp: boolean): CallResult {
  const lock = lockIn(evaluation, self)
  if (!isOwned(evaluation, lock)) {
    evaluation.fail('RuntimeError', 'cannot wait on un-acquired lock')
  }
  beginsToWait(evaluation, self)
  const held = letsGo(evaluation, lock)
  if (!givesUp) return waitAgain(evaluation, self, held)
  return waitIn(evaluation, 'wait, again', [], 'threading.waitInTime', self, held)
}

/**
 * With a timeout. Who gives up first finds that time is over, and then takes the lock again: a notification that comes
 * in between is lost (`Condition.wait` in CPython's Lib/threading.py).
 */
function waitInTime(evaluation: Evaluation, self: Value, count: Value): CallResult {
  if (wasWoken(evaluation, self)) return waitAgain(evaluation, self, count)
  // A step, although others see nothing of it.
  setListed(evaluation, self, '<waiters>', listed(evaluation, self, '<waiters>'))
  return waitForLock(evaluation, self, count)
}

function waitForLock(evaluation: Evaluation, self: Value, count: Value): CallResult {
  const owner = ownerOf(evaluation, lockIn(evaluation, self))
  const by = owner === null ? [] : [owner]
  return waitIn(evaluation, 'wait, again', by, 'threading.takeAgain', self, count)
}

function takeAgain(evaluation: Evaluation, self: Value, count: Value): CallResult {
  const isTaken = takes(evaluation, lockIn(evaluation, self), asInt(count) ?? 1n)
  if (!isTaken) return waitForLock(evaluation, self, count)
  forgets(evaluation, self)
  return gives(false)
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
    (evaluation, [self = null, timeout = null]) =>
      wait(evaluation, self, mayGiveUp(evaluation, 'Condition.wait', timeout)),
    ['timeout'],
  ),
  // In Python: it calls what it is given.
  wait_for: resumable(
    1,
    2,
    (evaluation, [self = null, predicate = null, timeout = null]) => {
      if (timeout !== null) {
        evaluation.unsupported(
          'a timeout of Condition.wait_for',
          'Write the loop: `while not ready(): if not condition.wait(timeout): break`.',
        )
      }
      const id = '_threading.wait_for'
      if (!evaluation.program.functions.has(id)) {
        evaluation.unsupported(
          'wait_for in a file that does not import threading',
          'Import it there.',
        )
      }
      return calls(id, self, predicate)
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
  'threading.waitInTime': (evaluation, [self = null, count = null]) =>
    waitInTime(evaluation, self, count),
  'threading.takeAgain': (evaluation, [self = null, count = null]) =>
    takeAgain(evaluation, self, count),
}
