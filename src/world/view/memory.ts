import { sharedRows } from '../../machine/everyBuiltin.ts'
import type { SharedMemory, SharedRow } from '../../machine/index.ts'
import type { StepRecord } from '../bareStep.ts'
import type { Run } from '../run.ts'
import { letterOf } from '../world.ts'
import type { Letter, Plan, World } from '../world.ts'
import type { StoredChange } from './changes.ts'
import { waitsIn } from './memoryWaits.ts'

/** What threads share after some steps of a run, for the Memory panel and its text twin. */
export interface MemoryView {
  readonly rows: readonly MemoryRow[]
}

export interface MemoryRow extends SharedRow {
  /** who has changed it last; null: nobody since the start */
  readonly writer: Letter | null
  /** the last step has changed it */
  readonly changed: boolean
  /** those who are stopped here now, beside the waiters */
  readonly blocked: readonly Letter[]
}

/** Null: the run is not one of threads. `steps`: how many of its steps were taken. */
export function memoryView(run: Run, steps: number): MemoryView | null {
  const { plan, worlds, records } = run
  const world = worlds[steps]
  if (plan.threads === undefined || world === undefined || world.memory === null) return null
  const writers = new Map<string, number>()
  for (let step = 1; step <= steps; step += 1) {
    const record = records[step - 1]
    for (const slot of changedSlots(run, worlds[step - 1], worlds[step])) {
      if (record !== undefined) writers.set(slot, step)
    }
  }
  const stopped = waitsIn(plan, world)
  const rows = sharedRows(plan.machine, world.memory).map((row): MemoryRow => {
    const last = Math.max(
      0,
      ...row.slots.map((slot) => writers.get(slot) ?? 0),
      records.slice(0, steps).findLastIndex((each) => writes(each, row)) + 1,
    )
    const record = records[last - 1]
    return {
      ...row,
      writer: record === undefined ? null : letterOf(record.who),
      changed: last > 0 && last === steps,
      blocked: stopped.flatMap(({ who, waits }) =>
        waits.access?.of === row.name && !row.waiters.includes(letterOf(who))
          ? [letterOf(who)]
          : [],
      ),
    }
  })
  return { rows: [...rows.filter(({ kind }) => kind !== 'lock'), ...locksOf(rows)] }
}

/** Does a step store in it? What it stores may be what was there: that is how an update is lost. */
function writes({ answer, touched }: StepRecord, { name: row, slots }: SharedRow): boolean {
  if (answer?.kind !== 'memory' || !slots.some((slot) => touched.includes(slot))) return false
  return answer.accesses.some(({ access: { verb, name, of }, raised }) => {
    if (raised) return false
    if (verb === 'store') return (name.startsWith('.') ? of : name) === row
    return verb === 'call' && name === '__setitem__' && of === row
  })
}

/** By their names, forks[2] before forks[10]: the memory holds them in no order that a person knows. */
function locksOf(rows: readonly MemoryRow[]): readonly MemoryRow[] {
  const locks = rows.filter(({ kind }) => kind === 'lock')
  return locks.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }))
}

function changedSlots(
  { plan }: Run,
  before: World | undefined,
  after: World | undefined,
): readonly string[] {
  const [one, other] = [before?.memory ?? null, after?.memory ?? null]
  if (plan.threads === undefined || one === null || other === null || one === other) return []
  const slotsOf = (memory: SharedMemory) =>
    new Map(plan.threads?.model.slots(memory).map(({ slot, key }) => [slot, key]))
  const [old, now] = [slotsOf(one), slotsOf(other)]
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (slot) => old.get(slot) !== now.get(slot),
  )
}

/** One line for each row: "red_lock  Lock  held by A, B waits". */
export function memoryText({ rows }: MemoryView): readonly string[] {
  return rows.map(({ name, type, text, owners, waiters, blocked, writer, kind }) => {
    const held = owners.length === 0 ? text : `${text} by ${owners.join(' and ')}`
    const waits = [...waiters, ...blocked]
    const queue =
      waits.length === 0 ? '' : `; ${waits.join(', ')} ${waits.length === 1 ? 'waits' : 'wait'}`
    const last = writer === null || kind === 'lock' ? '' : `, last written by ${writer}`
    return `${name} (${type}): ${held}${queue}${last}`
  })
}

/** What variables, containers, queues and counts hold differently; who holds a lock is no such change. */
export function memoryChanges(
  { machine }: Plan,
  { memory: before }: World,
  { memory: after }: World,
): readonly StoredChange[] {
  if (before === null || after === null || before === after) return []
  const [old, now] = [textsOf(machine, before), textsOf(machine, after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
    .filter((change) => change.before !== change.after)
}

const STATES: ReadonlySet<string> = new Set(['Lock', 'RLock', 'Condition'])

function textsOf(machine: Plan['machine'], memory: SharedMemory): ReadonlyMap<string, string> {
  const rows = sharedRows(machine, memory).filter(({ type }) => !STATES.has(type))
  return new Map(rows.map(({ name, text }) => [name, text]))
}
