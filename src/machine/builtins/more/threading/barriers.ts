import { gives } from '../../../chart/callResult.ts'
import type { CallResult } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { asInt } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import type { Continuations } from '../../continuations.ts'
import { pure, resumable } from '../../signature.ts'
import type { Table } from '../../signature.ts'
import { field, integerOf, record, setField } from '../records.ts'
import { mayGiveUp, waitIn } from './waiting.ts'

export const BARRIER = 'threading.Barrier'

/** As in CPython's threading.py: it fills, it drains after the last has come, it is being reset, it is broken. */
const [FILLING, DRAINING, RESETTING, BROKEN] = [0n, 1n, -1n, -2n]

export const makeBarrier = pure(
  1,
  3,
  (evaluation, [parties = null, action = null, timeout = null]) => {
    if (action !== null) {
      evaluation.unsupported(
        'the action of a Barrier',
        'Let the thread that gets 0 from wait() do it.',
      )
    }
    mayGiveUp(evaluation, 'Barrier', timeout)
    return record(evaluation, BARRIER, {
      parties: integerOf(evaluation, parties),
      '<timeout>': timeout,
      '<count>': 0n,
      '<state>': FILLING,
    })
  },
  ['parties', 'action', 'timeout'],
)

function numberIn(evaluation: Evaluation, self: Value | undefined, name: string): bigint {
  return asInt(field(evaluation, self, name)) ?? 0n
}

function setState(evaluation: Evaluation, self: Value | undefined, state: bigint): void {
  setField(evaluation, self, '<state>', state)
}

function broken(evaluation: Evaluation): never {
  return evaluation.fail('threading.BrokenBarrierError')
}

/** Comes to the barrier. Who is the last lets all others go. */
function comes(evaluation: Evaluation, self: Value, givesUp: boolean): CallResult {
  const state = numberIn(evaluation, self, '<state>')
  // It drains first.
  if (state === DRAINING || state === RESETTING) {
    return waitIn(evaluation, 'wait', [], 'threading.barrierComes', self, givesUp)
  }
  if (state === BROKEN) return broken(evaluation)
  const index = numberIn(evaluation, self, '<count>')
  setField(evaluation, self, '<count>', index + 1n)
  if (index + 1n !== numberIn(evaluation, self, 'parties')) {
    return waitsForOthers(evaluation, self, index, givesUp)
  }
  setState(evaluation, self, DRAINING)
  leaves(evaluation, self)
  return gives(index)
}

function waitsForOthers(
  evaluation: Evaluation,
  self: Value,
  index: Value,
  givesUp: Value,
): CallResult {
  return waitIn(evaluation, 'wait, again', [], 'threading.barrierAgain', self, index, givesUp)
}

/** Who gives up breaks the barrier. */
function waits(
  evaluation: Evaluation,
  self: Value,
  [index = null, givesUp = null]: readonly Value[],
): CallResult {
  const state = numberIn(evaluation, self, '<state>')
  if (state === FILLING && givesUp !== true) {
    return waitsForOthers(evaluation, self, index, givesUp)
  }
  if (state === FILLING) setState(evaluation, self, BROKEN)
  leaves(evaluation, self)
  return state === DRAINING ? gives(index) : broken(evaluation)
}

/** Who leaves last makes it ready again. */
function leaves(evaluation: Evaluation, self: Value): void {
  const left = numberIn(evaluation, self, '<count>') - 1n
  setField(evaluation, self, '<count>', left)
  const state = numberIn(evaluation, self, '<state>')
  if (left === 0n && (state === DRAINING || state === RESETTING)) {
    setState(evaluation, self, FILLING)
  }
}

export const barrierMethods: Table = {
  wait: resumable(
    0,
    1,
    (evaluation, [self = null, timeout = null]) => {
      const most = timeout ?? field(evaluation, self, '<timeout>')
      return comes(evaluation, self, mayGiveUp(evaluation, 'Barrier.wait', most))
    },
    ['timeout'],
  ),
  abort: pure(0, 0, (evaluation, [self]) => {
    setState(evaluation, self, BROKEN)
    return null
  }),
  reset: pure(0, 0, (evaluation, [self]) => {
    const isEmpty = numberIn(evaluation, self, '<count>') === 0n
    const state = numberIn(evaluation, self, '<state>')
    if (isEmpty) setState(evaluation, self, FILLING)
    else if (state === FILLING || state === BROKEN) setState(evaluation, self, RESETTING)
    return null
  }),
}

export const barrierStages: Continuations = {
  'threading.barrierComes': (evaluation, [self = null, givesUp = null]) =>
    comes(evaluation, self, givesUp === true),
  'threading.barrierAgain': (evaluation, [self = null, ...state]) => waits(evaluation, self, state),
}
