import type { Graph } from './graph.ts'
import type { Schedule } from '../verdict.ts'

/** What can come from one state, over all its continuations. */
export interface Risk {
  /** the probability of a bad end when each step picks evenly among those that can move, 0..1 */
  readonly odds: number
  /** complete continuations that end badly, and all of them; exact */
  readonly bad: bigint
  readonly all: bigint
}

/** Why there is no number. `endless`: a run can be infinite. `large`: too many states. */
export type NoRisk = 'endless' | 'large'

/**
 * The risk of every state of a graph: a Markov chain whose ends are absorbing, solved backward from
 * its ends (Kemeny and Snell, Finite Markov Chains, 1960, chapter III). In a graph without a loop
 * each state is the mean of its successors, so that one pass in the order of a depth-first search
 * is enough. 0 and 1 are exact; every other value is right to a few units in the last place per
 * step. The counts are exact.
 */
export class RiskTable {
  /** stored states up to which it is computed */
  static readonly LIMIT = 250_000

  readonly missing: NoRisk | null
  /** by orbit */
  readonly #risks: (Risk | undefined)[] = []

  constructor(graph: Graph, bad: number, limit: number = RiskTable.LIMIT) {
    if (graph.longest === null) this.missing = 'endless'
    else if (graph.orbits > limit) this.missing = 'large'
    else {
      this.missing = null
      fill(this.#risks, graph, bad)
    }
  }

  /** Of each state along a schedule, the start first; null when there is no number. */
  along(graph: Graph, schedule: Schedule): readonly Risk[] | null {
    if (this.missing !== null) return null
    return graph.statesAlong(schedule).flatMap((state) => this.#risks[graph.orbitOf(state)] ?? [])
  }
}

interface Frame {
  readonly state: number
  readonly next: readonly number[]
  done: number
}

/** Depth first from the start; a state is summed up when all it leads to has been. */
function fill(risks: (Risk | undefined)[], graph: Graph, bad: number): void {
  const enter = (state: number): Frame => ({
    state,
    next: graph.successors(state).map(({ to }) => to),
    done: 0,
  })
  const stack: Frame[] = [enter(graph.start)]
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const next = frame.next[frame.done]
    if (next === undefined) {
      stack.pop()
      risks[graph.orbitOf(frame.state)] = sumUp(risks, graph, frame, bad)
    } else {
      frame.done += 1
      if (risks[graph.orbitOf(next)] === undefined) stack.push(enter(next))
    }
  }
}

function sumUp(
  risks: readonly (Risk | undefined)[],
  graph: Graph,
  { state, next }: Frame,
  bad: number,
): Risk {
  if (next.length === 0) {
    const isBad = graph.judge(state, bad) === 'lost'
    return { odds: isBad ? 1 : 0, bad: isBad ? 1n : 0n, all: 1n }
  }
  let odds = 0
  let lost = 0n
  let all = 0n
  for (const to of next) {
    const risk = risks[graph.orbitOf(to)] as Risk
    odds += risk.odds
    lost += risk.bad
    all += risk.all
  }
  return { odds: odds / next.length, bad: lost, all }
}
