import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GraphEdge, GraphNode } from '../../../programs/index.ts'
import { layering } from './layering.ts'
import { layoutStateGraph, RADIUS } from './layoutStateGraph.ts'
import { crossings, untangle } from './untangle.ts'

function node(id: number, depth: number): GraphNode {
  return { id, depth, verdict: 'safe', ends: [], schedule: 'A'.repeat(depth) }
}

function edge(from: number, to: number, letters = 'A'): GraphEdge {
  return { from, to, letters }
}

/** All pairs of steps of two requests that never meet. */
function lattice(wide: number, high: number) {
  const nodes: GraphNode[] = []
  const edges: GraphEdge[] = []
  const id = (x: number, y: number) => x * (high + 1) + y
  for (let x = 0; x <= wide; x += 1) {
    for (let y = 0; y <= high; y += 1) {
      nodes.push(node(id(x, y), x + y))
      if (x < wide) edges.push(edge(id(x, y), id(x + 1, y), 'A'))
      if (y < high) edges.push(edge(id(x, y), id(x, y + 1), 'B'))
    }
  }
  return { nodes, edges }
}

test('a deeper state is lower, and states of one depth are on one line', () => {
  const { nodes, edges } = lattice(3, 3)
  const layout = layoutStateGraph(nodes, edges)
  const heights = new Map<number, number>()
  for (const { node: each, y } of layout.nodes) {
    expect(heights.get(each.depth) ?? y).toBe(y)
    heights.set(each.depth, y)
  }
  const ordered = [...heights].sort(([one], [other]) => one - other).map(([, y]) => y)
  expect(ordered).toEqual([...new Set(ordered)].sort((one, other) => one - other))
})

test('a lattice is drawn without a crossing, mirrored around its middle', () => {
  const { nodes, edges } = lattice(4, 4)
  const graph = layering(nodes, edges)
  expect(crossings(graph, untangle(graph))).toBe(0)
  const layout = layoutStateGraph(nodes, edges)
  const [top] = layout.nodes.filter(({ node: each }) => each.depth === 0)
  const [bottom] = layout.nodes.filter(({ node: each }) => each.depth === 8)
  expect(top?.x).toBeCloseTo(bottom?.x ?? 0, 3)
})

test('two edges that cross are untangled', () => {
  const nodes = [node(0, 0), node(1, 1), node(2, 1), node(3, 2), node(4, 2)]
  const edges = [edge(0, 1), edge(0, 2), edge(1, 4), edge(2, 3)]
  const graph = layering(nodes, edges)
  expect(crossings(graph, graph.layers)).toBe(1)
  expect(crossings(graph, untangle(graph))).toBe(0)
})

test('a long edge bends around the nodes between its ends', () => {
  const nodes = [node(0, 0), node(1, 1), node(2, 2)]
  const { edges } = layoutStateGraph(nodes, [edge(0, 1), edge(1, 2), edge(0, 2, 'BB')])
  expect(edges[2]?.points).toHaveLength(3)
  expect(edges[2]?.points[1]?.x).not.toBe(edges[0]?.points[1]?.x)
})

test('an edge that leads back up is drawn and orders nothing', () => {
  const { edges } = layoutStateGraph([node(0, 0), node(1, 1)], [edge(0, 1), edge(1, 0)])
  expect(edges.map(({ points }) => points.length)).toEqual([2, 2])
})

test('no states make an empty picture', () => {
  expect(layoutStateGraph([], [])).toMatchObject({ nodes: [], edges: [], layers: [] })
})

const GRAPHS = fc
  .array(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((depths) => {
    const nodes = [node(0, 0)]
    const edges: GraphEdge[] = []
    for (const [index, parents] of depths.entries()) {
      const above = nodes.filter(({ depth }) => depth === index)
      for (const parent of parents) {
        const id = nodes.length
        nodes.push(node(id, index + 1))
        edges.push(edge(above[parent % above.length]?.id ?? 0, id))
        edges.push(edge(parent % id, id))
      }
    }
    return {
      nodes,
      edges: edges.filter(({ from, to }) => depthOf(nodes, from) < depthOf(nodes, to)),
    }
  })

function depthOf(nodes: readonly GraphNode[], id: number): number {
  return nodes.find((each) => each.id === id)?.depth ?? 0
}

test('whatever the graph, no two states overlap and all stand inside the picture', () => {
  fc.assert(
    fc.property(GRAPHS, ({ nodes, edges }) => {
      const layout = layoutStateGraph(nodes, edges)
      expect(new Set(layout.nodes.map((shape) => shape.node))).toEqual(new Set(nodes))
      expect(layout.nodes).toHaveLength(nodes.length)
      for (const { ids } of layout.layers) {
        const line = ids.map((id) => layout.nodes.find((shape) => shape.node.id === id)?.x ?? NaN)
        for (const [index, x] of line.entries()) {
          expect(x - (line[index - 1] ?? -Infinity)).toBeGreaterThan(2 * RADIUS)
          expect(x - RADIUS).toBeGreaterThan(0)
          expect(x + RADIUS).toBeLessThan(layout.width)
        }
      }
    }),
  )
})

test('untangling never makes more crossings', () => {
  fc.assert(
    fc.property(GRAPHS, ({ nodes, edges }) => {
      const graph = layering(nodes, edges)
      const after = untangle(graph)
      expect(crossings(graph, after)).toBeLessThanOrEqual(crossings(graph, graph.layers))
      expect(after.map((layer) => new Set(layer))).toEqual(
        graph.layers.map((layer) => new Set(layer)),
      )
    }),
  )
})
