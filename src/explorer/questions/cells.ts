import type { Graph } from './graph.ts'
import type { Schedule } from '../verdict.ts'

/**
 * safe: no bad outcome can come from any of its states; all bad: one must come, from all of them;
 * some bad: from each of them both may come; mixed: its states differ in that.
 */
export type CellProspect = 'safe' | 'at-risk' | 'lost' | 'mixed'

export interface Cell {
  /** steps taken by the process to the right, and by the one upward */
  readonly right: number
  readonly up: number
  /** the states that can be reached so, in ascending order */
  readonly states: readonly number[]
  /** outcomes that some continuation of some of these states has */
  readonly possible: number
  readonly kind: CellProspect
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
 * whatever order, sorted by the steps of those two. With `right` equal to `up`, or in a search
 * with endless runs, there is no such map, and the result is empty.
 */
export function cellMap(
  graph: Graph,
  right: number,
  up: number,
  at: Schedule,
  bad: number,
): CellMap {
  const counts = graph.stepCounts()
  if (counts === null || right === up) return { cells: [], width: 0, height: 0 }
  const others = counts.processes.filter((process) => process !== right && process !== up)
  const taken = others.map((other) => at.filter((process) => process === other).length)
  const columns: number[][][] = []
  for (let id = 0; id < graph.states; id++) {
    for (const count of counts.of(id)) {
      if (!others.every((other, index) => counts.steps(count, other) === taken[index])) continue
      const column = (columns[counts.steps(count, right)] ??= [])
      ;(column[counts.steps(count, up)] ??= []).push(id)
    }
  }
  const cells = columns.flatMap((column, right) =>
    column.flatMap((states, up) => cell(graph, right, up, states, bad)),
  )
  const height = cells.reduce((most, { up }) => Math.max(most, up + 1), 0)
  return { cells, width: columns.length, height }
}

function cell(
  graph: Graph,
  right: number,
  up: number,
  states: readonly number[],
  bad: number,
): Cell {
  const possible = states.reduce((all, id) => all | graph.fate(id).possible, 0)
  const judgements = new Set(states.map((id) => graph.judge(id, bad)))
  if (judgements.size > 1) return { right, up, states, possible, kind: 'mixed' }
  const kind = judgements.has('safe') ? 'safe' : judgements.has('at-risk') ? 'at-risk' : 'lost'
  return { right, up, states, possible, kind }
}
