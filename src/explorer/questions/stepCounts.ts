import { BugError } from '../../base/index.ts'
import type { Graph } from './graph.ts'

/**
 * For every state how many steps of each process lead to it. The counts of one way are one
 * number, a digit a process; nearly every state has but one such number, in whatever order the
 * steps are taken.
 */
export class StepCounts {
  readonly processes: readonly number[]
  readonly #weights: readonly number[]
  readonly #sides: readonly number[]
  readonly #one: Float64Array
  readonly #more = new Map<number, number[]>()

  /** @param most the most steps each process ever takes */
  constructor(graph: Graph, most: readonly number[]) {
    this.processes = most.map((_, process) => process)
    this.#sides = most.map((steps) => steps + 1)
    const weights: number[] = []
    let next = 1
    for (const side of this.#sides) {
      weights.push(next)
      next *= side
    }
    if (!Number.isSafeInteger(next)) throw new BugError(`expected fewer steps, got ${most.join()}`)
    this.#weights = weights
    this.#one = new Float64Array(graph.states).fill(-1)
    this.#one[graph.start] = 0
    // States are numbered in the order of their steps. Only loops need another pass.
    while (this.#spread(graph)) continue
  }

  /** The numbers of the ways to a state; `steps` reads them. */
  of(id: number): readonly number[] {
    return this.#more.get(id) ?? [this.#one[id] as number]
  }

  steps(count: number, process: number): number {
    const shifted = Math.floor(count / (this.#weights[process] as number))
    return shifted % (this.#sides[process] as number)
  }

  /** Passes each state's counts to its successors. True: another pass is needed. */
  #spread(graph: Graph): boolean {
    let again = false
    for (let id = 0; id < graph.states; id++) {
      if (this.#one[id] === -1) continue
      for (const { process, to } of graph.successors(id)) {
        for (const count of this.of(id)) {
          const added = this.#add(to, count + (this.#weights[process] as number))
          if (added && to < id) again = true
        }
      }
    }
    return again
  }

  #add(id: number, count: number): boolean {
    const before = this.#one[id] as number
    if (before === count) return false
    if (before === -1) {
      this.#one[id] = count
      return true
    }
    const more = this.#more.get(id)
    if (more === undefined) this.#more.set(id, [before, count])
    else if (more.includes(count)) return false
    else more.push(count)
    return true
  }
}
