import { createStore } from 'zustand/vanilla'
import {
  CATALOGUE,
  cellScenario,
  faultsOf,
  outcomeTable,
  withFault,
  WORKLOADS,
} from '../../programs/index.ts'
import type { AnyScenario, CellResult, Scenario, ScenarioFault } from '../../programs/index.ts'
import type { Checker, News, Ticket } from '../check/checker.ts'
import type { Budget, Rank } from '../check/protocol.ts'
import { preparedOf } from '../derived.ts'
import { keepCells, readCells } from './keptCells.ts'
import type { Batch, BatchState, CellState, FaultsState } from './state.ts'

/** Every cell of the matrix, by its name. */
const CELLS: ReadonlyMap<string, Scenario> = new Map(
  CATALOGUE.flatMap((row) =>
    WORKLOADS.map((workload) => [`${row.id} ${workload.id}`, cellScenario(row, workload)]),
  ),
)

const NOT_KEPT = 'Results cannot be saved in this browser. They will be computed again next time.'

/** Far above what a cell needs; what goes beyond is stopped, and says so. */
const BUDGET: Budget = { states: 2_000_000, memory: 256 * 1024 * 1024, seconds: Infinity }

/** `storage` keeps the matrix from visit to visit; null where that is forbidden. */
export function createBatch(storage: Storage | null, checker: Checker): Batch {
  const cells = new Map<string, CellState>(
    [...readCells(storage)].flatMap(([name, result]) =>
      CELLS.has(name) ? [[name, { kind: 'done', result, kept: true } as const]] : [],
    ),
  )
  const store = createStore<BatchState>()(() => ({
    cells,
    filling: false,
    done: countDone(cells),
    total: CELLS.size,
    said: null,
    faults: null,
  }))
  const { getState: get, setState: set } = store
  /** One short check; `answer` comes once. */
  const check = (rank: Rank, scenario: AnyScenario, answer: (ended: Ended) => void): Ticket =>
    checker.order({ scenario, budget: BUDGET, rank, result: 'cell' }, (news) => {
      if (news.kind === 'restarted') set({ said: 'The checker crashed and was restarted.' })
      if (news.kind === 'broken') set({ said: WHY_BROKEN[news.why] })
      if (news.kind === 'cell' || news.kind === 'broken') answer(news)
    })

  const put = (name: string, cell: CellState | null): void => {
    const next = new Map(get().cells)
    if (cell === null) next.delete(name)
    else next.set(name, cell)
    set({ cells: next, done: countDone(next) })
  }
  let preferred = ''
  /** the check of one fault that is under way */
  let asked: Ticket | null = null
  const nextCell = (): void => {
    const { cells: known, filling } = get()
    const waiting = [...CELLS.keys()].filter((each) => !known.has(each))
    const name = waiting.find((each) => each.startsWith(`${preferred} `)) ?? waiting[0]
    const scenario = name === undefined ? undefined : CELLS.get(name)
    if (!filling) return
    if (name === undefined || scenario === undefined) {
      set({ filling: false })
      return
    }
    put(name, { kind: 'running' })
    check('matrix', scenario, (answer) => {
      if (answer.kind === 'cell') {
        put(name, { kind: 'done', result: answer.result, kept: false })
        if (!keepCells(storage, resultsOf(get().cells))) set({ said: NOT_KEPT })
      } else {
        put(name, { kind: 'broken', message: answer.message })
        // The next cell would fare no better.
        if (answer.why === 'refused') set({ filling: false })
      }
      nextCell()
    })
  }
  const fill = (): void => {
    if (get().filling) return
    set({ filling: true })
    // A running cell continues from here by itself.
    if (![...get().cells.values()].some(({ kind }) => kind === 'running')) nextCell()
  }

  return {
    store,
    fill,
    prefer: (program) => {
      preferred = program
    },
    pause: () => {
      set({ filling: false })
    },
    recheck: () => {
      const running = [...get().cells].filter(([, { kind }]) => kind === 'running')
      set({ cells: new Map(running), done: 0 })
      fill()
    },
    askFaults: (scenario) => {
      asked?.drop()
      const bare = { ...scenario, fault: null }
      const prepared = preparedOf(bare)
      const table = outcomeTable(prepared)
      const begun = { table, done: 0, total: 1, without: null, reports: [] }
      set({ faults: { scenario: bare, status: 'running', ...begun } })
      const tell = (change: Partial<FaultsState>): void => {
        const { faults } = get()
        if (faults?.scenario === bare) set({ faults: { ...faults, ...change } })
      }
      const next = (faults: readonly ScenarioFault[], at: number): void => {
        const fault = faults[at]
        if (fault === undefined) {
          tell({ status: 'done' })
          return
        }
        asked = check('faults', { ...bare, fault }, (answer) => {
          if (answer.kind === 'broken') {
            tell({ status: 'broken' })
            return
          }
          const reports = withFault(get().faults?.reports ?? [], fault, answer.result)
          tell({ done: at + 2, reports })
          next(faults, at + 1)
        })
      }
      asked = check('faults', bare, (answer) => {
        if (answer.kind === 'broken') {
          tell({ status: 'broken' })
          return
        }
        const faults = faultsOf(prepared.faults, answer.result.steps ?? [])
        tell({ done: 1, total: faults.length + 1, without: answer.result })
        next(faults, 0)
      })
    },
  }
}

type Ended = Extract<News, { kind: 'cell' | 'broken' }>

const WHY_BROKEN = {
  bug: 'Internal checker error: one check is left out.',
  died: 'The checker crashed twice on one cell and skips it.',
  refused: 'This browser does not start the checker.',
}

function countDone(cells: ReadonlyMap<string, CellState>): number {
  return [...cells.values()].filter(({ kind }) => kind !== 'running').length
}

function resultsOf(cells: ReadonlyMap<string, CellState>): ReadonlyMap<string, CellResult> {
  return new Map(
    [...cells].flatMap(([name, cell]) => (cell.kind === 'done' ? [[name, cell.result]] : [])),
  )
}
