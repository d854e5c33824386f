import { Knowledge } from '../steps/knowledge.ts'
import { StepTable } from '../steps/stepTable.ts'
import { BLOCKED } from '../steps/transitionTable.ts'
import { StateTable } from '../states/stateTable.ts'
import type { Model } from '../model.ts'
import type { Schedule } from '../verdict.ts'

/** A wanted end that no schedule with fewer preemptions has, and none as short with as many. */
export interface EarlyEnd {
  readonly set: number
  readonly schedule: Schedule
  readonly preemptions: number
}

export interface FewSwitchesOptions<Local, Shared> {
  /** is one of these outcomes what is looked for? */
  readonly isWanted: (set: number) => boolean
  /** more preemptions are not tried */
  readonly most: number
  /** states, each with who moved last, that are stored before the search is given up */
  readonly states: number
  readonly known?: Knowledge<Local, Shared>
}

/** A state that waits for its turn, and how it was reached. */
interface Waiting {
  /** its number, and that of who moved last, in the table */
  readonly entry: number
  readonly last: number
  readonly steps: number
  readonly before: Waiting | null
}

/** States between two yields. */
const SLICE = 1024

/**
 * The schedules with no preemption, then those with one, and so on (iterative context bounding: Musuvathi
 * and Qadeer, PLDI 2007): most mistakes show with few, long before every schedule is tried. A preemption
 * is a switch away from a process that could have moved, as in `fewestSwitches`, which it agrees with. Null: there is
 * no wanted end with as many, or it was given up.
 */
export function* searchFewSwitches<Local, Shared>(
  model: Model<Local, Shared>,
  options: FewSwitchesOptions<Local, Shared>,
): Generator<void, EarlyEnd | null, void> {
  const { interner } = options.known ?? new Knowledge(model)
  const search = new BoundedSearch(new StepTable(interner), options.isWanted)
  let seeds: Waiting[] = [search.start()]
  for (let preemptions = 0; preemptions <= options.most && seeds.length > 0; preemptions++) {
    const own: Waiting[] = []
    const later: Waiting[] = []
    // Both are in the order of their steps.
    for (let seed = 0, next = 0; seed < seeds.length || next < own.length;) {
      const [one, other] = [seeds[seed], own[next]]
      const isSeed = other === undefined || (one !== undefined && one.steps <= other.steps)
      const waiting = (isSeed ? one : other) as Waiting
      if (isSeed) seed += 1
      else next += 1
      const set = search.visit(waiting, own, later)
      if (set !== null) return { set, schedule: scheduleTo(waiting), preemptions }
      if (search.states > options.states) return null
      if (search.visited % SLICE === 0) yield
    }
    seeds = later
  }
  return null
}

function scheduleTo(waiting: Waiting): Schedule {
  const schedule: number[] = []
  for (let at = waiting; at.before !== null; at = at.before) schedule.push(at.last)
  return schedule.reverse()
}

class BoundedSearch<Local, Shared> {
  visited = 0
  readonly #steps: StepTable<Local, Shared>
  readonly #isWanted: (set: number) => boolean
  /** a state, and who moved last plus one */
  readonly #table: StateTable
  readonly #row: Uint32Array
  readonly #lids: Int32Array
  /** by entry: it was visited */
  #seen = new Uint8Array(512)

  constructor(steps: StepTable<Local, Shared>, isWanted: (set: number) => boolean) {
    this.#steps = steps
    this.#isWanted = isWanted
    this.#table = new StateTable(steps.processes + 2)
    this.#row = new Uint32Array(steps.processes + 2)
    this.#lids = new Int32Array(steps.processes)
  }

  get states(): number {
    return this.#table.count
  }

  start(): Waiting {
    const { lids, gid } = this.#steps.start()
    return { entry: this.#insert(lids, gid, -1), last: -1, steps: 0, before: null }
  }

  /** Lists the steps from a state, without and with a preemption; its outcomes where it is a wanted end. */
  visit(waiting: Waiting, free: Waiting[], dear: Waiting[]): number | null {
    const { entry, last } = waiting
    if (this.#seen[entry] === 1) return null
    this.#seen[entry] = 1
    this.visited += 1
    const { processes } = this.#steps
    const { rows, stride } = this.#table
    const lids = this.#lids
    lids.set(rows.subarray(entry * stride, entry * stride + processes))
    const gid = rows[entry * stride + processes] as number
    const stays = last >= 0 && this.#next(lids, gid, last) !== BLOCKED
    let isEnd = true
    for (let process = 0; process < processes; process++) {
      const next = this.#next(lids, gid, process)
      if (next === BLOCKED) continue
      isEnd = false
      const before = lids[process] as number
      const record = this.#steps.find(gid, (before << 3) | process)
      lids[process] = next
      const to = this.#insert(lids, this.#steps.gid(record, lids), process)
      lids[process] = before
      if (this.#seen[to] === 1) continue
      const reached = { entry: to, last: process, steps: waiting.steps + 1, before: waiting }
      if (stays && process !== last) dear.push(reached)
      else free.push(reached)
    }
    if (!isEnd) return null
    const set = this.#steps.interner.outcomes(lids, gid)
    return this.#isWanted(set) ? set : null
  }

  #next(lids: Int32Array, gid: number, process: number): number {
    return this.#steps.lid(this.#steps.find(gid, ((lids[process] as number) << 3) | process))
  }

  #insert(lids: Int32Array, gid: number, last: number): number {
    const { processes } = this.#steps
    this.#row.set(lids)
    this.#row[processes] = gid
    this.#row[processes + 1] = last + 1
    const entry = this.#table.insert(this.#row)
    if (entry >= this.#seen.length) {
      const before = this.#seen
      this.#seen = new Uint8Array(2 * before.length)
      this.#seen.set(before)
    }
    return entry
  }
}
