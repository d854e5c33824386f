import { gives } from '../../../chart/callResult.ts'
import type { CallResult } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { tuple } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import type { Continuations } from '../../continuations.ts'
import { pure, resumable } from '../../signature.ts'
import type { Table } from '../../signature.ts'
import { field, record, setField } from '../records.ts'
import { beginsToWait, forgets, goesOn, wakes, wasWoken } from './conditions.ts'
import { mayGiveUp, waitIn } from './waiting.ts'

export const EVENT = 'threading.Event'

export const makeEvent = pure(0, 0, (evaluation) =>
  record(evaluation, EVENT, { '<flag>': false, '<waiters>': tuple(), '<woken>': tuple() }),
)

/** Who was woken does not look at the flag again. */
function waitAgain(evaluation: Evaluation, self: Value, givesUp: Value): CallResult {
  if (wasWoken(evaluation, self)) {
    goesOn(evaluation, self)
    return gives(true)
  }
  if (givesUp !== true) return waitsForIt(evaluation, self, false)
  forgets(evaluation, self)
  return gives(false)
}

function waitsForIt(evaluation: Evaluation, self: Value, givesUp: boolean): CallResult {
  return waitIn(evaluation, 'wait, again', [], 'threading.eventAgain', self, givesUp)
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
      const givesUp = mayGiveUp(evaluation, 'Event.wait', timeout)
      if (field(evaluation, self, '<flag>') === true) return gives(true)
      beginsToWait(evaluation, self)
      return waitsForIt(evaluation, self, givesUp)
    },
    ['timeout'],
  ),
}

export const eventStages: Continuations = {
  'threading.eventAgain': (evaluation, [self = null, givesUp = null]) =>
    waitAgain(evaluation, self, givesUp),
}
