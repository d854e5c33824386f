import { BugError } from '../../base/index.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bruteForce } from '../testing/bruteForce.oracle.ts'
import { searchResult } from '../testing/finished.testing.ts'
import { anyModel } from '../testing/randomModels.testing.ts'
import { localSteps, toyModel } from '../testing/toyModels.testing.ts'
import type { ToyStep } from '../testing/toyModels.testing.ts'
import { RiskTable } from './risk.ts'

/** In place of a count that ought to be there: it makes every sum wrong. */
const MISSING = -1_000_000n

/** Milliseconds; a busy machine is no failure. */
const PATIENCE = 60_000

test(
  'along every schedule the risk is what running all schedules from there gives',
  () => {
    fc.assert(
      fc.property(anyModel, fc.nat(), fc.integer({ min: 1, max: 7 }), (model, pick, bad) => {
        const { runs } = bruteForce(model)
        const { graph } = searchResult(model)
        if (graph === null) throw new BugError('expected a graph')
        const schedule = runs[pick % runs.length]?.schedule ?? []
        const risks = new RiskTable(graph, bad).along(graph, schedule)
        expect(risks).toHaveLength(schedule.length + 1)
        risks?.forEach(({ odds, bad: lost, all }, step) => {
          const from = runs.filter((run) =>
            schedule.slice(0, step).every((process, index) => run.schedule[index] === process),
          )
          const lostRuns = from.filter(({ set }) => (set & bad) !== 0)
          const sum = (some: typeof runs) => some.reduce((whole, run) => whole + run.odds, 0)
          expect([lost, all]).toEqual([BigInt(lostRuns.length), BigInt(from.length)])
          expect(odds).toBeCloseTo(sum(lostRuns) / sum(from), 10)
        })
      }),
      { numRuns: 60 },
    )
  },
  PATIENCE,
)

test(
  'the odds of a state are the mean of those of its successors, and certain ends are exactly 0 or 1',
  () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const { graph } = searchResult(model)
        if (graph === null) throw new BugError('expected a graph')
        const table = new RiskTable(graph, 1)
        const [start] = table.along(graph, []) ?? []
        const next = graph
          .successors(graph.start)
          .flatMap(({ process }) => table.along(graph, [process])?.at(-1) ?? [])
        const whole = next.reduce((sum, { odds }) => sum + odds, 0)
        const odds = start?.odds ?? NaN
        expect(odds * next.length).toBeCloseTo(whole, 10)
        const prospect = odds === 0 ? 'safe' : odds === 1 ? 'lost' : 'at-risk'
        expect(prospect).toBe(graph.judge(graph.start, 1))
      }),
      { numRuns: 60 },
    )
  },
  PATIENCE,
)

test(
  'at the start the backward pass gives what the search has counted forward',
  () => {
    fc.assert(
      fc.property(anyModel, fc.integer({ min: 1, max: 7 }), (model, bad) => {
        const { graph, verdict } = searchResult(model)
        if (graph === null) throw new BugError('expected a graph')
        const lost = verdict.sets.filter(({ set }) => (set & bad) !== 0)
        const [start] = new RiskTable(graph, bad).along(graph, []) ?? []
        expect(start?.all).toBe(verdict.schedules)
        expect(start?.bad).toBe(lost.reduce((sum, one) => sum + (one.schedules ?? MISSING), 0n))
        expect(start?.odds).toBeCloseTo(
          lost.reduce((sum, one) => sum + (one.odds ?? NaN), 0),
          10,
        )
      }),
      { numRuns: 60 },
    )
  },
  PATIENCE,
)

test('a run that can be infinite has no number, and the reason is given', () => {
  const spin: ToyStep = {
    reads: ['x'],
    writes: [],
    run: ([x]) => (x === 1 ? { written: [] } : { written: [], to: 0 }),
  }
  const set: ToyStep = { reads: [], writes: ['x'], run: () => ({ written: [1] }) }
  const { graph } = searchResult(toyModel([[spin], [set]], { x: 0 }, ['bad'], () => 1))
  if (graph === null) throw new BugError('expected a graph')
  const table = new RiskTable(graph, 1)
  expect([table.missing, table.along(graph, [])]).toEqual(['endless', null])
})

test('a graph beyond the limit has no number; one at the limit has', () => {
  const { graph } = searchResult(toyModel([localSteps(2), localSteps(2)], {}, ['bad'], () => 1))
  if (graph === null) throw new BugError('expected a graph')
  const over = new RiskTable(graph, 1, graph.states - 1)
  expect([over.missing, over.along(graph, [])]).toEqual(['large', null])
  // Two requests of two steps: 4 over 2 schedules.
  expect(new RiskTable(graph, 1, graph.states).along(graph, [])).toEqual([
    { odds: 1, bad: 6n, all: 6n },
  ])
})

test('a stopped or reduced search has no graph to take a number from', () => {
  const model = toyModel([localSteps(3), localSteps(3)], {}, ['bad'], () => 1)
  expect(searchResult(model, { budget: { states: 3, bytes: 1e12 } }).graph).toBeNull()
  expect(searchResult(model, { reductions: { commuting: true } }).graph).toBeNull()
})
