import type { OutcomeBits, StatePool } from '../states/statePool.ts'
import { prospectOf } from './prospect.ts'
import type { Prospect } from './prospect.ts'
import type { Schedule } from '../verdict.ts'

/**
 * safe: no bad outcome can come from any of its states; lost: one must come, from all of them;
 * at-risk: from each of them both may come; mixed: its states differ in that.
 */
export type CellProspect = Prospect | 'mixed'

export interface Cell {
  /** steps taken by the process to the right, and by the one upward */
  readonly right: number
  readonly up: number
  /** how many distinct states can be reached so */
  readonly states: number
  /** outcomes that some continuation of some of these states has */
  readonly possible: number
  readonly kind: CellProspect
}

/** The progress graph of two processes, every other one held where a schedule left it. */
export interface CellMap {
  /** every cell that can be reached, by `right`, then by `up` */
  readonly cells: readonly Cell[]
  /** one more than the most steps to the right and upward */
  readonly width: number
  readonly height: number
}

/** What a map is asked for: which processes, where the others stay, and which outcomes are bad. */
export interface MapQuestion {
  readonly right: number
  readonly up: number
  readonly at: Schedule
  readonly bad: number
}

export const NO_CELLS: CellMap = { cells: [], width: 0, height: 0 }

/** How many steps each process has taken in a schedule. */
export function stepsIn(schedule: Schedule, processes: number): readonly number[] {
  return Array.from(
    { length: processes },
    (_, process) => schedule.filter((mover) => mover === process).length,
  )
}

interface Filling {
  states: number
  possible: number
  readonly prospects: Set<Prospect>
}

/** Collects the states of the cells of a map. */
export class Cells {
  readonly #space: StatePool<unknown, unknown>
  readonly #bad: number
  readonly #columns: Filling[][] = []

  constructor(space: StatePool<unknown, unknown>, bad: number) {
    this.#space = space
    this.#bad = bad
  }

  /** Puts states into a cell, all of which are stored as the one at this place. */
  add(right: number, up: number, rank: number, state: number, states: number): void {
    const layer = this.#space.layer(rank)
    const { possible }: OutcomeBits = this.#space.fate(layer, state)
    const column = (this.#columns[right] ??= [])
    const cell = (column[up] ??= { states: 0, possible: 0, prospects: new Set() })
    cell.states += states
    cell.possible |= possible
    cell.prospects.add(prospectOf(this.#space.sets(layer, state), this.#bad))
  }

  map(): CellMap {
    const cells = this.#columns.flatMap((column, right) =>
      column.flatMap(({ states, possible, prospects }, up): Cell => {
        const [kind = 'mixed', ...others] = prospects
        return { right, up, states, possible, kind: others.length > 0 ? 'mixed' : kind }
      }),
    )
    const height = cells.reduce((most, { up }) => Math.max(most, up + 1), 0)
    return { cells, width: this.#columns.length, height }
  }
}
