import { Cells, stepsIn } from './cells.ts'
import type { CellMap, MapQuestion } from './cells.ts'
import type { StatePool } from '../states/statePool.ts'
import { Digits, StepCounts } from './stepCounts.ts'
import type { Orbits } from '../symmetry/orbits.ts'

/**
 * Maps of a search for orbits. Of every orbit it is counted how many steps each of its processes has
 * taken, by its place in the key. A renaming of an orbit belongs into the map when it brings
 * these numbers to where the schedule has left the other processes.
 */
export class OrbitCells {
  readonly #space: StatePool<unknown, unknown>
  readonly #orbits: Orbits<unknown, unknown>
  readonly #digits: Digits
  readonly #counts: StepCounts

  /** @param most the most steps each process ever takes, the same within a group */
  constructor(
    space: StatePool<unknown, unknown>,
    orbits: Orbits<unknown, unknown>,
    most: readonly number[],
  ) {
    this.#space = space
    this.#orbits = orbits
    this.#digits = new Digits(Array.from(orbits.members, (process) => most[process] as number))
    this.#counts = new StepCounts({
      states: space.states,
      start: space.bases[space.start().rank] as number,
      spread: (id, counts, pass) => this.#spread(id, counts, pass),
    })
  }

  map(question: MapQuestion): CellMap {
    const cells = new Cells(this.#space, question.bad)
    for (let id = 0; id < this.#space.states; id++) {
      const rank = this.#space.rankOf(id)
      const state = id - (this.#space.bases[rank] as number)
      for (const [cell, states] of this.#statesByCell(rank, state, question)) {
        const [right = 0, up = 0] = cell.split(',').map(Number)
        cells.add(right, up, rank, state, states.size)
      }
    }
    return cells.map()
  }

  /** The states of an orbit that belong into each cell ("right,up"), by their names. */
  #statesByCell(
    rank: number,
    state: number,
    question: MapQuestion,
  ): ReadonlyMap<string, ReadonlySet<string>> {
    const orbits = this.#orbits
    const byCell = new Map<string, Set<string>>()
    let place: Int32Array | null = null
    for (const count of this.#counts.of((this.#space.bases[rank] as number) + state)) {
      for (const takers of this.#takers(count, question)) {
        place ??= this.#placesOf(rank, state)
        const to = new Int32Array(8)
        const steps: number[] = []
        for (let process = 0; process < orbits.processes; process++) {
          const at = place[process] as number
          const taker = takers[at] as number
          to[process] = taker
          steps[taker] = this.#digits.steps(count, at)
        }
        const cell = `${steps[question.right]},${steps[question.up]}`
        const states = byCell.get(cell) ?? new Set()
        byCell.set(cell, states.add(orbits.stateName(to)))
      }
    }
    return byCell
  }

  /**
   * By place, which process may take it so that all but two of them have taken the steps of the
   * schedule: every such choice.
   */
  #takers(count: number, { right, up, at }: MapQuestion): readonly (readonly number[])[] {
    const { processes, members, groupOf } = this.#orbits
    const taken = stepsIn(at, processes)
    let choices: readonly (readonly number[])[] = [[]]
    for (let place = 0; place < processes && choices.length > 0; place++) {
      const group = groupOf[members[place] as number]
      const steps = this.#digits.steps(count, place)
      const fitting = taken.flatMap((wanted, process) => {
        const isFree = process === right || process === up
        return groupOf[process] === group && (isFree || wanted === steps) ? [process] : []
      })
      choices = choices.flatMap((takers) =>
        fitting.flatMap((process) => (takers.includes(process) ? [] : [[...takers, process]])),
      )
    }
    return choices
  }

  /** By process of the state that is kept of an orbit: its place in the key. */
  #placesOf(rank: number, state: number): Int32Array {
    this.#space.sweep.key(this.#space.words(this.#space.layer(rank), state), 0)
    return Int32Array.from(this.#orbits.to)
  }

  #spread(id: number, counts: readonly number[], pass: (to: number, count: number) => void): void {
    const space = this.#space
    const { sweep, bases } = space
    const { fan, layout } = sweep
    const { processes, to: places } = this.#orbits
    const digits = this.#digits
    const rank = space.rankOf(id)
    const words = space.words(space.layer(rank), id - (bases[rank] as number))
    sweep.key(words, 0)
    const before = Int32Array.from(places)
    fan.open(words, 0)
    for (let move = 0; move < fan.moves; move++) {
      const next = rank + (fan.raise[move] as number)
      const found = space.find(space.layer(next), fan.words, move * layout.words)
      const mover = fan.mover[move] as number
      for (const count of counts) {
        let after = digits.weight(places[mover] as number)
        for (let process = 0; process < processes; process++) {
          const steps = digits.steps(count, before[process] as number)
          after += steps * digits.weight(places[process] as number)
        }
        pass((bases[next] as number) + found, after)
      }
    }
  }
}
