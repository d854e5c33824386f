import type { GraphLayout } from './layoutStateGraph.ts'

/** Keys that lead from state to state. */
export const DIRECTIONS = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
] as const
export type Direction = (typeof DIRECTIONS)[number]

export function isDirection(key: string): key is Direction {
  return DIRECTIONS.some((direction) => direction === key)
}

/** The state that a key leads to; the same one where there is none. */
export function goBeside(layout: GraphLayout, id: number, key: Direction): number {
  switch (key) {
    case 'Home':
      return layout.layers[0]?.ids[0] ?? id
    case 'End':
      return layout.layers.at(-1)?.ids[0] ?? id
    case 'ArrowLeft':
    case 'ArrowRight': {
      const ids = layout.layers.find((layer) => layer.ids.includes(id))?.ids ?? []
      return ids[ids.indexOf(id) + (key === 'ArrowLeft' ? -1 : 1)] ?? id
    }
    case 'ArrowUp':
      return nearest(
        layout,
        id,
        layout.edges.flatMap(({ edge }) => (edge.to === id ? [edge.from] : [])),
      )
    case 'ArrowDown':
      return nearest(
        layout,
        id,
        layout.edges.flatMap(({ edge }) => (edge.from === id ? [edge.to] : [])),
      )
  }
}

function nearest(layout: GraphLayout, id: number, among: readonly number[]): number {
  const x = new Map(layout.nodes.map((shape) => [shape.node.id, shape.x]))
  const here = x.get(id) ?? 0
  const away = (other: number): number => Math.abs((x.get(other) ?? 0) - here)
  const [first = id, ...rest] = among
  return rest.reduce((best, other) => (away(other) < away(best) ? other : best), first)
}
