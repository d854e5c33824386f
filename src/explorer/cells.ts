import type { Graph } from './graph.ts'
import type { Schedule } from './verdict.ts'

/**
 * safe: no bad outcome can come from any of its states; all bad: one must come, from all of them;
 * some bad: from each of them both may come; mixed: its states differ in that.
 */
export type CellKind = 'safe' | 'some bad' | 'all bad' | 'mixed'

export interface Cell {
  /** steps taken by the process to the right, and by the one upward */
  readonly right: number
  readonly up: number
  /** the states that can be reached so, in ascending order */
  readonly states: readonly number[]
  /** outcomes that some continuation of some of these states has */
  readonly possible: number
  readonly kind: CellKind
}

/** The progress graph of two processes, every other one held where a schedule left it. */
export interface CellMap {
  /** every cell that can be reached, by `right`, then by `up` */
  readonly cells: readonly Cell[]
  /** one more than the most steps to the right and upward */
  readonly width: number
  readonly height: number
}

/**
 * All states in which each process but `right` and `up` has taken as many steps as in `at`, in
 * whatever order, sorted by the steps of those two.
 */
export function cellMap(
  graph: Graph,
  right: number,
  up: number,
  at: Schedule,
  bad: number,
): CellMap {
  const bounds = new Map<number, number>()
  for (const process of at) {
    if (process === right || process === up) continue
    bounds.set(process, (bounds.get(process) ?? 0) + 1)
  }
  const others = [...bounds.keys()].sort((one, other) => one - other)
  const columns: Set<number>[][] = []
  let front = new Map([['', { id: graph.start, steps: [0, 0, ...others.map(() => 0)] }]])
  while (front.size > 0) {
    const next: typeof front = new Map()
    for (const { id, steps } of front.values()) {
      if (others.every((process, index) => steps[index + 2] === bounds.get(process))) {
        const column = (columns[steps[0] ?? 0] ??= [])
        ;(column[steps[1] ?? 0] ??= new Set()).add(id)
      }
      for (const { process, to } of graph.successors(id)) {
        const place = [right, up, ...others].indexOf(process)
        const taken = (steps[place] ?? 0) + 1
        if (place < 0 || (place > 1 && taken > (bounds.get(process) ?? 0))) continue
        const after = steps.with(place, taken)
        next.set(`${to},${after.join()}`, { id: to, steps: after })
      }
    }
    front = next
  }
  const cells = columns.flatMap((column, right) =>
    column.flatMap((states, up) => cell(graph, right, up, [...states], bad)),
  )
  const height = cells.reduce((most, { up }) => Math.max(most, up + 1), 0)
  return { cells, width: columns.length, height }
}

function cell(graph: Graph, right: number, up: number, ids: readonly number[], bad: number): Cell {
  const states = ids.toSorted((one, other) => one - other)
  const possible = states.reduce((all, id) => all | graph.fate(id).possible, 0)
  const judgements = new Set(states.map((id) => graph.judge(id, bad)))
  const [only] = judgements
  const kind = judgements.size > 1 ? 'mixed' : only === 'open' || only === undefined ? 'some bad' : only
  return { right, up, states, possible, kind }
}
