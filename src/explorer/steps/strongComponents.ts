/**
 * The strongly connected components of a graph, each listed after every other one it leads to
 * (Tarjan 1972, with an explicit stack because chains may be long). Nodes are numbered from 0.
 */
export function strongComponents(
  nodes: number,
  next: (node: number) => Iterable<number>,
): readonly number[][] {
  const order = new Int32Array(nodes).fill(-1)
  const low = new Int32Array(nodes)
  const closed = new Uint8Array(nodes)
  const open: number[] = []
  const found: number[][] = []
  let count = 0
  const enter = (node: number) => {
    order[node] = low[node] = count++
    open.push(node)
    return { node, rest: next(node)[Symbol.iterator]() }
  }
  const lower = (node: number, to: number) => {
    low[node] = Math.min(low[node] as number, to)
  }
  for (let root = 0; root < nodes; root++) {
    if (order[root] !== -1) continue
    const path = [enter(root)]
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { node, rest } = top
      const { done, value: to } = rest.next()
      if (done !== true) {
        if (order[to] === -1) path.push(enter(to))
        else if (closed[to] === 0) lower(node, order[to] as number)
        continue
      }
      path.pop()
      const parent = path.at(-1)
      if (parent !== undefined) lower(parent.node, low[node] as number)
      if (low[node] !== order[node]) continue
      const members = open.splice(open.lastIndexOf(node))
      for (const member of members) closed[member] = 1
      found.push(members)
    }
  }
  return found
}
