import { BugError } from '../base/index.ts'
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

/** The processes whose steps are counted, and how their counts make one number. */
interface Counting {
  /** those of the map first */
  readonly movers: readonly number[]
  /** most steps of each */
  readonly bounds: readonly number[]
  /** what one step of each adds to the number */
  readonly weights: readonly number[]
}

/** By state: each number of steps that leads to it; nearly always there is but one. */
type Front = Map<number, readonly number[]>

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
  const longest = graph.longest
  if (longest === null || right === up) return { cells: [], width: 0, height: 0 }
  const counting = countingOf(right, up, at, longest)
  const side = longest + 1
  // The other processes have taken all their steps in numbers from here on.
  const others = counting.movers.slice(2)
  const done = others.reduce(
    (sum, _, place) => sum + bound(counting, place + 2) * weight(counting, place + 2),
    0,
  )
  const columns: Set<number>[][] = []
  let front: Front = new Map([[graph.start, [0]]])
  while (front.size > 0) {
    for (const [id, counts] of front) {
      for (const count of counts) {
        if (count < done) continue
        const column = (columns[(count - done) % side] ??= [])
        ;(column[Math.floor((count - done) / side)] ??= new Set()).add(id)
      }
    }
    front = nextFront(graph, front, counting)
  }
  const cells = columns.flatMap((column, right) =>
    column.flatMap((states, up) => cell(graph, right, up, [...states], bad)),
  )
  const height = cells.reduce((most, { up }) => Math.max(most, up + 1), 0)
  return { cells, width: columns.length, height }
}

function countingOf(right: number, up: number, at: Schedule, longest: number): Counting {
  const others = [...new Set(at)].filter((process) => process !== right && process !== up)
  const movers = [right, up, ...others]
  const bounds = movers.map((mover, place) =>
    place < 2 ? longest : at.filter((process) => process === mover).length,
  )
  const weights: number[] = []
  let next = 1
  for (const most of bounds) {
    weights.push(next)
    next *= most + 1
  }
  if (!Number.isSafeInteger(next)) throw new BugError('expected fewer steps to count')
  return { movers, bounds, weights }
}

/** One step on from every state, by those of the movers that have steps left. */
function nextFront(graph: Graph, front: Front, counting: Counting): Front {
  const next: Map<number, number[]> = new Map()
  for (const [id, counts] of front) {
    for (const { process, to } of graph.successors(id)) {
      const place = counting.movers.indexOf(process)
      if (place < 0) continue
      const step = weight(counting, place)
      const most = bound(counting, place)
      for (const count of counts) {
        if (Math.floor(count / step) % (most + 1) === most) continue
        const known = next.get(to)
        if (known === undefined) next.set(to, [count + step])
        else if (!known.includes(count + step)) known.push(count + step)
      }
    }
  }
  return next
}

function weight({ weights }: Counting, place: number): number {
  return weights[place] as number
}

function bound({ bounds }: Counting, place: number): number {
  return bounds[place] as number
}

function cell(graph: Graph, right: number, up: number, ids: readonly number[], bad: number): Cell {
  const states = ids.toSorted((one, other) => one - other)
  const possible = states.reduce((all, id) => all | graph.fate(id).possible, 0)
  const judgements = new Set(states.map((id) => graph.judge(id, bad)))
  if (judgements.size > 1) return { right, up, states, possible, kind: 'mixed' }
  const kind = judgements.has('safe') ? 'safe' : judgements.has('open') ? 'some bad' : 'all bad'
  return { right, up, states, possible, kind }
}
