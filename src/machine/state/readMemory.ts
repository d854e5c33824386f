import { BugError } from '../../base/index.ts'
import type { FunctionId } from '../../python/index.ts'
import { stateOf } from '../run.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { repr } from '../values/repr.ts'
import { isRef, isTagged } from '../values/value.ts'
import type { DictEntry, Tagged, Value } from '../values/value.ts'
import { collectGarbage } from './collectGarbage.ts'
import type { Context } from './context.ts'
import { globalValue } from './globals.ts'
import { contextOf, itemsIn, reading } from './memory.ts'
import type { Memory } from './memory.ts'
import type { RequestState } from './requestState.ts'

/** A function; `of`: the number of the object that is bound, or of the closure. Not the same with another one. */
export interface PlainFunction {
  readonly function: FunctionId
  readonly of?: number
}

/** Plain data of a value: see `readGlobal`. */
export type Plain =
  | null
  | boolean
  | bigint
  /** a float */
  | number
  | string
  | readonly Plain[]
  | PlainFunction
  | { readonly other: string }
  | { readonly [key: string]: Plain }

/** What a run that is over has left in its files' variables: see `Start.memory`. */
export function memoryOf(running: RequestState): Memory {
  const { context } = stateOf(running)
  if (context.finish === null) throw new BugError('expected a run that is over, got one that rests')
  return memoryIn(context)
}

/** What the run of a context has left. */
export function memoryIn(context: Context): Memory {
  const { globals, heap } = collectGarbage({ ...context, stack: null, raised: null, waiting: null })
  return { ...context, globals, heap, nextId: heap.size, alive: heap.size } as unknown as Memory
}

/** The paths of the files that are open in a memory: a copy of it cannot share their descriptors. */
export function openFilesIn(memory: Memory): readonly string[] {
  return [...contextOf(memory).heap.values()].flatMap((object) =>
    object.kind === 'openFile' && !object.file.closed ? [object.file.path] : [],
  )
}

/**
 * A name at the top of a file as plain data: tuples and lists as arrays, dictionaries with keys of
 * text as objects, functions, closures and bound methods as `PlainFunction`, anything else as
 * `{ other: repr }`. Undefined when the name is not set.
 */
export function readGlobal(memory: Memory, file: string, name: string): Plain | undefined {
  const evaluation = reading(memory)
  const value = globalValue(evaluation, file, name)
  return value === undefined ? undefined : plain(evaluation, value, new Set())
}

/** `above`: the objects that this value is in, which it may refer to again. */
function plain(evaluation: Evaluation, value: Value, above: ReadonlySet<number>): Plain {
  if (!isTagged(value)) return value
  const called = functionIn(evaluation, value)
  if (called !== null) return called
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

function functionIn(evaluation: Evaluation, value: Tagged): PlainFunction | null {
  if (value.kind === 'function') return { function: value.id }
  if (value.kind === 'method') {
    return isRef(value.self) ? { function: value.id, of: value.self.id } : { function: value.id }
  }
  const object = evaluation.object(value)
  if (object?.kind !== 'closure' || object.manages === true || !isRef(value)) return null
  return { function: object.id, of: value.id }
}

/** Null when not every key is text. */
function textEntries(entries: readonly DictEntry[]): readonly (readonly [string, Value])[] | null {
  const found = entries.flatMap(([key, held]) =>
    typeof key === 'string' ? [[key, held] as const] : [],
  )
  return found.length === entries.length ? found : null
}
