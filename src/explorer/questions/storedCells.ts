import { Cells, stepsIn } from './cells.ts'
import type { CellMap, MapQuestion } from './cells.ts'
import type { StoredStates } from './numbering.ts'
import type { StatePool } from '../states/statePool.ts'
import { Digits, StepCounts } from './stepCounts.ts'

/** Maps of a search that has stored every state. */
export class StoredCells {
  readonly #space: StatePool<unknown, unknown>
  readonly #numbers: StoredStates
  readonly #digits: Digits
  readonly #counts: StepCounts

  /** @param most the most steps each process ever takes */
  constructor(space: StatePool<unknown, unknown>, numbers: StoredStates, most: readonly number[]) {
    this.#space = space
    this.#numbers = numbers
    this.#digits = new Digits(most)
    this.#counts = new StepCounts({
      states: numbers.count,
      start: numbers.start,
      spread: (id, counts, pass) => {
        for (const { process, to } of numbers.successors(id)) {
          for (const count of counts) pass(to, count + this.#digits.weight(process))
        }
      },
    })
  }

  map({ right, up, at, bad }: MapQuestion): CellMap {
    const digits = this.#digits
    const taken = stepsIn(at, this.#space.sweep.memo.processes)
    const cells = new Cells(this.#space, bad)
    for (let id = 0; id < this.#numbers.count; id++) {
      for (const count of this.#counts.of(id)) {
        const fits = taken.every(
          (steps, process) =>
            process === right || process === up || digits.steps(count, process) === steps,
        )
        if (!fits) continue
        const { rank, state } = this.#numbers.at(id)
        cells.add(digits.steps(count, right), digits.steps(count, up), rank, state, 1)
      }
    }
    return cells.map()
  }
}
