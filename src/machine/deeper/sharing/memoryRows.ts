import type { RequestMachine } from '../../state/requestState.ts'
import { builtOf } from '../../chart/buildMachine.ts'
import { notStarted } from '../../chart/entry.ts'
import { evaluationOf } from '../../chart/perform.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { NOWHERE } from '../../state/memory.ts'
import { asInt, isRef, isTagged } from '../../values/value.ts'
import type { HeapObject, RecordObject, Value } from '../../values/value.ts'
import { viewOfValue } from '../../views.ts'
import { lockKind } from './access.ts'
import { sharedOf } from './memory.ts'
import type { SharedMemory } from './memory.ts'
import { changingNames } from './names.ts'
import { objectName } from './objectNames.ts'

/** A variable of shared memory, or something that threads wait with, for people. */
export interface SharedRow {
  /** as a person would write it: "visits", "forks[1]", "account.lock" */
  readonly name: string
  readonly kind: 'variable' | 'container' | 'lock'
  /** "int", "list", "Lock", "Condition", "Queue" */
  readonly type: string
  /** Python's repr of what it holds; of a lock the state in words: "free", "held", "set", "2", "1 of 2" */
  readonly text: string
  /** letters of those who hold it; 'main': the thread that ran the top of the file and `setup` */
  readonly owners: readonly string[]
  /** letters of those who wait to be woken, in order */
  readonly waiters: readonly string[]
  /** slots of shared memory that are shown here */
  readonly slots: readonly string[]
}

/** What people see of shared memory: every variable that can change, what containers hold, and every lock. */
export function sharedRows(machine: RequestMachine, memory: SharedMemory): readonly SharedRow[] {
  const { program } = builtOf(machine)
  const { globals, heap } = sharedOf(memory)
  const evaluation = evaluationOf({ ...notStarted(program), globals, heap, stack: NOWHERE })
  const { variables } = changingNames(program)
  const rows: SharedRow[] = []
  for (const [key, value] of globals) {
    const name = key.slice(key.indexOf(' ') + 1)
    const object = isRef(value) ? heap.get(value.id) : undefined
    if (name.startsWith('<') || key.startsWith('<') || isLock(object)) continue
    const changes = variables.has(key)
    if (!changes && (!isContainer(object) || holdsLocksAlone(object, heap))) continue
    rows.push(variableRow(evaluation, name, value, { key, isContainer: !changes }))
  }
  for (const [id, object] of heap) {
    const name = isLock(object) ? objectName({ globals, heap }, id) : null
    if (name !== null && object.kind === 'record') rows.push(lockRow(evaluation, name, id, object))
  }
  return rows
}

function variableRow(
  evaluation: Evaluation,
  name: string,
  value: Value,
  { key, isContainer: holds }: { readonly key: string; readonly isContainer: boolean },
): SharedRow {
  const object = isRef(value) ? [`object ${value.id}`] : []
  return {
    name,
    kind: holds ? 'container' : 'variable',
    type: typeOf(evaluation, value),
    text: viewOfValue(evaluation, value, 0),
    owners: [],
    waiters: [],
    slots: [`variable ${key}`, ...object],
  }
}

function typeOf(evaluation: Evaluation, value: Value): string {
  const text = viewOfValue(evaluation, value, 2)
  const object = isRef(value) ? evaluation.get(value) : null
  if (object === null) return isTagged(value) ? value.kind : plainType(value)
  return object.kind === 'record'
    ? lockKind(object.type)
    : object.kind === 'instance'
      ? (text.split('(')[0] ?? '')
      : object.kind
}

function plainType(value: Exclude<Value, object>): string {
  if (value === null) return 'None'
  if (typeof value === 'bigint') return 'int'
  if (typeof value === 'string') return 'str'
  return typeof value === 'number' ? 'float' : 'bool'
}

function isContainer(object: HeapObject | undefined): boolean {
  return object !== undefined && object.kind !== 'closure' && object.kind !== 'cell'
}

/** Each of them has a row of its own. */
function holdsLocksAlone(
  object: HeapObject | undefined,
  heap: ReadonlyMap<number, HeapObject>,
): boolean {
  const items =
    object?.kind === 'list'
      ? object.items
      : object?.kind === 'dict'
        ? [...object.entries.values()].map(([, held]) => held)
        : []
  return items.length > 0 && items.every((item) => isRef(item) && isLock(heap.get(item.id)))
}

const LOCKS = /^(_thread|threading|queue)\./

function isLock(object: HeapObject | undefined): object is RecordObject {
  return object?.kind === 'record' && LOCKS.test(object.type) && object.type !== 'threading.Thread'
}

function lockRow(
  evaluation: Evaluation,
  name: string,
  id: number,
  object: RecordObject,
): SharedRow {
  const inner = object.fields.get('<lock>') ?? null
  const lock = isRef(inner) ? evaluation.get(inner) : object
  const owner = lock.kind === 'record' ? (lock.fields.get('<owner>') ?? null) : null
  const slots = [`object ${id}`, ...(isRef(inner) ? [`object ${inner.id}`] : [])]
  return {
    name,
    kind: 'lock',
    type: lockKind(object.type),
    text: stateOf(evaluation, object, owner),
    owners: typeof owner === 'string' ? [owner] : [],
    waiters: lettersIn(object.fields.get('<waiters>')),
    slots,
  }
}

function stateOf(evaluation: Evaluation, { fields }: RecordObject, owner: Value): string {
  const flag = fields.get('<flag>')
  if (flag !== undefined) return flag === true ? 'set' : 'not set'
  const value = fields.get('<value>')
  if (value !== undefined) return String(asInt(value) ?? 0n)
  const items = fields.get('<items>')
  if (items !== undefined) return itemsText(evaluation, items)
  const parties = fields.get('parties')
  if (parties !== undefined) {
    return `${asInt(fields.get('<count>') ?? 0n) ?? 0n} of ${asInt(parties) ?? 0n} have come`
  }
  return owner === null ? 'free' : 'held'
}

function itemsText(evaluation: Evaluation, items: Value): string {
  const all = isTagged(items) && items.kind === 'tuple' ? items.items : []
  return `[${all.map((item) => viewOfValue(evaluation, item, 1)).join(', ')}]`
}

function lettersIn(value: Value | undefined): readonly string[] {
  const items = value !== undefined && isTagged(value) && value.kind === 'tuple' ? value.items : []
  return items.filter((item) => typeof item === 'string')
}
