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

/**
 * A run that never ends under a strongly fair scheduler, under which every process that can move
 * infinitely often moves infinitely often; null: there is none. Of a search without reductions.
 * Only steps that leave the rank alone can be part of a loop, so that each layer is looked at by
 * itself. A state in which some process has left the model is part of no loop: it might move.
 */
export function livelockIn<Local, Shared>(
  space: StatePool<Local, Shared>,
  graph: Graph,
): Livelock | null {
  if (!space.sweep.endless) return null
  const loops: ReadonlySet<number>[] = []
  for (let rank = 0; rank < space.sweep.layers.length; rank++) {
    const base = space.bases[rank] as number
    for (const members of fairComponents(stepsWithin(space, rank))) {
      loops.push(new Set(members.map((state) => base + state)))
    }
  }
  if (loops.length === 0) return null
  const loopOf = new Map(loops.flatMap((loop) => [...loop].map((state) => [state, loop] as const)))
  const shortest = graph.shortestTo(graph.start, (state) => loopOf.has(state))
  const at = shortest && graph.stateAfter(shortest)
  const loop = loopOf.get(at ?? -1)
  if (shortest === null || at === null || loop === undefined) {
    throw new BugError('expected a loop that can be reached')
  }
  return { shortest, round: onceRound(graph, at, loop), states: loopOf.size }
}

/** The steps of a layer that stay in it, none from states in which a process has left the model. */
function stepsWithin<Local, Shared>(space: StatePool<Local, Shared>, rank: number): Steps {
  const { sweep } = space
  const { fan, layout, memo } = sweep
  const count = sweep.layers[rank]?.count ?? 0
  const first = new Int32Array(count + 1)
  const enabled = new Uint8Array(count)
  const to: number[] = []
  const mover: number[] = []
  for (let state = 0; state < count; state++) {
    const layer = space.layer(rank)
    sweep.open(layer, state)
    enabled[state] = fan.enabled
    const moves = memo.interner.hasLeft(fan.lids) ? 0 : fan.moves
    for (let move = 0; move < moves; move++) {
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
