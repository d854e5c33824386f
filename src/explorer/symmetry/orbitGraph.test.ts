import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchResult } from '../testing/finished.testing.ts'
import {
  partlySymmetricModel,
  symmetricLoopingModel,
  symmetricModel,
} from '../testing/randomModels.testing.ts'
import {
  expectSameAlong,
  expectSameDrawing,
  expectSameMap,
  expectSameVerdict,
} from '../testing/sameAnswers.testing.ts'
import { RiskTable } from '../questions/risk.ts'
import type { Graph } from '../questions/graph.ts'
import type { Model } from '../model.ts'

/** Milliseconds; a busy machine is no failure. */
const PATIENCE = 60_000
const RUNS = { numRuns: 100 }

const equalModel = fc.oneof(symmetricModel, partlySymmetricModel)

function both<Local, Shared>(model: Model<Local, Shared>) {
  const full = searchResult(model)
  const reduced = searchResult(model, { reductions: { symmetry: true } })
  return { full, reduced }
}

function graphsOf<Local, Shared>(model: Model<Local, Shared>): { full: Graph; reduced: Graph } {
  const { full, reduced } = both(model)
  return { full: graphIn(full), reduced: graphIn(reduced) }
}

/** A walk through a graph by a list of numbers. */
function walk(graph: Graph, picks: readonly number[]): readonly number[] {
  const schedule: number[] = []
  let at = graph.start
  for (const pick of picks) {
    const steps = graph.successors(at)
    const step = steps[pick % Math.max(1, steps.length)]
    if (step === undefined) break
    schedule.push(step.process)
    at = step.to
  }
  return schedule
}

const somePicks = fc.array(fc.nat({ max: 30 }), { maxLength: 20 })

test(
  'a search for orbits says what the unreduced one says',
  () => {
    fc.assert(
      fc.property(equalModel, (model) => {
        const { full, reduced } = both(model)
        expectSameVerdict(full.verdict, reduced.verdict)
        expect(reduced.graph?.mostSteps()).toEqual(full.graph?.mostSteps())
      }),
      RUNS,
    )
  },
  PATIENCE,
)

test(
  'runs that never end, and livelocks, are found in spite of the reduction',
  () => {
    let endless = 0
    let livelocks = 0
    fc.assert(
      fc.property(symmetricLoopingModel, (model) => {
        const { full, reduced } = both(model)
        expectSameVerdict(full.verdict, reduced.verdict)
        if (full.verdict.endless) endless += 1
        if (full.verdict.livelock !== null) livelocks += 1
      }),
      { numRuns: 300 },
    )
    expect(endless).toBeGreaterThan(20)
    expect(livelocks).toBeGreaterThan(5)
  },
  PATIENCE,
)

test(
  'the graph of orbits answers as the graph of states, along any schedule',
  () => {
    fc.assert(
      fc.property(equalModel, somePicks, fc.integer({ min: 1, max: 15 }), (model, picks, bad) => {
        const { full, reduced } = graphsOf(model)
        const schedule = walk(full, picks)
        expectSameAlong(full, reduced, schedule, bad)
        expectSameMap(full, reduced, { right: 0, up: 1, at: schedule, bad })
        expectSameMap(full, reduced, { right: model.processes - 1, up: 0, at: schedule, bad })
        const risks = [full, reduced].map((graph) =>
          new RiskTable(graph, bad).along(graph, schedule),
        )
        expect(risks[1]?.map(({ bad, all }) => [bad, all])).toEqual(
          risks[0]?.map(({ bad, all }) => [bad, all]),
        )
        for (const [index, { odds }] of (risks[0] ?? []).entries()) {
          expect(risks[1]?.[index]?.odds).toBeCloseTo(odds, 12)
        }
      }),
      RUNS,
    )
  },
  PATIENCE,
)

test(
  'the graph of orbits is drawn as the graph of states',
  () => {
    fc.assert(
      fc.property(equalModel, (model) => {
        const { full, reduced } = graphsOf(model)
        expectSameDrawing(full, reduced, 100_000)
        expect(reduced.layers(full.states - 1)).toBeNull()
      }),
      { numRuns: 50 },
    )
  },
  PATIENCE,
)

test('what cannot be renamed, or a start that a renaming changes, is searched state by state', () => {
  fc.assert(
    fc.property(equalModel, fc.nat(), (model, pick) => {
      const { symmetry } = model
      if (symmetry === undefined) throw new Error('expected a symmetric model')
      const { named } = symmetry
      const others = [
        { ...model, shared: { ...model.shared, who: 1 } },
        { ...model, symmetry: { ...symmetry, failed: () => true } },
        { ...model, symmetry: { ...symmetry, named: { ...named, part: () => null } } },
        { ...model, symmetry: { ...symmetry, named: { ...named, local: () => null } } },
      ]
      const other = others[pick % others.length] ?? model
      const { full, reduced } = both(other)
      expect(reduced.verdict.orbits).toBeNull()
      expectSameVerdict(full.verdict, reduced.verdict)
      expectSameDrawing(graphIn(full), graphIn(reduced), 1000)
    }),
    RUNS,
  )
})

function graphIn({ graph }: ReturnType<typeof searchResult>): Graph {
  if (graph === null) throw new Error('expected a graph')
  return graph
}
