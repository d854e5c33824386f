import type { GraphNode, OutcomeId } from '../../../programs/index.ts'

/** A depth in words and numbers: the text twin of a layer. */
export interface DepthRow {
  readonly depth: number
  readonly nodes: readonly GraphNode[]
  readonly safe: number
  readonly someBad: number
  readonly allBad: number
  /** how runs end here, with the number of states of each */
  readonly ends: readonly { readonly id: OutcomeId; readonly count: number }[]
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
  const counts = new Map<OutcomeId, number>()
  for (const id of nodes.flatMap(({ ends }) => ends)) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].map(([id, number]) => ({ id, count: number }))
}
