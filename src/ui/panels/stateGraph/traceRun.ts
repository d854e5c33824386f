import type { GraphEdge, GraphNode } from '../../../programs/index.ts'

/** A schedule as a way through the graph. */
export interface Trace {
  readonly visits: readonly Visit[]
  /** indices of the edges it takes, in order */
  readonly edges: readonly TakenEdge[]
}

export interface Visit {
  readonly id: number
  /** steps of the schedule that have led here */
  readonly steps: number
}

export interface TakenEdge {
  readonly index: number
  /** steps of the schedule at its end */
  readonly steps: number
}

/** The place of the cursor: on a node, or behind one, inside a chain. */
export interface GraphPoint {
  readonly id: number
  readonly along: { readonly edge: number; readonly part: number } | null
}

/** Follows a schedule from the start as far as the graph knows it. */
export function traceRun(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  schedule: string,
): Trace {
  const start = nodes.find(({ depth }) => depth === 0)
  if (start === undefined) return { visits: [], edges: [] }
  const leaving = new Map<number, number[]>()
  for (const [index, { from }] of edges.entries()) {
    leaving.set(from, [...(leaving.get(from) ?? []), index])
  }
  const visits: Visit[] = [{ id: start.id, steps: 0 }]
  const taken: TakenEdge[] = []
  let [id, steps] = [start.id, 0]
  while (steps < schedule.length) {
    const rest = schedule.slice(steps)
    const next = (leaving.get(id) ?? []).find((index) => goesOn(edges[index], rest))
    const edge = next === undefined ? undefined : edges[next]
    if (next === undefined || edge === undefined) break
    steps += edge.letters.length
    taken.push({ index: next, steps })
    if (steps > schedule.length) break
    id = edge.to
    visits.push({ id, steps })
  }
  return { visits, edges: taken }
}

/** The schedule may end inside a chain. */
function goesOn(edge: GraphEdge | undefined, rest: string): boolean {
  if (edge === undefined || edge.letters === '') return false
  return rest.startsWith(edge.letters) || edge.letters.startsWith(rest)
}

/** Null: the schedule leaves the graph before the cursor. */
export function placeAt(
  trace: Trace,
  edges: readonly GraphEdge[],
  cursor: number,
): GraphPoint | null {
  const visit = trace.visits.findLast(({ steps }) => steps <= cursor)
  if (visit === undefined) return null
  if (visit.steps === cursor) return { id: visit.id, along: null }
  const taken = trace.edges.find(({ steps }) => steps > visit.steps && steps > cursor)
  const length = taken === undefined ? 0 : (edges[taken.index]?.letters.length ?? 0)
  if (taken === undefined || length === 0) return null
  return {
    id: visit.id,
    along: { edge: taken.index, part: (cursor - (taken.steps - length)) / length },
  }
}
