import { strongComponents } from './strongComponents.ts'

/**
 * The progress measure of the sweep. How far along a local state is: a number that no step lowers,
 * and that only a step within a loop of local states leaves alone. The sum over the processes
 * orders the whole search.
 *
 * A local state is ranked one above the state it was first reached from. A later step from at
 * least as high a rank shows that this was too low (`wrong`); `settle` then puts all right that
 * is known by now.
 */
export class Ranks {
  /** a step was seen that does not raise the rank, and is not known to be part of a loop */
  wrong = false
  /** some step leads round a loop of local states */
  cyclic = false
  readonly #rank: number[] = []
  readonly #component: number[] = []
  readonly #next: Set<number>[] = []

  /** A new local state without a known predecessor. */
  add(): number {
    this.#rank.push(-1)
    this.#component.push(-1)
    this.#next.push(new Set())
    return this.#rank.length - 1
  }

  get highest(): number {
    return this.#rank.reduce((most, rank) => Math.max(most, rank), 0)
  }

  start(node: number): void {
    if (this.rank(node) < 0) this.#rank[node] = 0
  }

  rank(node: number): number {
    return this.#rank[node] as number
  }

  step(from: number, to: number): void {
    ;(this.#next[from] as Set<number>).add(to)
    if (this.rank(to) < 0) this.#rank[to] = this.rank(from) + 1
    if (this.rank(to) > this.rank(from)) return
    const component = this.#component[from] as number
    const known = this.cyclic && component >= 0 && component === this.#component[to]
    if (!known && !(this.cyclic && from === to)) this.wrong = true
  }

  settle(): void {
    const components = strongComponents(
      this.#next.length,
      (node) => this.#next[node] as ReadonlySet<number>,
    )
    this.cyclic = false
    this.wrong = false
    this.#rank.fill(0)
    // Of all nodes before any is compared: those of an earlier call are other components.
    for (const [index, members] of components.entries()) {
      for (const node of members) this.#component[node] = index
    }
    // A component is listed after all that it leads to: from last to first is forward.
    for (let index = components.length - 1; index >= 0; index--) {
      const members = components[index] as readonly number[]
      const rank = Math.max(...members.map((node) => this.rank(node)))
      for (const node of members) this.#rank[node] = rank
      for (const node of members) this.#raise(node, index)
    }
  }

  #raise(from: number, component: number): void {
    for (const to of this.#next[from] as Set<number>) {
      if (this.#component[to] === component) this.cyclic = true
      else this.#rank[to] = Math.max(this.rank(to), this.rank(from) + 1)
    }
  }
}
