import { BugError } from '../../base/index.ts'

/** How many steps each of some processes has taken, as one number: a digit for each. */
export class Digits {
  readonly #weights: readonly number[]
  readonly #sides: readonly number[]

  /** @param most the most steps each ever takes */
  constructor(most: readonly number[]) {
    this.#sides = most.map((steps) => steps + 1)
    const weights: number[] = []
    let next = 1
    for (const side of this.#sides) {
      weights.push(next)
      next *= side
    }
    if (!Number.isSafeInteger(next)) throw new BugError(`expected fewer steps, got ${most.join()}`)
    this.#weights = weights
  }

  /** What one step of a process adds. */
  weight(process: number): number {
    return this.#weights[process] as number
  }

  steps(count: number, process: number): number {
    const shifted = Math.floor(count / (this.#weights[process] as number))
    return shifted % (this.#sides[process] as number)
  }
}

/** The states whose steps are counted. */
export interface CountedStates {
  readonly states: number
  readonly start: number
  /** Passes the counts of a state on to its successors. */
  spread(id: number, counts: readonly number[], pass: (to: number, count: number) => void): void
}

/**
 * For every state how many steps of each process lead to it, as numbers of `Digits`. Nearly every
 * state has but one such number, in whatever order the steps are taken.
 */
export class StepCounts {
  readonly #one: Float64Array
  readonly #more = new Map<number, number[]>()

  constructor(states: CountedStates) {
    this.#one = new Float64Array(states.states).fill(-1)
    this.#one[states.start] = 0
    // States are numbered in the order of their steps. Only loops need another pass.
    while (this.#spread(states)) continue
  }

  /** The numbers of the ways to a state. */
  of(id: number): readonly number[] {
    return this.#more.get(id) ?? [this.#one[id] as number]
  }

  /** Passes each state's counts to its successors. True: another pass is needed. */
  #spread(states: CountedStates): boolean {
    let again = false
    for (let id = 0; id < states.states; id++) {
      if (this.#one[id] === -1) continue
      states.spread(id, this.of(id), (to, count) => {
        if (this.#add(to, count) && to <= id) again = true
      })
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
