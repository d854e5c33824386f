import { BugError } from '../../base/index.ts'
import { fairComponents } from './fairComponents.ts'
import type { Steps } from './fairComponents.ts'
import type { Graph } from './graph.ts'
import type { StatePool } from '../states/statePool.ts'
import type { Schedule } from '../verdict.ts'

/** A way to go on for ever although every process that can move again and again does move. */
export interface Livelock {
  /** a shortest schedule to a state of the loop, of those the first in lexicographic order */
  readonly shortest: Schedule
  /** from there once round, back to the same state; every process that can move in the loop does */
  readonly round: Schedule
  /** distinct states that are part of such a loop */
  readonly states: number
}

/** How a fair scheduler can go on for ever. */
export interface EndlessRuns {
  /** a loop in which nobody has left the model; null: there is none */
  readonly livelock: Livelock | null
  /**
   * a shortest schedule into a loop in which some process has left the model: whether it would break
   * the loop, nobody knows. No end tells of it. Null: there is none
   */
  readonly leftLoop: Schedule | null
}

/**
 * The runs that never end under a strongly fair scheduler, under which every process that can move
 * infinitely often moves infinitely often. Of a search without reductions. Only steps that leave the
 * rank alone can be part of a loop, so that each layer is looked at by itself.
 */
export function endlessRunsIn<Local, Shared>(
  space: StatePool<Local, Shared>,
  graph: Graph,
): EndlessRuns {
  const loops: ReadonlySet<number>[] = []
  const left = new Set<number>()
  const ranks = space.sweep.endless ? space.sweep.layers.length : 0
  for (let rank = 0; rank < ranks; rank++) {
    const base = space.bases[rank] as number
    for (const members of fairComponents(stepsWithin(space, rank))) {
      const states = members.map((state) => base + state)
      // Who has left stays away: it is so in all states of a loop or in none.
      if (hasLeft(space, rank, members[0] as number)) for (const state of states) left.add(state)
      else loops.push(new Set(states))
    }
  }
  return {
    livelock: loops.length === 0 ? null : livelockOf(graph, loops),
    leftLoop: left.size === 0 ? null : graph.shortestTo(graph.start, (state) => left.has(state)),
  }
}

function livelockOf(graph: Graph, loops: readonly ReadonlySet<number>[]): Livelock {
  const loopOf = new Map(loops.flatMap((loop) => [...loop].map((state) => [state, loop] as const)))
  const shortest = graph.shortestTo(graph.start, (state) => loopOf.has(state))
  const at = shortest && graph.stateAfter(shortest)
  const loop = loopOf.get(at ?? -1)
  if (shortest === null || at === null || loop === undefined) {
    throw new BugError('expected a loop that can be reached')
  }
  return { shortest, round: onceRound(graph, at, loop), states: loopOf.size }
}

function hasLeft<Local, Shared>(
  space: StatePool<Local, Shared>,
  rank: number,
  state: number,
): boolean {
  const { sweep } = space
  sweep.open(space.layer(rank), state)
  return sweep.memo.interner.hasLeft(sweep.fan.lids)
}

/** The steps of a layer that stay in it. */
function stepsWithin<Local, Shared>(space: StatePool<Local, Shared>, rank: number): Steps {
  const { sweep } = space
  const { fan, layout } = sweep
  const count = sweep.layers[rank]?.count ?? 0
  const first = new Int32Array(count + 1)
  const enabled = new Uint8Array(count)
  const to: number[] = []
  const mover: number[] = []
  for (let state = 0; state < count; state++) {
    const layer = space.layer(rank)
    sweep.open(layer, state)
    enabled[state] = fan.enabled
    for (let move = 0; move < fan.moves; move++) {
      if (fan.raise[move] !== 0) continue
      to.push(space.find(layer, fan.words, move * layout.words))
      mover.push(fan.mover[move] as number)
    }
    first[state + 1] = to.length
  }
  return { first, to: Int32Array.from(to), mover: Uint8Array.from(mover), enabled }
}

/** A walk from a state of a loop back to it on which every process moves that can. */
function onceRound(graph: Graph, from: number, loop: ReadonlySet<number>): Schedule {
  const within = (state: number) => graph.successors(state).filter(({ to }) => loop.has(to))
  const movers = new Set([...loop].flatMap((state) => within(state).map(({ process }) => process)))
  const walk: number[] = []
  let at = from
  for (const process of [...movers].sort((one, other) => one - other)) {
    if (walk.includes(process)) continue
    const moves = (state: number) => within(state).some((step) => step.process === process)
    const way = graph.shortestTo(at, moves, loop) ?? []
    walk.push(...way, process)
    at = within(graph.follow(at, way)).find((step) => step.process === process)?.to ?? from
  }
  return [...walk, ...(graph.shortestTo(at, (state) => state === from, loop) ?? [])]
}
