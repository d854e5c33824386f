import { gives } from '../../../chart/callResult.ts'
import type { CallResult } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { asInt } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import type { Continuations } from '../../continuations.ts'
import { pure, resumable } from '../../signature.ts'
import type { Table } from '../../signature.ts'
import { field, integerOf, record, setField } from '../records.ts'
import { refuseTimeout, waitIn } from './waiting.ts'

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
    refuseTimeout(evaluation, 'Barrier', timeout)
    return record(evaluation, BARRIER, {
      parties: integerOf(evaluation, parties),
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
function comes(evaluation: Evaluation, self: Value): CallResult {
  const state = numberIn(evaluation, self, '<state>')
  // It drains first.
  if (state === DRAINING || state === RESETTING) {
    return waitIn(evaluation, 'wait', [], 'threading.barrierComes', self)
  }
  if (state === BROKEN) return broken(evaluation)
  const index = numberIn(evaluation, self, '<count>')
  setField(evaluation, self, '<count>', index + 1n)
  if (index + 1n !== numberIn(evaluation, self, 'parties')) return waits(evaluation, self, index)
  setState(evaluation, self, DRAINING)
  leaves(evaluation, self)
  return gives(index)
}

function waits(evaluation: Evaluation, self: Value, index: Value): CallResult {
  const state = numberIn(evaluation, self, '<state>')
  if (state === FILLING) {
    return waitIn(evaluation, 'wait, again', [], 'threading.barrierAgain', self, index)
  }
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
      refuseTimeout(evaluation, 'Barrier.wait', timeout)
      return comes(evaluation, self)
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

/** Attributes that are counted when they are asked for. */
export function barrierAttribute(
  evaluation: Evaluation,
  self: Value,
  name: string,
): Value | undefined {
  if (name === 'broken') return numberIn(evaluation, self, '<state>') === BROKEN
  if (name !== 'n_waiting') return undefined
  const fills = numberIn(evaluation, self, '<state>') === FILLING
  return fills ? numberIn(evaluation, self, '<count>') : 0n
}

export const barrierStages: Continuations = {
  'threading.barrierComes': (evaluation, [self = null]) => comes(evaluation, self),
  'threading.barrierAgain': (evaluation, [self = null, index = null]) =>
    waits(evaluation, self, index),
}
