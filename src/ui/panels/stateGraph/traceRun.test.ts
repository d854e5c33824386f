import { OUTCOMES } from '../../../programs/index.ts'
import { expect, test } from 'vitest'
import type { GraphEdge, GraphNode } from '../../../programs/index.ts'
import { depthRows } from './depthRows.ts'
import { goBeside } from './goBeside.ts'
import { heatCells } from './heat.ts'
import { layoutStateGraph } from './layoutStateGraph.ts'
import { placeAt, traceRun } from './traceRun.ts'

const outcomesNamed = (...ids: readonly string[]) => OUTCOMES.filter(({ id }) => ids.includes(id))

const NODES: readonly GraphNode[] = [
  { id: 0, depth: 0, verdict: 'at-risk', ends: [], schedule: '' },
  { id: 1, depth: 1, verdict: 'safe', ends: [], schedule: 'A' },
  { id: 2, depth: 1, verdict: 'lost', ends: [], schedule: 'B' },
  { id: 3, depth: 4, verdict: 'safe', ends: outcomesNamed('ok'), schedule: 'AABB' },
  {
    id: 4,
    depth: 4,
    verdict: 'lost',
    ends: outcomesNamed('data-lost', 'orphan'),
    schedule: 'BAAB',
  },
]
const EDGES: readonly GraphEdge[] = [
  { from: 0, to: 1, letters: 'A' },
  { from: 0, to: 2, letters: 'B' },
  { from: 1, to: 3, letters: 'ABB' },
  { from: 2, to: 4, letters: 'AAB' },
]

test('a schedule is a way from the start along the letters of the edges', () => {
  const trace = traceRun(NODES, EDGES, 'BAAB')
  expect(trace.visits).toEqual([
    { id: 0, steps: 0 },
    { id: 2, steps: 1 },
    { id: 4, steps: 4 },
  ])
  expect(trace.edges.map(({ index }) => index)).toEqual([1, 3])
})

test('inside a chain the place is a part of the way along it', () => {
  const trace = traceRun(NODES, EDGES, 'AA')
  expect(placeAt(trace, EDGES, 0)).toEqual({ id: 0, along: null })
  expect(placeAt(trace, EDGES, 1)).toEqual({ id: 1, along: null })
  expect(placeAt(trace, EDGES, 2)).toEqual({ id: 1, along: { edge: 2, part: 1 / 3 } })
})

test('a schedule that leaves the graph has no place behind that point', () => {
  const trace = traceRun(NODES, EDGES, 'AB')
  expect(trace.visits.map(({ id }) => id)).toEqual([0, 1])
  expect(placeAt(trace, EDGES, 2)).toBeNull()
  expect(placeAt(traceRun([], [], ''), [], 0)).toBeNull()
})

test('keys lead down and up along edges, sideways along a layer, and stay at the rim', () => {
  const layout = layoutStateGraph(NODES, EDGES)
  const [left, right] = layout.layers[1]?.ids ?? []
  expect(goBeside(layout, left ?? -1, 'ArrowRight')).toBe(right)
  expect(goBeside(layout, left ?? -1, 'ArrowLeft')).toBe(left)
  expect(goBeside(layout, 2, 'ArrowDown')).toBe(4)
  expect(goBeside(layout, 4, 'ArrowUp')).toBe(2)
  expect(goBeside(layout, 4, 'ArrowDown')).toBe(4)
  expect(goBeside(layout, 4, 'Home')).toBe(0)
})

test('each depth counts its states by verdict, and how runs end there', () => {
  const rows = depthRows(NODES)
  expect(rows.map(({ depth, safe, someBad, allBad }) => [depth, safe, someBad, allBad])).toEqual([
    [0, 0, 1, 0],
    [1, 1, 0, 1],
    [4, 1, 0, 1],
  ])
  expect(rows[2]?.ends.map(({ outcome, count }) => ({ id: outcome.id, count }))).toEqual([
    { id: 'ok', count: 1 },
    { id: 'data-lost', count: 1 },
    { id: 'orphan', count: 1 },
  ])
})

test('more states are a darker shade, and the most are the darkest', () => {
  const cells = heatCells([1, 10, 100, 0])
  expect(cells.map(({ part }) => part)).toEqual([0.01, 0.1, 1, 0])
  expect(cells[2]?.shade).toBe(1)
  expect(cells[0]?.shade).toBeLessThan(cells[1]?.shade ?? 0)
  expect(cells[3]?.shade).toBe(0)
})
