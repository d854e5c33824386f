import { BugError, drain } from '../../base/index.ts'
import { NO_CELLS } from './cells.ts'
import type { CellMap } from './cells.ts'
import { StoredStates, WalkedStates } from './numbering.ts'
import type { Numbering, StoredAt, Successor } from './numbering.ts'
import { OrbitCells } from './orbitCells.ts'
import { fewestSwitches } from './paths.ts'
import type { OutcomeBits, StatePool } from '../states/statePool.ts'
import { mostSteps } from '../steps/mostSteps.ts'
import { prospectOf } from './prospect.ts'
import type { Prospect } from './prospect.ts'
import { StoredCells } from './storedCells.ts'
import type { Schedule } from '../verdict.ts'

export type PathKind = 'shortest' | 'fewest switches' | 'random'

export interface PointOfNoReturn {
  /** after so many steps of the schedule the outcome can no longer be avoided */
  readonly sealedAt: number | null
  /**
   * The last choice that would have avoided it: the index of that step in the schedule, and who
   * could have moved instead. Null when the outcome was certain from the start.
   */
  readonly lastChoice: { readonly step: number; readonly instead: readonly number[] } | null
}

export interface SafeSchedule {
  readonly schedule: Schedule
  /** index of the first step that differs; the length of the given schedule when none does */
  readonly differsAt: number
}

export interface Layers {
  /** the graph that the numbers are of */
  readonly graph: Graph
  /** states by the fewest steps from the start */
  readonly layers: readonly (readonly number[])[]
  readonly edges: readonly {
    readonly from: number
    readonly process: number
    readonly to: number
  }[]
}

/**
 * Every state and step of an exhausted search, for questions about any of them. Of a search for
 * orbits too, it is the graph of the unreduced search: its states are walked through as they are,
 * and what is known of an orbit holds for all its states.
 */
export class Graph {
  /** distinct states, and how many of them are stored: one of each orbit */
  readonly states: number
  readonly orbits: number
  readonly start: number
  /** steps of the longest schedule; null when runs exist that never end */
  readonly longest: number | null
  #cells: StoredCells | OrbitCells | null = null
  readonly #space: StatePool<unknown, unknown>
  readonly #numbers: Numbering

  /** @param numbers those of a search for orbits, all states in order; otherwise they are made here */
  constructor(space: StatePool<unknown, unknown>, numbers?: WalkedStates) {
    this.#space = space
    const { ends, endless, isByOrbits, members } = space.sweep
    this.#numbers = numbers ?? (isByOrbits ? new WalkedStates(space) : new StoredStates(space))
    this.orbits = space.states
    this.states = isByOrbits ? members : space.states
    this.longest = endless ? null : ends.kinds.reduce((most, kind) => Math.max(most, kind.most), 0)
    this.start = this.#numbers.start
  }

  /** The steps from a state in the order of the processes. */
  successors(id: number): readonly Successor[] {
    return this.#numbers.successors(id)
  }

