import type { Layering } from './layering.ts'

type Layers = readonly (readonly number[])[]

const SWEEPS = 12

/**
 * Orders each layer so that few edges cross: a place moves to the mean position of those it is
 * joined to (barycentre), downwards and upwards in turn; the best order that was met is kept.
 */
export function untangle(graph: Layering): Layers {
  let best = graph.layers
  let fewest = crossings(graph, best)
  let now = best
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    now = sweepOnce(graph, now, sweep % 2 === 0)
    const count = crossings(graph, now)
    if (count < fewest) [best, fewest] = [now, count]
  }
  return best
}

function sweepOnce(graph: Layering, layers: Layers, down: boolean): Layers {
  const result = layers.map((layer) => layer)
  const position = positions(graph, layers)
  const joined = down ? graph.above : graph.below
  const order = layers.map((_, index) => (down ? index : layers.length - 1 - index))
  for (const index of order) {
    const layer = result[index] ?? []
    const wish = new Map(
      layer.map((place) => [place, mean(joined[place] ?? [], position) ?? position[place] ?? 0]),
    )
    // Sorting is stable: equals keep their order.
    const sorted = [...layer].sort((one, other) => (wish.get(one) ?? 0) - (wish.get(other) ?? 0))
    for (const [at, place] of sorted.entries()) position[place] = at
    result[index] = sorted
  }
  return result
}

function positions(graph: Layering, layers: Layers): Float64Array {
  const position = new Float64Array(graph.nodes.length)
  for (const layer of layers) for (const [at, place] of layer.entries()) position[place] = at
  return position
}

function mean(places: readonly number[], position: Float64Array): number | null {
  if (places.length === 0) return null
  return places.reduce((sum, place) => sum + (position[place] ?? 0), 0) / places.length
}

/** How many pairs of edges between neighbouring layers cross. */
export function crossings(graph: Layering, layers: Layers): number {
  const position = positions(graph, layers)
  let count = 0
  for (const [index, layer] of layers.entries()) {
    const ends = layer.flatMap((place) =>
      [...(graph.below[place] ?? [])]
        .map((lower) => position[lower] ?? 0)
        .sort((one, other) => one - other),
    )
    count += inversions(ends, layers[index + 1]?.length ?? 0)
  }
  return count
}

/** Pairs in the wrong order, counted by a tree of partial sums (Fenwick). */
function inversions(values: readonly number[], size: number): number {
  const tree = new Uint32Array(size + 1)
  let count = 0
  for (const [seen, value] of values.entries()) {
    let notLarger = 0
    for (let at = value + 1; at > 0; at -= at & -at) notLarger += tree[at] ?? 0
    count += seen - notLarger
    for (let at = value + 1; at <= size; at += at & -at) tree[at] = (tree[at] ?? 0) + 1
  }
  return count
}
