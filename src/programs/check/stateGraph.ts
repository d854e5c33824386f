import type { Graph, Layers } from '../../explorer/index.ts'
import type { OutcomeSets } from './outcomeSets.ts'
import { letter, lettersOf } from './letters.ts'
import type { GraphEdge, GraphNode, StateGraph } from './report.ts'

/** More states than this are drawn with their chains collapsed, … */
const FULL = 50
/** … and more than this are only counted. */
const DRAWABLE = 2000

/** The states of a check for drawing, as much of them as can be read. */
export function stateGraph(searched: Graph, sets: OutcomeSets): StateGraph {
  const drawn = searched.layers(DRAWABLE)
  if (drawn === null) {
    return { kind: 'too large', states: searched.states, perDepth: searched.perDepth() }
  }
  const { graph, edges } = drawn
  const kept = graph.states <= FULL ? null : junctions(graph, edges)
  const schedules = shortestSchedules(graph)
  const ids = drawn.layers.flat().filter((id) => kept === null || kept.has(id))
  return {
    kind: kept === null ? 'full' : 'collapsed',
    nodes: ids.map((id) => node(graph, sets, id, schedules.get(id) ?? [])),
    edges: kept === null ? edges.map(single) : chains(graph, edges, kept),
  }
}

function node(graph: Graph, sets: OutcomeSets, id: number, schedule: readonly number[]): GraphNode {
  const judgement = graph.judge(id, sets.bad)
  const over = graph.successors(id).length === 0
  return {
    id,
    depth: graph.depth(id),
    verdict: judgement,
    ends: over ? sets.outcomesIn(graph.fate(id).certain) : [],
    schedule: lettersOf(schedule),
  }
}

type Edge = Layers['edges'][number]

function single({ from, process, to }: Edge): GraphEdge {
  return { from, to, letters: letter(process) }
}

/** The states that are not merely passed through: one way in and one way out. */
function junctions(graph: Graph, edges: readonly Edge[]): ReadonlySet<number> {
  const ways = new Int32Array(2 * graph.states)
  for (const { from, to } of edges) {
    ways[2 * from] = (ways[2 * from] ?? 0) + 1
    ways[2 * to + 1] = (ways[2 * to + 1] ?? 0) + 1
  }
  const kept = new Set([graph.start])
  for (let id = 0; id < graph.states; id++) {
    if (ways[2 * id] !== 1 || ways[2 * id + 1] !== 1) kept.add(id)
  }
  return kept
}

/** From junction to junction, through the chains between them. */
function chains(
  graph: Graph,
  edges: readonly Edge[],
  kept: ReadonlySet<number>,
): readonly GraphEdge[] {
  return edges.flatMap((first) => {
    if (!kept.has(first.from)) return []
    const letters = [first.process]
    let { to } = first
    while (!kept.has(to)) {
      const [next] = graph.successors(to)
      if (next === undefined) break
      letters.push(next.process)
      to = next.to
    }
    return [{ from: first.from, to, letters: lettersOf(letters) }]
  })
}

/** To every state, of the shortest schedules the first by the letters. */
function shortestSchedules(graph: Graph): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>([[graph.start, []]])
  // The map grows while it is walked, in the order of length.
  for (const [id, schedule] of found) {
    for (const { process, to } of graph.successors(id)) {
      if (!found.has(to)) found.set(to, [...schedule, process])
    }
  }
  return found
}
