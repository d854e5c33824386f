import { BugError } from '../../base/index.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bruteForce } from '../testing/bruteForce.oracle.ts'
import { finished } from '../testing/finished.testing.ts'
import { anyModel } from '../testing/randomModels.testing.ts'
import { RiskTable } from './risk.ts'

/** Milliseconds; a busy machine is no failure. */
const PATIENCE = 60_000

test(
  'along every schedule the risk is what running all schedules from there gives',
  () => {
    fc.assert(
      fc.property(anyModel, fc.nat(), fc.integer({ min: 1, max: 7 }), (model, pick, bad) => {
        const { runs } = bruteForce(model)
        const { graph } = finished(model)
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
        const { graph } = finished(model)
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
