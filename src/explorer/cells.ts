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

/** A state and how many steps each process took to it, those of the map first. */
interface Place {
  readonly id: number
  readonly steps: readonly number[]
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
  if (graph.endless || right === up) return { cells: [], width: 0, height: 0 }
  const others = [...new Set(at)].filter((process) => process !== right && process !== up)
  const movers = [right, up, ...others]
  const bounds = movers.map((mover, place) =>
    place < 2 ? Infinity : at.filter((process) => process === mover).length,
  )
  const columns: Set<number>[][] = []
  let front: readonly Place[] = [{ id: graph.start, steps: movers.map(() => 0) }]
  while (front.length > 0) {
    for (const { id, steps } of front) {
      if (!steps.every((taken, place) => place < 2 || taken === bounds[place])) continue
      const column = (columns[steps[0] ?? 0] ??= [])
      ;(column[steps[1] ?? 0] ??= new Set()).add(id)
    }
    front = nextFront(graph, front, movers, bounds)
  }
  const cells = columns.flatMap((column, right) =>
    column.flatMap((states, up) => cell(graph, right, up, [...states], bad)),
  )
  const height = cells.reduce((most, { up }) => Math.max(most, up + 1), 0)
  return { cells, width: columns.length, height }
}

/** One step on from every place, by those of `movers` that have steps left. */
function nextFront(
  graph: Graph,
  front: readonly Place[],
  movers: readonly number[],
  bounds: readonly number[],
): readonly Place[] {
  const next = new Map<string, Place>()
  for (const { id, steps } of front) {
    for (const { process, to } of graph.successors(id)) {
      const place = movers.indexOf(process)
      const taken = (steps[place] ?? Infinity) + 1
      if (taken > (bounds[place] ?? 0) || place < 0) continue
      const after = steps.with(place, taken)
      const key = `${to},${after.join()}`
      if (!next.has(key)) next.set(key, { id: to, steps: after })
    }
  }
  return [...next.values()]
}

function cell(graph: Graph, right: number, up: number, ids: readonly number[], bad: number): Cell {
  const states = ids.toSorted((one, other) => one - other)
  const possible = states.reduce((all, id) => all | graph.fate(id).possible, 0)
  const judgements = new Set(states.map((id) => graph.judge(id, bad)))
  if (judgements.size > 1) return { right, up, states, possible, kind: 'mixed' }
  const kind = judgements.has('safe') ? 'safe' : judgements.has('open') ? 'some bad' : 'all bad'
  return { right, up, states, possible, kind }
}
