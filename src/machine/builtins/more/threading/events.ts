import { gives } from '../../../chart/callResult.ts'
import type { CallResult } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { tuple } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import type { Continuations } from '../../continuations.ts'
import { pure, resumable } from '../../signature.ts'
import type { Table } from '../../signature.ts'
import { field, record, setField } from '../records.ts'
import { beginsToWait, goesOn, wakes, wasWoken } from './conditions.ts'
import { refuseTimeout, waitIn } from './waiting.ts'

export const EVENT = 'threading.Event'

export const makeEvent = pure(0, 0, (evaluation) =>
  record(evaluation, EVENT, { '<flag>': false, '<waiters>': tuple(), '<woken>': tuple() }),
)

/** Who was woken does not look at the flag again. */
function waitAgain(evaluation: Evaluation, self: Value): CallResult {
  if (wasWoken(evaluation, self)) {
    goesOn(evaluation, self)
    return gives(true)
  }
  return waitIn(evaluation, 'wait, again', [], 'threading.eventAgain', self)
}

const isSet = pure(0, 0, (evaluation, [self]) => field(evaluation, self, '<flag>'))

export const eventMethods: Table = {
  set: pure(0, 0, (evaluation, [self]) => {
    setField(evaluation, self, '<flag>', true)
    wakes(evaluation, self, Infinity)
    return null
  }),
  clear: pure(0, 0, (evaluation, [self]) => {
    setField(evaluation, self, '<flag>', false)
    return null
  }),
  is_set: isSet,
  isSet,
  wait: resumable(
    0,
    1,
    (evaluation, [self = null, timeout = null]) => {
      refuseTimeout(evaluation, 'Event.wait', timeout)
      if (field(evaluation, self, '<flag>') === true) return gives(true)
      beginsToWait(evaluation, self)
      return waitAgain(evaluation, self)
    },
    ['timeout'],
  ),
}

export const eventStages: Continuations = {
  'threading.eventAgain': (evaluation, [self = null]) => waitAgain(evaluation, self),
}
