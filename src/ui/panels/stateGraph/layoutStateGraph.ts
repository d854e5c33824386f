import type { GraphEdge, GraphNode } from '../../../programs/index.ts'
import { layering } from './layering.ts'
import type { Layering } from './layering.ts'
import { placeInLine } from './placeInLine.ts'
import { untangle } from './untangle.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface NodeShape extends Point {
  readonly node: GraphNode
}

export interface EdgeShape {
  readonly edge: GraphEdge
  readonly points: readonly Point[]
  /** the position of its letters */
  readonly label: Point
}

export interface LayerLine {
  readonly depth: number
  readonly y: number
  /** nodes of this layer from the left */
  readonly ids: readonly number[]
}

export interface GraphLayout {
  readonly width: number
  readonly height: number
  readonly nodes: readonly NodeShape[]
  readonly edges: readonly EdgeShape[]
  readonly layers: readonly LayerLine[]
}

export const RADIUS = 11
/** left of everything: the depths */
const LEFT = 40
const MARGIN = 22
/** between layers one step apart; what a chain leaves out takes less */
const EXTRA_RISE = 12
const SWEEPS = 8
/** a graph with more places in a layer is drawn closer, */
const WIDE = 24
/** and higher, or its lines would lie flat */
const FLAT = 45
const MAX_RISE = 140

interface Spacing {
  /** between neighbouring states, and between neighbouring lines */
  readonly node: number
  readonly bend: number
}

const AIRY: Spacing = { node: 44, bend: 16 }
const CLOSE: Spacing = { node: 28, bend: 6 }
const RISE = 50

/**
 * Time runs down: a layer is a number of steps from the start. The same graph, the same picture.
 * Layers, crossings and coordinates in turn, as Sugiyama, Tagawa and Toda (1981) draw graphs.
 */
export function layoutStateGraph(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
): GraphLayout {
  const graph = layering(nodes, edges)
  const layers = untangle(graph)
  const widest = layers.reduce((most, layer) => Math.max(most, layer.length), 0)
  const across = horizontal(graph, layers, widest > WIDE ? CLOSE : AIRY)
  const left = across.reduce((least, x) => Math.min(least, x), Infinity)
  const right = across.reduce((most, x) => Math.max(most, x), -Infinity)
  const shift = LEFT + MARGIN - (Number.isFinite(left) ? left : 0)
  const width = Math.max(0, right - left) + LEFT + 2 * MARGIN
  const heights = vertical(graph.depths, Math.max(RISE, Math.min(MAX_RISE, width / FLAT)))
  const points: Point[] = across.map((x) => ({ x: x + shift, y: 0 }))
  for (const [index, layer] of layers.entries()) {
    for (const place of layer) {
      points[place] = { x: points[place]?.x ?? 0, y: heights[index] ?? 0 }
    }
  }
  const at = (place: number): Point => points[place] ?? { x: 0, y: 0 }
  return {
    width,
    height: (heights.at(-1) ?? 0) + MARGIN,
    nodes: graph.nodes.flatMap((node, place) => (node === null ? [] : [{ node, ...at(place) }])),
    edges: edges.map((edge, index) => {
      const way = (graph.paths[index] ?? []).map(at)
      return { edge, points: way, label: middle(way) }
    }),
    layers: layers.map((layer, index) => ({
      depth: graph.depths[index] ?? 0,
      y: heights[index] ?? 0,
      ids: layer.flatMap((place) => graph.nodes[place]?.id ?? []),
    })),
  }
}

function vertical(depths: readonly number[], rise: number): readonly number[] {
  let y = MARGIN
  return depths.map((depth, index) => {
    const steps = depth - (depths[index - 1] ?? depth)
    if (steps > 0) y += Math.min(MAX_RISE, rise + (steps - 1) * EXTRA_RISE)
    return Math.round(y)
  })
}

/** Each place is drawn to the mean of those it is joined to, downwards and upwards in turn. */
function horizontal(
  graph: Layering,
  layers: Layering['layers'],
  spacing: Spacing,
): readonly number[] {
  const x: number[] = graph.nodes.map(() => 0)
  const widthOf = (place: number): number =>
    graph.nodes[place] === null ? spacing.bend : spacing.node
  const gapsOf = layers.map((layer) =>
    layer.map((place, index) => (widthOf(layer[index - 1] ?? place) + widthOf(place)) / 2),
  )
  const settle = (index: number, wish: (place: number) => number): void => {
    const layer = layers[index] ?? []
    const placed = placeInLine(layer.map(wish), gapsOf[index] ?? [])
    for (const [at, place] of layer.entries()) x[place] = placed[at] ?? 0
  }
  for (const index of layers.keys()) settle(index, () => 0)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const down = sweep % 2 === 0
    const joined = down ? graph.above : graph.below
    for (const step of layers.keys()) {
      settle(down ? step : layers.length - 1 - step, (place) => {
        const others = joined[place] ?? []
        if (others.length === 0) return x[place] ?? 0
        return others.reduce((sum, other) => sum + (x[other] ?? 0), 0) / others.length
      })
    }
  }
  return x
}

function middle(points: readonly Point[]): Point {
  const index = Math.floor((points.length - 1) / 2)
  const one = points[index] ?? { x: 0, y: 0 }
  const other = points[index + 1] ?? one
  if (points.length % 2 === 1) return one
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}
