import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BugError } from '../../base/index.ts'
import { searchResult } from '../testing/finished.testing.ts'
import { Knowledge } from './knowledge.ts'
import type { Model } from '../model.ts'
import { anyModel, symmetricModel } from '../testing/randomModels.testing.ts'
import { localSteps, increment, toyModel } from '../testing/toyModels.testing.ts'

const UPDATES = toyModel([increment('x'), increment('x')], { x: 0 }, ['ok', 'lost'], (_, { x }) =>
  x === 2 ? 1 : 2,
)

/** A model that counts how often it is asked for a step. */
function counting<Local, Shared>(model: Model<Local, Shared>) {
  const asked = { steps: 0, outcomes: 0 }
  const counted: Model<Local, Shared> = {
    ...model,
    step: (process, local, shared) => {
      asked.steps += 1
      return model.step(process, local, shared)
    },
    outcomesOf: (locals, shared) => {
      asked.outcomes += 1
      return model.outcomesOf(locals, shared)
    },
  }
  return { asked, counted }
}

test('a second search with what the first has learnt says the same and asks the model nothing', () => {
  const { asked, counted } = counting(UPDATES)
  const known = new Knowledge(counted)
  const { verdict } = searchResult(counted, { known })
  const before = { ...asked }
  expect(before.steps).toBeGreaterThan(0)
  expect(searchResult(counted, { known }).verdict).toEqual(verdict)
  expect(asked).toEqual(before)
})

test('with what is known or without, every search of a model says the same', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const known = new Knowledge(model)
      const without = searchResult(model).verdict
      const first = searchResult(model, { known }).verdict
      const second = searchResult(model, { known }).verdict
      expect(first).toEqual(without)
      // Only the memory may be laid out in another way.
      const bytes = { bytes: 0, bytesPerState: 0, memoBytes: 0 }
      expect({ ...second, ...bytes }).toEqual({ ...first, ...bytes })
    }),
    { numRuns: 60 },
  )
})

test('a graph still answers after another search with the same knowledge', () => {
  const known = new Knowledge(UPDATES)
  const { graph } = searchResult(UPDATES, { known })
  searchResult(UPDATES, { known })
  const lost = UPDATES.outcomes.indexOf('lost')
  expect(graph?.pathTo(graph.start, lost, 'shortest')).toEqual([0, 1, 0, 1])
  expect(graph?.fate(graph.start)).toEqual({ possible: 3, certain: 0 })
})

test('what a search has learnt that was stopped helps the next, which sees everything', () => {
  const model = toyModel([localSteps(20), localSteps(20)], {}, ['ok'], () => 1)
  const { asked, counted } = counting(model)
  const known = new Knowledge(counted)
  const budget = { states: 50, bytes: 1e9 }
  expect(searchResult(counted, { known, budget }).verdict.end).toEqual({
    kind: 'budget',
    hit: 'states',
  })
  const before = asked.steps
  const { verdict } = searchResult(counted, { known })
  expect(verdict.states).toBe(21 * 21)
  const { asked: afresh, counted: other } = counting(model)
  searchResult(other)
  expect(asked.steps - before).toBeLessThan(afresh.steps)
  expect(asked.steps).toBeLessThanOrEqual(afresh.steps)
})

test('knowledge grows with the search, and counts its bytes', () => {
  const model = toyModel([localSteps(40), localSteps(40)], {}, ['ok'], () => 1)
  const known = new Knowledge(model)
  const before = known.bytes
  searchResult(model, { known })
  expect(known.bytes).toBeGreaterThan(before)
})

test('knowledge of another model, or of orbits where states are wanted, is our mistake', () => {
  const other = toyModel([localSteps(1)], {}, ['ok'], () => 1)
  expect(() => searchResult(UPDATES, { known: new Knowledge(other) })).toThrow(BugError)
  fc.assert(
    fc.property(symmetricModel, (model) => {
      const known = new Knowledge(model, { symmetry: true })
      expect(() => searchResult(model, { known })).toThrow(BugError)
    }),
    { numRuns: 1 },
  )
})

test('a second search for orbits says the same as the first and runs no step', () => {
  fc.assert(
    fc.property(symmetricModel, (model) => {
      const { asked, counted } = counting(model)
      const reductions = { symmetry: true }
      const known = new Knowledge(counted, reductions)
      const first = searchResult(counted, { known, reductions }).verdict
      const before = { ...asked }
      const second = searchResult(counted, { known, reductions }).verdict
      const bytes = { bytes: 0, bytesPerState: 0, memoBytes: 0 }
      expect({ ...second, ...bytes }).toEqual({ ...first, ...bytes })
      expect(asked).toEqual(before)
    }),
    { numRuns: 60 },
  )
})
