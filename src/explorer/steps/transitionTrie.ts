import { BugError } from '../../base/index.ts'
import { PairTable } from '../symmetry/pairTable.ts'
import { doubled } from '../symmetry/refs.ts'
import type { Changes, StateVectors } from '../states/stateVector.ts'

/** What a step does: where it leads the process, and what it exchanges of the shared state. */
export interface Effect {
  /** -1: the process cannot move */
  readonly lid: number
  readonly changes: Changes
}

/** In place of a column: the node is an effect. */
const EFFECT = -1

/**
 * The steps that were run, by what each of them looked at: transitions memoised by their read sets,
 * in a decision tree that asks for one component of the state after the other.
 */
export class TransitionTrie {
  readonly #rows: StateVectors
  /** by mover: the number of its first node plus one */
  #first = new Int32Array(1024)
  /** by node: the column that it asks for */
  #columns = new Int32Array(1024)
  /** by node and what is there: the next node */
  readonly #next = new PairTable()
  /** by node */
  readonly #effects: (Effect | undefined)[] = []
  #count = 0

  constructor(rows: StateVectors) {
    this.#rows = rows
  }

  /** Null when no step from such a state was run yet. */
  find(mover: number, row: number): Effect | null {
    if (mover >= this.#first.length) return null
    const rows = this.#rows
    const columns = this.#columns
    let node = (this.#first[mover] as number) - 1
    while (node >= 0) {
      const column = columns[node] as number
      if (column === EFFECT) return this.#effects[node] as Effect
      node = this.#next.get(node, rows.at(row, column))
    }
    return null
  }

  /** Whether it is known that a mover cannot move, whatever the shared state. */
  isStill(mover: number): boolean {
    const node = (this.#first[mover] ?? 0) - 1
    return node >= 0 && (this.#effects[node]?.lid ?? 0) < 0
  }

  /** `slots`: all that the step looked at, each by what it saw in the ones before. */
  add(mover: number, row: number, slots: readonly string[], effect: Effect): void {
    const columns = [...new Set(slots)].map((slot) => this.#rows.column(slot))
    this.#checkChanges(columns, effect)
    while (mover >= this.#first.length) this.#first = doubled(this.#first)
    let known = (this.#first[mover] as number) - 1
    let link = (node: number): void => {
      this.#first[mover] = node + 1
    }
    for (const column of columns) {
      if (known < 0) link((known = this.#add(column)))
      if (this.#columns[known] !== column) {
        throw new BugError(`expected ${this.#rows.slot(column)} to be looked at as before`)
      }
      const [from, answer] = [known, this.#rows.at(row, column)]
      known = this.#next.get(from, answer)
      link = (node) => {
        this.#next.add(from, answer, node)
      }
    }
    if (known >= 0) throw new BugError('expected a step that was not run before')
    const node = this.#add(EFFECT)
    this.#effects[node] = effect
    link(node)
  }

  #add(column: number): number {
    const node = this.#count++
    while (node >= this.#columns.length) this.#columns = doubled(this.#columns)
    this.#columns[node] = column
    return node
  }

  #checkChanges(columns: readonly number[], { changes }: Effect): void {
    for (let at = 0; at < changes.length; at += 2) {
      const column = changes[at] as number
      if (columns.includes(column)) continue
      throw new BugError(`expected no change of ${this.#rows.slot(column)}, not looked at`)
    }
  }
}
