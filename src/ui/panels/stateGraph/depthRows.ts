import type { GraphNode, Outcome } from '../../../programs/index.ts'

/** A depth in words and numbers: the text twin of a layer. */
export interface DepthRow {
  readonly depth: number
  readonly nodes: readonly GraphNode[]
  readonly safe: number
  readonly someBad: number
  readonly allBad: number
  /** how runs end here, with the number of states of each */
  readonly ends: readonly { readonly outcome: Outcome; readonly count: number }[]
}

/** From the start on; depths at which no state is drawn have no row. */
export function depthRows(nodes: readonly GraphNode[]): readonly DepthRow[] {
  const depths = new Map<number, GraphNode[]>()
  for (const node of nodes) {
    const there = depths.get(node.depth)
    if (there === undefined) depths.set(node.depth, [node])
    else there.push(node)
  }
  return [...depths]
    .sort(([one], [other]) => one - other)
    .map(([depth, there]) => ({
      depth,
      nodes: there,
      safe: count(there, 'safe'),
      someBad: count(there, 'at-risk'),
      allBad: count(there, 'lost'),
      ends: endsOf(there),
    }))
}

function count(nodes: readonly GraphNode[], verdict: GraphNode['verdict']): number {
  return nodes.filter((node) => node.verdict === verdict).length
}

function endsOf(nodes: readonly GraphNode[]): DepthRow['ends'] {
  const ends = new Map<string, { outcome: Outcome; count: number }>()
  for (const outcome of nodes.flatMap((node) => node.ends)) {
    const count = (ends.get(outcome.id)?.count ?? 0) + 1
    ends.set(outcome.id, { outcome, count })
  }
  return [...ends.values()]
}
