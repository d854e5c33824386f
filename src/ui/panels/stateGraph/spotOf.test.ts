import { OUTCOMES } from '../../../programs/index.ts'
import { expect, test } from 'vitest'
import type { GraphEdge, GraphNode } from '../../../programs/index.ts'
import { layoutStateGraph } from './layoutStateGraph.ts'
import { curve, spotOf } from './spotOf.ts'

const outcomesNamed = (...ids: readonly string[]) => OUTCOMES.filter(({ id }) => ids.includes(id))

const NODES: readonly GraphNode[] = [
  { id: 0, depth: 0, verdict: 'safe', ends: [], schedule: '' },
  { id: 7, depth: 4, verdict: 'safe', ends: outcomesNamed('ok'), schedule: 'AABB' },
]
const EDGES: readonly GraphEdge[] = [{ from: 0, to: 7, letters: 'AABB' }]

test('a place inside a chain lies on its line, as far as the run has come', () => {
  const layout = layoutStateGraph(NODES, EDGES)
  const [top, bottom] = layout.nodes.map(({ x, y }) => ({ x, y }))
  expect(spotOf(layout, { id: 0, along: null })).toEqual(top)
  expect(spotOf(layout, { id: 0, along: { edge: 0, part: 1 } })).toEqual(bottom)
  const half = spotOf(layout, { id: 0, along: { edge: 0, part: 0.5 } })
  expect(half?.y).toBeCloseTo(((top?.y ?? 0) + (bottom?.y ?? 0)) / 2)
  expect(spotOf(layout, { id: 99, along: null })).toBeNull()
})

test('a curve passes through its points, vertically', () => {
  expect(
    curve([
      { x: 0, y: 0 },
      { x: 10, y: 40 },
    ]),
  ).toBe('M0 0C0 20 10 20 10 40')
  expect(curve([])).toBe('')
})
