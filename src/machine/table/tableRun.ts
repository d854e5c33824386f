import { BugError } from '../../base/index.ts'
import { builtOf, opaque } from '../chart/buildMachine.ts'
import type { Context } from '../state/context.ts'
import { tableMacrostep, compileTable } from './compileTable.ts'
import type { TableState, Table } from './compileTable.ts'
import type { Memory } from '../state/memory.ts'
import type { Answer } from '../operation.ts'
import type { Advanced, RequestMachine, RequestState, Start } from '../state/requestState.ts'

const flat = new WeakMap<RequestMachine, RequestMachine>()

/**
 * The same program, run by the table that its statechart is read off into. The same answers give
 * the same run, many times faster. A `RequestState` of one of the two cannot be resumed by the other.
 */
export function tableMachine(machine: RequestMachine): RequestMachine {
  const ready = flat.get(machine)
  if (ready !== undefined) return ready
  const built = builtOf(machine)
  const made =
    built.table === null ? opaque({ ...built, table: runnerOf(built.definition) }) : machine
  flat.set(machine, made)
  return made
}

/** How a table runs. Only who checks has one, so that nobody else has to fetch the code of it. */
export interface TableRunner {
  start(how: Start, first: Context, told: Told): Advanced
  resume(running: RequestState, answer: Answer, told: Told): Advanced
}

function runnerOf(definition: Parameters<typeof compileTable>[0]): TableRunner {
  const table = compileTable(definition)
  return {
    start: (how, first, told) => startTable(table, how, first, told),
    resume: resumeTable,
  }
}

/** Was it made by a table? */
function isTableRun(running: RequestState): boolean {
  return 'leaf' in running
}

type Told = (states: Iterable<TableState>) => Advanced

const advancedByStart = new WeakMap<Table, Map<string, Advanced>>()

/** Starts by the table. The result of each start is kept as long as the machine. */
function startTable(table: Table, how: Start, first: Context, told: Told): Advanced {
  const { memory = null, ...rest } = how
  const known = knownIn(memory === null ? advancedByStart : startsWith(memory), table)
  const key = JSON.stringify(rest, (_, value: unknown) =>
    typeof value === 'bigint' ? { bigint: String(value) } : value,
  )
  const before = known.get(key)
  if (before !== undefined) return before
  const { initial } = table
  const state: TableState = { value: initial.value, context: first, leaf: initial }
  const progress = told(tableMacrostep(state, null))
  known.set(key, progress)
  return progress
}

const startsByMemory = new WeakMap<Memory, typeof advancedByStart>()

function startsWith(memory: Memory): typeof advancedByStart {
  const known = startsByMemory.get(memory) ?? new WeakMap()
  startsByMemory.set(memory, known)
  return known
}

const advancedByAnswer = new WeakMap<RequestState, Map<string, Advanced>>()

/**
 * Resumes by the table. A search asks the same request with the same answer from thousands of
 * worlds, so the result is kept as long as the request state itself.
 */
function resumeTable(running: RequestState, answer: Answer, told: Told): Advanced {
  const state = tableState(running)
  if (state.context.waiting === null) throw new BugError('expected a request that waits, got none')
  const known = knownIn(advancedByAnswer, running)
  const key = answerKey(answer)
  const before = known.get(key)
  if (before !== undefined) return before
  const progress = told(tableMacrostep(state, answer))
  known.set(key, progress)
  return progress
}

/** Equal for equal answers only. Most are one plain value, for which this is much faster. */
function answerKey(answer: Answer): string {
  if (answer.kind === 'syscall' && answer.result.ok) {
    const { value } = answer.result
    if (typeof value === 'string') return `"${value}`
    if (typeof value === 'number') return `#${value}`
  }
  return JSON.stringify(answer)
}

function knownIn<K extends object>(
  memo: WeakMap<K, Map<string, Advanced>>,
  key: K,
): Map<string, Advanced> {
  const known = memo.get(key)
  if (known !== undefined) return known
  const made = new Map<string, Advanced>()
  memo.set(key, made)
  return made
}

function tableState(running: RequestState): TableState {
  if (!isTableRun(running)) throw new BugError('expected a request that a table runs, got another')
  return running as unknown as TableState
}
