import { BugError } from '../../../base/index.ts'
import { gives } from '../../chart/callResult.ts'
import { typeName } from '../../values/typeName.ts'
import { asNumber } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import { request, textIn } from '../continuations.ts'
import type { Continuation } from '../continuations.ts'
import type { LibraryTables } from '../registry.ts'
import { resumable } from '../signature.ts'
import { recordOf } from './records.ts'
import { CLOCKS, nanosecondsOf, secondsOf } from './moments.ts'
import type { ClockName } from './moments.ts'

/** A function that reads a clock: two steps, between which time may pass. */
function reading(clock: ClockName, unit: 's' | 'ns') {
  return resumable(0, 0, () => request({ kind: 'clock', call: 'look' }, 'time.look', clock, unit))
}

const look: Continuation = (_, state) =>
  request({ kind: 'clock', call: 'read' }, 'time.read', ...state)

const read: Continuation = (_, [clock, unit], answer): ReturnType<Continuation> => {
  if (answer?.kind !== 'clock') throw new BugError('expected the answer of the clock')
  const name = CLOCKS.find((each) => each === textIn(clock))
  if (name === undefined) throw new BugError('expected the name of a clock that was put aside')
  const value: Value =
    unit === 'ns' ? nanosecondsOf(name, answer.epoch) : secondsOf(name, answer.epoch)
  return gives(value)
}

/** The module time: sleep, and clocks that only tell whether a deadline has passed: see `world/clock.ts`. */
export const TIME: LibraryTables = {
  scope: {
    // What the process of the clock does, and nobody else can: see `programs/own/clockProcess.ts`.
    __time_passes__: resumable(0, 0, () => request({ kind: 'clock', call: 'pass' }, 'time.passed')),
  },
  modules: new Map([
    [
      'time',
      {
        functions: {
          sleep: resumable(1, 1, (evaluation, [length = null]) => {
            // How long does not matter, so that a random time will do.
            const isRandom = recordOf(evaluation, length, 'a random number') !== null
            const seconds = isRandom ? 0 : asNumber(length)
            if (seconds === null) {
              const type = typeName(evaluation, length)
              const text = `'${type}' object cannot be interpreted as an integer`
              return evaluation.fail('TypeError', text)
            }
            if (seconds < 0) {
              return evaluation.fail('ValueError', 'sleep length must be non-negative')
            }
            return request({ kind: 'sleep', seconds: Number(seconds) }, 'time.sleep')
          }),
          time: reading('wall', 's'),
          time_ns: reading('wall', 'ns'),
          monotonic: reading('monotonic', 's'),
          monotonic_ns: reading('monotonic', 'ns'),
          perf_counter: reading('monotonic', 's'),
          perf_counter_ns: reading('monotonic', 'ns'),
        },
      },
    ],
  ]),
  methods: new Map(),
  stages: {
    'time.sleep': () => gives(null),
    'time.look': look,
    'time.read': read,
    'time.passed': () => gives(null),
  },
}
