import { RiskTable } from '../../explorer/index.ts'
import type { Graph, Schedule } from '../../explorer/index.ts'
import type { OutcomeId } from '../outcome.ts'
import { bendSchedule } from './bendSchedule.ts'
import type { OutcomeSets } from './outcomeSets.ts'
import { letter, lettersOf, processesOf } from './letters.ts'
import type {
  Cell,
  CellMap,
  Insight,
  PointOfNoReturn,
  RiskAlong,
  StateGraph,
  WayKind,
} from './report.ts'
import { seededRandom } from './seededRandom.ts'
import { stateGraph } from './stateGraph.ts'
import { switchesOf } from './switchesOf.ts'

/** A cell of the progress graph: the steps that two requests have made. */
export interface CellPlace {
  /** letters of the requests */
  readonly across: string
  readonly up: string
  readonly x: number
  readonly y: number
}

/** Instead of the id of an outcome: any bad one. */
const ANY_BAD = 'any bad'

/** Answers questions about the states of a complete check. Schedules are letters. */
export class CheckGraph {
  readonly #graph: Graph
  readonly #processes: number
  readonly #sets: OutcomeSets
  #risk: RiskTable | null = null

  constructor(graph: Graph, processes: number, sets: OutcomeSets) {
    this.#graph = graph
    this.#sets = sets
    this.#processes = processes
  }

  /** Of a schedule that cannot be followed, covers the part that can. */
  insight(letters: string): Insight {
    const graph = this.#graph
    const states = graph.statesAlong(processesOf(letters))
    const schedule = processesOf(letters).slice(0, states.length - 1)
    const fates = states.map((state) => {
      const { possible, certain } = graph.fate(state)
      return { possible: this.#sets.idsIn(possible), certain: this.#sets.idsIn(certain) }
    })
    const safe = graph.nearestSafe(schedule, this.#sets.bad)
    return {
      table: this.#sets.table,
      schedule: lettersOf(schedule),
      fates,
      sealed: this.#sealed(schedule, states.at(-1) ?? graph.start),
      nearestSafe: safe && { schedule: lettersOf(safe.schedule), shared: safe.differsAt },
      risk: this.#riskAlong(schedule),
    }
  }

  /** The others stay where the schedule leaves them. Null unless the letters name two requests. */
  cells(letters: string, across: string, up: string): CellMap | null {
    const pair = this.#pair(across, up)
    if (pair === null) return null
    const schedule = this.#followed(letters)
    const map = this.#graph.cells(pair.across, pair.up, schedule, this.#sets.bad)
    const known = new Map(map.cells.map((cell) => [cell.right + map.width * cell.up, cell]))
    const cells = Array.from({ length: map.width * map.height }, (_, index): Cell => {
      const place = { x: index % map.width, y: Math.floor(index / map.width) }
      const cell = known.get(index)
      return cell === undefined
        ? { ...place, states: 0, verdict: 'unreachable', possible: [] }
        : {
            ...place,
            states: cell.states,
            verdict: cell.kind,
            possible: this.#sets.idsIn(cell.possible),
          }
    })
    const size = { columns: map.width - 1, rows: map.height - 1 }
    const { table } = this.#sets
    return { table, across: letter(pair.across), up: letter(pair.up), ...size, cells }
  }

  /** The least change of a schedule that makes it pass through a cell; null when none does. */
  bend(letters: string, { across, up, x, y }: CellPlace): string | null {
    const pair = this.#pair(across, up)
    if (pair === null) return null
    const schedule = this.#followed(letters)
    const wanted = Array.from(
      { length: this.#processes },
      (_, process) => schedule.filter((one) => one === process).length,
    )
    wanted[pair.across] = x
    wanted[pair.up] = y
    const bent = bendSchedule(this.#graph, schedule, wanted)
    return bent && lettersOf(bent)
  }

  /**
   * A whole schedule, from the start: the given one, then a way to an end with the outcome. Null
   * when there is none any more.
   */
  way(from: string, outcome: OutcomeId, way: WayKind, seed: number): string | null {
    const schedule = processesOf(from)
    const state = this.#graph.stateAfter(schedule)
    if (state === null) return null
    const rest =
      outcome === ANY_BAD
        ? this.#wayToBad(state, schedule, way, seed)
        : this.#wayTo(state, schedule, this.#sets.bitOf(outcome), way, seed)
    return rest && lettersOf([...schedule, ...rest])
  }

  /** The most steps that each request makes in any schedule, or a bound of that. */
  mostSteps(): readonly number[] | null {
    return this.#graph.mostSteps()
  }

  graph(): StateGraph {
    return stateGraph(this.#graph, this.#sets)
  }

  /** Every state is judged at the first question, and kept for the next. */
  #riskAlong(schedule: Schedule): RiskAlong {
    const table = (this.#risk ??= new RiskTable(this.#graph, this.#sets.bad))
    if (table.missing !== null) return { kind: 'unknown', why: table.missing }
    const steps = table.along(this.#graph, schedule) ?? []
    return {
      kind: 'known',
      steps: steps.map(({ odds, bad, all }) => ({ odds, bad: String(bad), all: String(all) })),
    }
  }

  #followed(letters: string): Schedule {
    const schedule = processesOf(letters)
    return schedule.slice(0, this.#graph.statesAlong(schedule).length - 1)
  }

  #pair(across: string, up: string): { across: number; up: number } | null {
    const [first = -1] = processesOf(across)
    const [second = -1] = processesOf(up)
    const known = (process: number) => process >= 0 && process < this.#processes
    return known(first) && known(second) && first !== second ? { across: first, up: second } : null
  }

  #sealed(schedule: Schedule, end: number): readonly PointOfNoReturn[] {
    const { certain } = this.#graph.fate(end)
    return this.#sets.idsIn(certain & this.#sets.bad).flatMap((outcome) => {
      const bit = this.#sets.bitOf(outcome)
      const { sealedAt, lastChoice } = this.#graph.pointOfNoReturn(schedule, bit)
      if (sealedAt === null) return []
      const instead = lastChoice?.instead.map(letter) ?? []
      return [
        { outcome, sealedAt, lastChoice: lastChoice && { step: lastChoice.step + 1, instead } },
      ]
    })
  }

  #wayTo(
    state: number,
    schedule: Schedule,
    bit: number,
    way: WayKind,
    seed: number,
  ): Schedule | null {
    return this.#graph.pathTo(state, bit, way, {
      after: schedule.at(-1) ?? -1,
      random: seededRandom(seed),
    })
  }

  /** To an end with any bad outcome: the best of the ways to each. */
  #wayToBad(state: number, schedule: Schedule, way: WayKind, seed: number): Schedule | null {
    const bits = this.#sets.table.flatMap(({ id, bad }) => (bad ? [this.#sets.bitOf(id)] : []))
    const ways = bits.flatMap((bit) => {
      const found = this.#wayTo(state, schedule, bit, way, seed)
      return found === null ? [] : [found]
    })
    if (way === 'random') return ways[Math.floor(seededRandom(seed)() * ways.length)] ?? null
    const cost = (rest: Schedule): number =>
      way === 'shortest' ? rest.length : switchesOf(this.#graph, [...schedule, ...rest])
    return ways.reduce<Schedule | null>(
      (best, rest) => (best === null || cost(rest) < cost(best) ? rest : best),
      null,
    )
  }
}
