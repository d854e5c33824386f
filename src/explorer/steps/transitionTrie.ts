import { BugError } from '../../base/index.ts'
import type { Changes, StateVectors } from '../states/stateVector.ts'

/** What a step does: where it leads the process, and what it exchanges of the shared state. */
export interface Effect {
  /** -1: the process cannot move */
  readonly lid: number
  readonly changes: Changes
}

/** Asks for one column; what is there leads on. */
interface Question {
  readonly column: number
  readonly answers: Map<number, Question | Effect>
}

/**
 * The steps that were run, by what each of them looked at: transitions memoised by their read sets,
 * in a decision tree that asks for one component of the state after the other.
 */
export class TransitionTrie {
  readonly #rows: StateVectors
  /** by mover */
  readonly #first = new Map<number, Question | Effect>()

  constructor(rows: StateVectors) {
    this.#rows = rows
  }

  /** Null when no step from such a state was run yet. */
  find(mover: number, row: number): Effect | null {
    let at = this.#first.get(mover)
    while (at !== undefined && 'column' in at) at = at.answers.get(this.#rows.at(row, at.column))
    return at ?? null
  }

  /** Whether it is known that a mover cannot move, whatever the shared state. */
  isStill(mover: number): boolean {
    const at = this.#first.get(mover)
    return at !== undefined && !('column' in at) && at.lid < 0
  }

  /** `slots`: all that the step looked at, each by what it saw in the ones before. */
  add(mover: number, row: number, slots: readonly string[], effect: Effect): void {
    const columns = [...new Set(slots)].map((slot) => this.#rows.column(slot))
    this.#checkChanges(columns, effect)
    let answers: Map<number, Question | Effect> = this.#first
    let answer = mover
    for (const column of columns) {
      let question = answers.get(answer)
      if (question === undefined) {
        answers.set(answer, (question = { column, answers: new Map() }))
      }
      if (!('column' in question) || question.column !== column) {
        throw new BugError(`expected ${this.#rows.slot(column)} to be looked at as before`)
      }
      answers = question.answers
      answer = this.#rows.at(row, column)
    }
    if (answers.has(answer)) throw new BugError('expected a step that was not run before')
    answers.set(answer, effect)
  }

  #checkChanges(columns: readonly number[], { changes }: Effect): void {
    for (let at = 0; at < changes.length; at += 2) {
      const column = changes[at] as number
      if (columns.includes(column)) continue
      throw new BugError(`expected no change of ${this.#rows.slot(column)}, not looked at`)
    }
  }
}
