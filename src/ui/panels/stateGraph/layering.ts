import { BugError } from '../../../base/index.ts'
import type { GraphEdge, GraphNode } from '../../../programs/index.ts'

/** A graph whose edges all lead from one layer to the next: long ones pass through bends. */
export interface Layering {
  /** places of a layer from the left; a place is an index into `kinds` */
  readonly layers: readonly (readonly number[])[]
  /** the depth of each layer */
  readonly depths: readonly number[]
  /** of each place: its node, or null for a bend of a long edge */
  readonly nodes: readonly (GraphNode | null)[]
  /** of each place: the places above and below that it is joined to */
  readonly above: readonly (readonly number[])[]
  readonly below: readonly (readonly number[])[]
  /** of each edge: the places that it passes, from end to end */
  readonly paths: readonly (readonly number[])[]
}

/** More bends than these cost more than they clear up; edges are then drawn straight. */
const MAX_BENDS = 20_000

interface Growing {
  readonly depths: readonly number[]
  readonly layers: number[][]
  readonly nodes: (GraphNode | null)[]
  readonly above: number[][]
  readonly below: number[][]
  readonly layerOf: ReadonlyMap<number, number>
}

/** Every depth with a node is a layer. */
export function layering(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Layering {
  const depths = [...new Set(nodes.map(({ depth }) => depth))].sort((one, other) => one - other)
  const graph: Growing = {
    depths,
    layers: depths.map(() => []),
    nodes: [],
    above: [],
    below: [],
    layerOf: new Map(depths.map((depth, index) => [depth, index])),
  }
  const places = new Map<number, number>()
  for (const node of nodes) places.set(node.id, add(graph, node, layerIndex(graph, node.depth)))
  const placeOf = (id: number): number => {
    const place = places.get(id)
    if (place === undefined) throw new BugError(`expected a node ${id} at both ends of an edge`)
    return place
  }
  const bends = edges.reduce((sum, edge) => sum + span(graph, placeOf, edge), 0)
  const paths = edges.map((edge) => route(graph, placeOf, edge, bends <= MAX_BENDS))
  return { ...graph, paths }
}

function add(graph: Growing, node: GraphNode | null, layer: number): number {
  const place = graph.nodes.length
  graph.nodes.push(node)
  graph.above.push([])
  graph.below.push([])
  graph.layers[layer]?.push(place)
  return place
}

function layerIndex(graph: Growing, depth: number): number {
  return graph.layerOf.get(depth) ?? 0
}

/** Layers between the ends of an edge. */
function span(graph: Growing, placeOf: (id: number) => number, { from, to }: GraphEdge): number {
  const [top, bottom] = [from, to].map((id) =>
    layerIndex(graph, graph.nodes[placeOf(id)]?.depth ?? 0),
  )
  return Math.max(0, (bottom ?? 0) - (top ?? 0) - 1)
}

/** An edge that leads up or sideways (a run that goes round) is not bent and orders nothing. */
function route(
  graph: Growing,
  placeOf: (id: number) => number,
  { from, to }: GraphEdge,
  bent: boolean,
): readonly number[] {
  const start = placeOf(from)
  const end = placeOf(to)
  const top = layerIndex(graph, graph.nodes[start]?.depth ?? 0)
  const bottom = layerIndex(graph, graph.nodes[end]?.depth ?? 0)
  if (bottom <= top || (bottom > top + 1 && !bent)) return [start, end]
  const path = [start]
  for (let layer = top + 1; layer < bottom; layer += 1) path.push(add(graph, null, layer))
  path.push(end)
  for (let index = 1; index < path.length; index += 1) {
    const [upper, lower] = [path[index - 1] ?? 0, path[index] ?? 0]
    graph.below[upper]?.push(lower)
    graph.above[lower]?.push(upper)
  }
  return path
}
