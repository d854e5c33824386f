import { BugError } from '../../base/index.ts'
import type { Branded } from '../../base/index.ts'
import type { FunctionId } from '../../python/index.ts'
import { evaluationOf } from '../chart/perform.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { repr } from '../values/repr.ts'
import { isTagged } from '../values/value.ts'
import type { DictEntry, Value } from '../values/value.ts'
import { collectGarbage } from './collectGarbage.ts'
import type { Context, Frame } from './context.ts'
import { globalValue } from './globals.ts'
import type { Remembered } from './requestState.ts'

/**
 * The variables of a program's files and what they refer to, as a run has left them. Opaque,
 * immutable. A process that starts with it has a copy of its own, as after a fork.
 */
export type Memory = Branded<object, 'Memory'>

/** Plain data of a value: see `readGlobal`. */
export type Plain =
  | null
  | boolean
  | bigint
  /** a float */
  | number
  | string
  | readonly Plain[]
  | { readonly function: FunctionId }
  | { readonly other: string }
  | { readonly [key: string]: Plain }

/** What the run of a context has left. */
export function memoryIn(context: Context): Memory {
  const { globals, heap } = collectGarbage({ ...context, stack: null, raised: null, waiting: null })
  return { ...context, globals, heap, nextId: heap.size, alive: heap.size } as unknown as Memory
}

/** The context of the run that a memory is of, without what nobody can reach. */
export function contextOf(memory: Memory): Context {
  return memory as unknown as Context
}

/** The paths of the files that are open in a memory: a copy of it cannot share their descriptors. */
export function openFilesIn(memory: Memory): readonly string[] {
  return [...contextOf(memory).heap.values()].flatMap((object) =>
    object.kind === 'openFile' && !object.file.closed ? [object.file.path] : [],
  )
}

/**
 * A name at the top of a file as plain data: tuples and lists as arrays, dictionaries with keys of
 * text as objects, functions and bound methods as `{ function: id }`, anything else as
 * `{ other: repr }`. Undefined when the name is not set.
 */
export function readGlobal(memory: Memory, file: string, name: string): Plain | undefined {
  const evaluation = reading(memory)
  const value = globalValue(evaluation, file, name)
  return value === undefined ? undefined : plain(evaluation, value, new Set())
}

/** The value itself, for a process that starts with a copy of the memory. */
export function rememberedValue(memory: Memory, { file, name, path }: Remembered): Value {
  const evaluation = reading(memory)
  const whole = globalValue(evaluation, file, name)
  const found = path.reduce<Value | undefined>(
    (value, index) => (value === undefined ? value : itemsIn(evaluation, value)?.[index]),
    whole,
  )
  if (found === undefined) {
    throw new BugError(`expected ${file} to hold ${name} at ${path.join('.')}, got nothing`)
  }
  return found
}

function reading(memory: Memory): Evaluation {
  return evaluationOf({ ...contextOf(memory), stack: NOWHERE })
}

/** What is read here runs in no function. */
export const NOWHERE: Frame = {
  function: '',
  depth: 0,
  locals: new Map(),
  temps: new Map(),
  handled: null,
  site: null,
  receives: { kind: 'bind', into: null },
  caller: null,
}

function itemsIn(evaluation: Evaluation, value: Value): readonly Value[] | null {
  if (isTagged(value) && value.kind === 'tuple') return value.items
  const object = evaluation.object(value)
  return object?.kind === 'list' ? object.items : null
}

/** `above`: the objects that this value is in, which it may refer to again. */
function plain(evaluation: Evaluation, value: Value, above: ReadonlySet<number>): Plain {
  if (!isTagged(value)) return value
  if (value.kind === 'function' || value.kind === 'method') return { function: value.id }
  const isCircle = value.kind === 'ref' && above.has(value.id)
  if (!isCircle) {
    const inside = value.kind === 'ref' ? new Set([...above, value.id]) : above
    const items = itemsIn(evaluation, value)
    if (items !== null) return items.map((item) => plain(evaluation, item, inside))
    const object = evaluation.object(value)
    const entries = object?.kind === 'dict' ? textEntries([...object.entries.values()]) : null
    if (entries !== null) {
      return Object.fromEntries(
        entries.map(([key, held]) => [key, plain(evaluation, held, inside)]),
      )
    }
  }
  return { other: repr(evaluation, value) }
}

/** Null when not every key is text. */
function textEntries(entries: readonly DictEntry[]): readonly (readonly [string, Value])[] | null {
  const found = entries.flatMap(([key, held]) =>
    typeof key === 'string' ? [[key, held] as const] : [],
  )
  return found.length === entries.length ? found : null
}
