import { expect } from 'vitest'
import { RiskTable } from '../questions/risk.ts'
import type { Graph } from '../questions/graph.ts'
import type { Model } from '../model.ts'
import type { Schedule, Verdict } from '../verdict.ts'
import { searchResult } from './finished.testing.ts'
import {
  expectSameAlong,
  expectSameDrawing,
  expectSameMap,
  expectSameVerdict,
} from './sameAnswers.testing.ts'

/** Pictures of more states than this are compared by how many states there are at each depth. */
const DRAWN = 3000

/**
 * A search for orbits says of a model what the unreduced one says, in its verdict and in every answer
 * of its graph. `graphs`: how many schedules are asked about, besides those of the verdict. The
 * verdict of the search for orbits, for saying how much it saved.
 */
export function expectSameSearch<Local, Shared>(
  model: Model<Local, Shared>,
  { schedules }: { readonly schedules: number },
): Verdict {
  const full = searchResult(model)
  const reduced = searchResult(model, { reductions: { symmetry: true } })
  expectSameVerdict(full.verdict, reduced.verdict)
  if (full.graph === null || reduced.graph === null) throw new Error('expected two graphs')
  expect(reduced.graph.mostSteps()).toEqual(full.graph.mostSteps())
  expectSameDrawing(full.graph, reduced.graph, DRAWN)
  const witnesses = full.verdict.outcomes.flatMap(({ shortest, fewest }) =>
    [shortest, fewest?.schedule ?? null].filter((schedule) => schedule !== null),
  )
  const asked = [[], ...witnesses.slice(0, schedules), ...randomRuns(full.graph, schedules)]
  const every = full.verdict.outcomes.reduce((all, { bit }) => all | (1 << bit), 0)
  for (const [index, schedule] of asked.entries()) {
    // Every set of outcomes may be the bad ones, some schedules are cut off, and each pair has a map.
    const bad = (every >>> (index % 3)) & every
    const cut = schedule.slice(0, schedule.length - (index % 7))
    expectSameAlong(full.graph, reduced.graph, cut, bad)
    expectSameRisks(full.graph, reduced.graph, cut, bad)
    if (model.processes < 2) continue
    const right = index % model.processes
    const up = (right + 1 + (index % (model.processes - 1))) % model.processes
    expectSameMap(full.graph, reduced.graph, { right, up, at: cut, bad })
  }
  return reduced.verdict
}

function expectSameRisks(full: Graph, reduced: Graph, schedule: Schedule, bad: number): void {
  const [one, other] = [full, reduced].map((graph) =>
    new RiskTable(graph, bad).along(graph, schedule),
  )
  // Of more states than can be judged one by one, only orbits may be few enough.
  if (one === null || one === undefined) return
  expect(other?.map(({ bad, all }) => [bad, all])).toEqual(one.map(({ bad, all }) => [bad, all]))
  for (const [index, { odds }] of one.entries()) expect(other?.[index]?.odds).toBeCloseTo(odds, 12)
}

function randomRuns(graph: Graph, count: number): readonly Schedule[] {
  let seed = 0x9e3779b9
  const below = (most: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * most)
  }
  return Array.from({ length: count }, () => {
    const schedule: number[] = []
    for (let at = graph.start; schedule.length < 2000;) {
      const steps = graph.successors(at)
      const step = steps[below(steps.length)]
      if (step === undefined) break
      schedule.push(step.process)
      at = step.to
    }
    return schedule
  })
}
