import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drain } from '../../base/index.ts'
import { manyOrSample } from '../../base/sample.testing.ts'
import type { Model } from '../model.ts'
import { searchResult } from '../testing/finished.testing.ts'
import { looseModel } from '../testing/looseModels.testing.ts'
import { anyModel, symmetricModel } from '../testing/randomModels.testing.ts'
import { increment, toyModel } from '../testing/toyModels.testing.ts'
import { searchFewSwitches } from './searchFewSwitches.ts'
import type { EarlyEnd } from './searchFewSwitches.ts'

/** Milliseconds; a busy machine is no failure. */
const PATIENCE = 600_000

function early<Local, Shared>(
  model: Model<Local, Shared>,
  bit: number,
  { most = 2, states = 1e6 } = {},
): EarlyEnd | null {
  const isWanted = (set: number) => ((set >>> bit) & 1) === 1
  return drain(searchFewSwitches(model, { isWanted, most, states }))
}

const lostUpdate = toyModel(
  [increment('x'), increment('x')],
  { x: 0 },
  ['ok', 'lost'],
  (_, { x }) => (x === 2 ? 1 : 2),
)

test('a lost update takes one switch away from a process that could go on', () => {
  expect(early(lostUpdate, 0)).toEqual({ set: 1, schedule: [0, 0, 1, 1], preemptions: 0 })
  expect(early(lostUpdate, 1)).toEqual({ set: 2, schedule: [0, 1, 1, 0], preemptions: 1 })
  expect(early(lostUpdate, 1, { most: 0 })).toBeNull()
})

test('a search that is too large is given up', () => {
  expect(early(lostUpdate, 1, { states: 3 })).toBeNull()
})

test(
  'what is found early has as few switches, and then steps, as the search of every schedule finds',
  () => {
    fc.assert(
      fc.property(fc.oneof(looseModel, anyModel, symmetricModel), (model) => {
        for (const { bit, fewest } of searchResult(model).verdict.outcomes) {
          const found = early(model, bit)
          const least = fewest !== null && fewest.preemptions <= 2 ? fewest : null
          expect(found?.preemptions).toBe(least?.preemptions)
          expect(found?.schedule.length).toBe(least?.schedule.length)
        }
      }),
      { numRuns: manyOrSample(2000, 20) },
    )
  },
  PATIENCE,
)
