import type { GraphLayout, Point } from './layoutStateGraph.ts'
import type { GraphPoint } from './traceRun.ts'

/** Where a place is drawn: on its state, or on the line of the chain it is inside of. */
export function spotOf(layout: GraphLayout, { id, along }: GraphPoint): Point | null {
  const shape = layout.nodes.find(({ node }) => node.id === id)
  if (shape === undefined) return null
  const line = along === null ? undefined : layout.edges[along.edge]?.points
  if (along === null || line === undefined) return { x: shape.x, y: shape.y }
  const position = along.part * (line.length - 1)
  const index = Math.min(Math.floor(position), line.length - 2)
  const [one = shape, other = one] = line.slice(index, index + 2)
  return between(one, other, position - index)
}

/** On the curve that `curve` draws. */
function between(one: Point, other: Point, part: number): Point {
  const bend = part * part * (3 - 2 * part)
  const fall = 1.5 * part * (1 - part) ** 2 + 1.5 * part * part * (1 - part) + part ** 3
  return { x: one.x + (other.x - one.x) * bend, y: one.y + (other.y - one.y) * fall }
}

/** A line through points that leaves and enters each of them vertically. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let before = first
  const parts = rest.map((point) => {
    const middle = (before.y + point.y) / 2
    const part = `C${near(before.x)} ${near(middle)} ${near(point.x)} ${near(middle)} ${near(point.x)} ${near(point.y)}`
    before = point
    return part
  })
  return `M${near(first.x)} ${near(first.y)}${parts.join('')}`
}

function near(value: number): number {
  return Math.round(value * 10) / 10
}
