import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drain } from '../../base/index.ts'
import { manyOrSample } from '../../base/sample.testing.ts'
import type { Model } from '../model.ts'
import { searchResult } from '../testing/finished.testing.ts'
import { looseModel } from '../testing/looseModels.testing.ts'
import { anyLoopingModel, anyModel, symmetricModel } from '../testing/randomModels.testing.ts'
import { searchClasses } from './searchClasses.ts'
import type { ClassOptions, ClassSearch } from './searchClasses.ts'

/** Milliseconds; a busy machine is no failure. */
const PATIENCE = 600_000
const RUNS = { numRuns: manyOrSample(10_000, 25) }
const BUDGET = { states: 1e9, bytes: 1e12 }

function classesOf<Local, Shared>(
  model: Model<Local, Shared>,
  options: Partial<ClassOptions<Local, Shared>> = {},
): ClassSearch {
  return drain(searchClasses(model, { budget: BUDGET, isWanted: () => false, ...options }))
}

/** The outcomes after a schedule, or null when it cannot be run or somebody can still move. */
function endOf<Local, Shared>(
  model: Model<Local, Shared>,
  schedule: readonly number[],
): number | null {
  let { locals, shared } = { locals: model.locals, shared: model.shared }
  for (const process of schedule) {
    const moved = model.step(process, locals[process] as Local, shared)
    if (moved === null) return null
    locals = locals.with(process, moved.local)
    shared = moved.shared
  }
  const stuck = locals.every((local, process) => model.step(process, local, shared) === null)
  return stuck ? model.outcomesOf(locals, shared) : null
}

const toyModels = fc.oneof(
  { weight: 5, arbitrary: looseModel },
  { weight: 1, arbitrary: anyModel },
  { weight: 1, arbitrary: anyLoopingModel },
  { weight: 1, arbitrary: symmetricModel },
)

test(
  'the ends of one schedule of each class are those of all schedules, and no endless run is missed',
  () => {
    fc.assert(
      fc.property(toyModels, fc.boolean(), (model, guesses) => {
        const { verdict } = searchResult(model)
        const reduced = classesOf(model, { guesses })
        expect(reduced.end).toEqual({ kind: 'exhausted' })
        const sets = reduced.ends.map(({ set }) => set).sort((one, other) => one - other)
        expect(sets).toEqual(verdict.sets.map(({ set }) => set))
        expect(reduced.endless).toBe(verdict.endless)
        expect(reduced.states).toBeLessThanOrEqual(verdict.states)
        for (const { set, schedule } of reduced.ends) expect(endOf(model, schedule)).toBe(set)
      }),
      RUNS,
    )
  },
  PATIENCE,
)