  /** A number for the orbit of a state, below `orbits`: what can come of equal ones is the same. */
  orbitOf(id: number): number {
    const { rank, state } = this.#at(id)
    return (this.#space.bases[rank] as number) + state
  }

  /** The state after a schedule; null when somebody in it cannot move at that point. */
  stateAfter(schedule: Schedule): number | null {
    return this.statesAlong(schedule).at(schedule.length) ?? null
  }

  /** The states along a schedule, the start first, as far as it can be followed. */
  statesAlong(schedule: Schedule): readonly number[] {
    const states = [this.start]
    let at: number | undefined = this.start
    for (const process of schedule) {
      at = this.successors(at).find((next) => next.process === process)?.to
      if (at === undefined) break
      states.push(at)
    }
    return states
  }

  /** Outcomes that a state may still come to, and those it comes to in any case. */
  fate(id: number): OutcomeBits {
    const { rank, state } = this.#at(id)
    return this.#space.fate(this.#space.layer(rank), state)
  }

  /** The sets of outcomes of all ends that a state leads to, in ascending order. */
  sets(id: number): readonly number[] {
    const { rank, state } = this.#at(id)
    const sets = this.#space.sets(this.#space.layer(rank), state)
    return [...sets].sort((one, other) => one - other)
  }

  /** Whether a bad outcome can, or must, come from here. A state that never ends is safe. */
  judge(id: number, bad: number): Prospect {
    return prospectOf(this.sets(id), bad)
  }

  /** The fewest steps from the start to a state. */
  depth(id: number): number {
    const { rank, state } = this.#at(id)
    return this.#space.layer(rank).fewest[state] as number
  }

  /** The numbers of the local states and of the shared state, for telling states apart. */
  parts(id: number): { readonly locals: readonly number[]; readonly shared: number } {
    const { sweep } = this.#space
    sweep.fan.read(this.#numbers.words(id), 0)
    return { locals: [...sweep.fan.lids.slice(0, sweep.memo.processes)], shared: sweep.fan.gid }
  }

  /**
   * A complete continuation from a state to an end with an outcome; null when there is none.
   * `after` says who moved last, for counting switches; `random` gives numbers in [0, 1).
   */
  pathTo(
    id: number,
    outcome: number,
    kind: PathKind,
    { after = -1, random }: { readonly after?: number; readonly random?: () => number } = {},
  ): Schedule | null {
    const has = (state: number) => ((this.fate(state).possible >>> outcome) & 1) === 1
    if (!has(id)) return null
    switch (kind) {
      case 'shortest':
        return this.shortestPath(id, has)
      case 'fewest switches':
        return this.#fewestSwitches(id, outcome, after)
      case 'random': {
        if (random === undefined) throw new BugError('expected a source of random numbers')
        return this.#randomPath(id, has, random)
      }
    }
  }

  /** The first in lexicographic order of the shortest ways to an end within `allowed` states. */
  shortestPath(id: number, allowed: (state: number) => boolean): Schedule | null {
    return this.#shortest(id, allowed, (_, moves) => moves === 0)
  }

  /** The same to a state that is wanted. `within`: through states of this set only. */
  shortestTo(
    id: number,
    wanted: (state: number) => boolean,
    within?: ReadonlySet<number>,
  ): Schedule | null {
    return this.#shortest(id, (state) => within?.has(state) ?? true, wanted)
  }

  /** The state after some steps from a state. A BugError when one of them cannot be taken. */
  follow(id: number, schedule: Schedule): number {
    let at = id
    for (const process of schedule) {
      const to = this.successors(at).find((next) => next.process === process)?.to
      if (to === undefined) throw new BugError(`expected ${process} to be able to move`)
      at = to
    }
    return at
  }

  #shortest(
    id: number,
    allowed: (state: number) => boolean,
    wanted: (state: number, moves: number) => boolean,
  ): Schedule | null {
    if (!allowed(id)) return null
    // Of an orbit the state that is met first is enough: it has the first of the shortest ways.
    const from = new Int32Array(this.orbits)
    const by = new Int8Array(this.orbits)
    const queue = [id]
    from[this.orbitOf(id)] = -1
    for (const state of queue) {
      const steps = this.successors(state)
      const orbit = this.orbitOf(state)
      if (wanted(state, steps.length)) return pathBack(from, by, orbit)
      for (const { process, to } of steps) {
        const next = this.orbitOf(to)
        if (from[next] !== 0 || !allowed(to)) continue
        from[next] = orbit + 1
        by[next] = process
        queue.push(to)
      }
    }
    return null
  }

  /** Where along a schedule an outcome becomes certain. */
  pointOfNoReturn(schedule: Schedule, outcome: number): PointOfNoReturn {
    const isSealed = (state: number) => ((this.fate(state).certain >>> outcome) & 1) === 1
    const states = this.statesAlong(schedule)
    const sealedAt = states.findIndex(isSealed)
    if (sealedAt < 0) return { sealedAt: null, lastChoice: null }
    const before = states[sealedAt - 1]
    if (before === undefined) return { sealedAt, lastChoice: null }
    const instead = this.successors(before).filter(({ to }) => !isSealed(to))
    return {
      sealedAt,
      lastChoice: { step: sealedAt - 1, instead: instead.map(({ process }) => process) },
    }
  }

  /**
   * The complete schedule without a bad outcome that shares the longest beginning with a given
   * one, then as short as can be. Null when no schedule is safe.
   */
  nearestSafe(schedule: Schedule, bad: number): SafeSchedule | null {
    const states = this.statesAlong(schedule)
    const safe = (state: number) => this.sets(state).some((set) => (set & bad) === 0)
    for (let shared = states.length - 1; shared >= 0; shared--) {
      const rest = this.shortestPath(states[shared] as number, safe)
      if (rest === null) continue
      return { schedule: [...schedule.slice(0, shared), ...rest], differsAt: shared }
    }
    return null
  }

  /** The most steps each process ever takes, or a bound of that; null when runs never end. */
  mostSteps(): readonly number[] | null {
    const { longest } = this
    if (longest === null) return null
    const { memo, orbits, cyclic } = this.#space.sweep
    return mostSteps(memo, orbits).map((steps) => (cyclic ? longest : Math.min(longest, steps)))
  }

  /**
   * The progress graph of two processes at a schedule: all states in which each other one has taken
   * as many steps as in the schedule, in whatever order, sorted by the steps of those two. With
   * `right` equal to `up`, or in a search with endless runs, there is no such map, and the result is
   * empty. `bad`: the set of bad outcomes.
   */
  cells(right: number, up: number, at: Schedule, bad: number): CellMap {
    const most = this.mostSteps()
    if (most === null || right === up) return NO_CELLS
    this.#cells ??= this.#countSteps(most)
    return this.#cells.map({ right, up, at, bad })
  }

  /** The whole graph, for drawing; null when it has more states than the limit. */
  layers(limit: number): Layers | null {
    if (this.states > limit) return null
    const walks = this.#numbers instanceof WalkedStates
    const graph = walks ? new Graph(this.#space, WalkedStates.every(this.#space)) : this
    const layers: number[][] = []
    const edges: Layers['edges'][number][] = []
    for (let id = 0; id < this.states; id++) {
      ;(layers[graph.depth(id)] ??= []).push(id)
      edges.push(...graph.successors(id).map(({ process, to }) => ({ from: id, process, to })))
    }
    return { graph, layers, edges }
  }

  /** How many states there are by the fewest steps from the start. */
  perDepth(): readonly number[] {
    const counts: number[] = []
    for (const layer of this.#space.sweep.layers) {
      for (let state = 0; state < (layer?.count ?? 0); state++) {
        const depth = layer?.fewest[state] as number
        counts[depth] = (counts[depth] ?? 0) + (layer?.size(state) ?? 0)
      }
    }
    return Array.from(counts, (count) => count ?? 0)
  }

  #countSteps(most: readonly number[]): StoredCells | OrbitCells {
    const numbers = this.#numbers
    if (numbers instanceof StoredStates) return new StoredCells(this.#space, numbers, most)
    const { orbits } = this.#space.sweep
    if (orbits === null) throw new BugError('expected a search for orbits')
    return new OrbitCells(this.#space, orbits, most)
  }

  #at(id: number): StoredAt {
    return this.#numbers.at(id)
  }

  #fewestSwitches(id: number, outcome: number, after: number): Schedule | null {
    const { rank } = this.#at(id)
    const words = this.#numbers.words(id)
    const search = fewestSwitches(this.#space, { rank, words }, after, 1 << outcome)
    return drain(search).get(outcome)?.schedule ?? null
  }

  /** Each step picks evenly among those that keep the outcome possible. */
  #randomPath(id: number, allowed: (state: number) => boolean, random: () => number): Schedule {
    const schedule: number[] = []
    let at = id
    // Loops could run for ever; after this many steps the shortest path is taken.
    for (const most = 4 * this.states; schedule.length < most;) {
      const steps = this.successors(at).filter(({ to }) => allowed(to))
      const step = steps[Math.min(steps.length - 1, Math.floor(random() * steps.length))]
      if (step === undefined) return schedule
      schedule.push(step.process)
      at = step.to
    }
    return [...schedule, ...(this.shortestPath(at, allowed) ?? [])]
  }
}

/** `from`: by orbit where it was first reached from, plus one, and -1 for the start; `by`: by whom. */
function pathBack(from: Int32Array, by: Int8Array, end: number): Schedule {
  const schedule: number[] = []
  for (let state = end; from[state] !== -1; state = (from[state] as number) - 1) {
    schedule.push(by[state] as number)
  }
  return schedule.reverse()
}
