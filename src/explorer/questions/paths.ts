import { BugError } from '../../base/index.ts'
import { bitsOf } from './backwardPass.ts'
import type { StatePool } from '../states/statePool.ts'
import type { Schedule } from '../verdict.ts'

/** The shortest schedule to an outcome (a counterexample), of those the first in lexicographic order. */
export function alongTrail<Local, Shared>(space: StatePool<Local, Shared>, bit: number): Schedule {
  const { sweep } = space
  const { fan } = sweep
  const schedule: number[] = []
  let { rank, words } = space.start()
  for (;;) {
    fan.open(words, 0)
    if (fan.enabled === 0) return schedule
    const taken = trailMove(space, rank, bit, schedule.length + 1)
    if (taken < 0) throw new BugError(`expected a trail of outcome ${bit}, got its end`)
    schedule.push(fan.mover[taken] as number)
    rank += fan.raise[taken] as number
    const count = sweep.layout.words
    words = fan.words.slice(taken * count, (taken + 1) * count)
  }
}

function trailMove<Local, Shared>(
  space: StatePool<Local, Shared>,
  rank: number,
  bit: number,
  steps: number,
): number {
  const { fan, layout } = space.sweep
  for (let move = 0; move < fan.moves; move++) {
    const layer = space.layer(rank + (fan.raise[move] as number))
    const state = space.find(layer, fan.words, move * layout.words)
    const marked = (((layer.trail[state] as number) >>> bit) & 1) === 1
    if (marked && layer.fewest[state] === steps) return move
  }
  return -1
}

export interface FewestSwitches {
  readonly schedule: Schedule
  readonly preemptions: number
}

interface Node {
  readonly words: Uint32Array
  readonly rank: number
  readonly last: number
  readonly steps: number
  readonly parent: Node | null
}

/**
 * For each outcome of `wanted` a schedule from a state on with as few preemptions as possible, of
 * those a shortest. A preemption is a switch away from a process that could have moved. Found by
 * rounds of ever more preemptions, each in the order of length, so that little more is searched
 * than has to be: iterative preemption bounding (Musuvathi and Qadeer, PLDI 2007). Yields now and
 * then.
 *
 * @param last the process that moved last; -1: none, the first move is free
 */
export function* fewestSwitches<Local, Shared>(
  space: StatePool<Local, Shared>,
  from: { readonly rank: number; readonly words: Uint32Array },
  last: number,
  wanted: number,
): Generator<number, ReadonlyMap<number, FewestSwitches>, void> {
  const found = new Map<number, FewestSwitches>()
  const search = new SwitchSearch(space, wanted)
  let seeds: Node[] = [{ ...from, last, steps: 0, parent: null }]
  for (let preemptions = 0; seeds.length > 0 && search.missing !== 0; preemptions++) {
    const round: Node[] = []
    const later: Node[] = []
    for (let seed = 0, own = 0; seed < seeds.length || own < round.length;) {
      const [one, other] = [seeds[seed], round[own]]
      const seedFirst = other === undefined || (one !== undefined && one.steps <= other.steps)
      const node = (seedFirst ? one : other) as Node
      if (seedFirst) seed += 1
      else own += 1
      for (const bit of search.visit(node, round, later)) {
        found.set(bit, { schedule: scheduleOf(node), preemptions })
      }
      if (search.missing === 0) break
      if (search.visited % 4096 === 0) yield search.visited
    }
    seeds = later
  }
  return found
}

function scheduleOf(node: Node): Schedule {
  const schedule: number[] = []
  for (let at = node; at.parent !== null; at = at.parent) schedule.push(at.last)
  return schedule.reverse()
}

class SwitchSearch<Local, Shared> {
  /** outcomes not met yet */
  missing: number
  visited = 0
  readonly #space: StatePool<Local, Shared>
  /** by layer and state: bit p is set when the state was reached by a step of process p */
  readonly #seen = new Map<number, Uint16Array>()

  constructor(space: StatePool<Local, Shared>, wanted: number) {
    this.#space = space
    this.missing = wanted
  }

  /** Lists the steps from a node; the outcomes that are met in it for the first time. */
  visit(node: Node, free: Node[], dear: Node[]): readonly number[] {
    const space = this.#space
    const { fan, layout, orbits } = space.sweep
    const layer = space.layer(node.rank)
    fan.open(node.words, 0)
    const state = space.find(layer, node.words, 0)
    if ((space.fate(layer, state).possible & this.missing) === 0) return []
    // Of an orbit one state is kept: the last process is known by its place in the key.
    const last = node.last < 0 || orbits === null ? node.last : (orbits.to[node.last] as number)
    if (this.#known(node.rank, layer.count, state, last)) return []
    this.visited += 1
    if (fan.enabled === 0) {
      const met = space.fate(layer, state).possible & this.missing
      this.missing &= ~met
      return bitsOf(met)
    }
    const couldStay = node.last >= 0 && ((fan.enabled >>> node.last) & 1) === 1
    for (let move = 0; move < fan.moves; move++) {
      const mover = fan.mover[move] as number
      const next: Node = {
        words: fan.words.slice(move * layout.words, (move + 1) * layout.words),
        rank: node.rank + (fan.raise[move] as number),
        last: mover,
        steps: node.steps + 1,
        parent: node,
      }
      if (couldStay && mover !== node.last) dear.push(next)
      else free.push(next)
    }
    return []
  }

  #known(rank: number, states: number, state: number, last: number): boolean {
    let seen = this.#seen.get(rank)
    if (seen === undefined) this.#seen.set(rank, (seen = new Uint16Array(states)))
    const before = seen[state] as number
    const bit = last < 0 ? 0x100 : 1 << last
    seen[state] = before | bit
    return (before & bit) !== 0
  }
}
