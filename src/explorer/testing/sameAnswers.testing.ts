import { expect } from 'vitest'
import type { Graph } from '../questions/graph.ts'
import type { Schedule, Tally, Verdict } from '../verdict.ts'

/** Both searches of a model say the same, the last bits of a probability left out. */
export function expectSameVerdict(full: Verdict, reduced: Verdict): void {
  expect(reduced.end).toEqual(full.end)
  for (const count of [
    'states',
    'transitions',
    'ends',
    'schedules',
    'endless',
    'longest',
  ] as const) {
    expect({ [count]: reduced[count] }).toEqual({ [count]: full[count] })
  }
  expect(reduced.livelock).toEqual(full.livelock)
  expect(reduced.sets.map(({ set }) => set)).toEqual(full.sets.map(({ set }) => set))
  for (const [index, set] of full.sets.entries()) expectSameTally(set, reduced.sets[index])
  for (const [index, outcome] of full.outcomes.entries()) {
    const other = reduced.outcomes[index]
    expectSameTally(outcome, other)
    const { odds: _, ...exact } = outcome
    expect(other).toMatchObject(exact)
  }
}

function expectSameTally(one: Tally, other: Tally | undefined): void {
  expect(other?.states).toBe(one.states)
  expect(other?.schedules).toBe(one.schedules)
  expect(other?.share).toBe(one.share)
  if (one.odds === null) expect(other?.odds).toBeNull()
  else expect(Math.abs((other?.odds ?? 2) - one.odds)).toBeLessThanOrEqual(1e-12 * one.odds)
}

/** Both graphs answer every question about a schedule in the same way. */
export function expectSameAlong(
  full: Graph,
  reduced: Graph,
  schedule: Schedule,
  bad: number,
): void {
  const states = full.statesAlong(schedule)
  const others = reduced.statesAlong(schedule)
  expect(others.length).toBe(states.length)
  for (const [index, id] of states.entries()) {
    const other = others[index] as number
    expect(reduced.fate(other)).toEqual(full.fate(id))
    expect(reduced.sets(other)).toEqual(full.sets(id))
    expect(reduced.judge(other, bad)).toBe(full.judge(id, bad))
    expect(reduced.depth(other)).toBe(full.depth(id))
    expect(reduced.successors(other).map(({ process }) => process)).toEqual(
      full.successors(id).map(({ process }) => process),
    )
  }
  expect(reduced.nearestSafe(schedule, bad)).toEqual(full.nearestSafe(schedule, bad))
  for (let bit = 0; bit < 32; bit++) {
    if (((bad >>> bit) & 1) === 0) continue
    expect(reduced.pointOfNoReturn(schedule, bit)).toEqual(full.pointOfNoReturn(schedule, bit))
  }
  const after = schedule.at(-1) ?? -1
  const [from = full.start, other = reduced.start] = [states.at(-1), others.at(-1)]
  for (const kind of ['shortest', 'fewest switches'] as const) {
    for (let bit = 0; bit < 31; bit++) {
      expect(reduced.pathTo(other, bit, kind, { after })).toEqual(
        full.pathTo(from, bit, kind, { after }),
      )
    }
  }
}

/** Both graphs have the same map of two processes at a schedule. */
export function expectSameMap(
  full: Graph,
  reduced: Graph,
  { right, up, at, bad }: { right: number; up: number; at: Schedule; bad: number },
): void {
  expect(reduced.cells(right, up, at, bad)).toEqual(full.cells(right, up, at, bad))
}

/** Both graphs are drawn as the same graph: states are equal when the same schedules lead to them. */
export function expectSameDrawing(full: Graph, reduced: Graph, limit: number): void {
  expect(reduced.perDepth()).toEqual(full.perDepth())
  const [one, other] = [full.layers(limit), reduced.layers(limit)]
  expect(other === null).toBe(one === null)
  if (one === null || other === null) return
  expect(other.layers.map(({ length }) => length)).toEqual(one.layers.map(({ length }) => length))
  expect(other.edges.length).toBe(one.edges.length)
  const twins = new Map([[one.graph.start, other.graph.start]])
  for (const [id, twin] of twins) {
    expect(other.graph.sets(twin)).toEqual(one.graph.sets(id))
    expect(other.graph.depth(twin)).toBe(one.graph.depth(id))
    const next = other.graph.successors(twin)
    for (const { process, to } of one.graph.successors(id)) {
      const found = next.find((step) => step.process === process)?.to ?? -1
      expect(twins.get(to) ?? found).toBe(found)
      twins.set(to, found)
    }
  }
  expect(twins.size).toBe(full.states)
  expect(new Set(twins.values()).size).toBe(full.states)
}
