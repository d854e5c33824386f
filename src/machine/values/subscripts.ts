import { hashKey } from './compare.ts'
import { gives } from '../chart/callResult.ts'
import type { CallResult } from '../chart/callResult.ts'
import { moreValuesOf } from './moreValues.ts'
import { isSlice, placesOf, sliceRange } from './slices.ts'
import { special } from './special.ts'
import { typeName } from './typeName.ts'
import { asInt, isRef } from './value.ts'
import type { Ref, Value } from './value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** `object[index]` */
export function getItem(evaluation: Evaluation, object: Value, index: Value): CallResult {
  const own = special(evaluation, object, '__getitem__', index)
  if (own !== null) return own
  const heaped = evaluation.object(object)
  if (heaped?.kind === 'dict') {
    const entry = heaped.entries.get(hashKey(evaluation, index))
    if (entry !== undefined) return gives(entry[1])
    return special(evaluation, object, '__missing__', index) ?? evaluation.fail('KeyError', index)
  }
  if (typeof object !== 'string') {
    return gives(moreValuesOf(evaluation).itemAt(evaluation, object, index))
  }
  const picked = pick(evaluation, 'string', [...object], index)
  const part = 'slice' in picked ? picked.slice.join('') : picked.item
  evaluation.library.randomText?.notePart(evaluation, object, part)
  return gives(part)
}

type Picked<T> = { readonly item: T } | { readonly slice: readonly T[] }

/** The item of a sequence at an index, or what a slice takes of it. */
export function pick<T>(
  evaluation: Evaluation,
  name: string,
  items: readonly T[],
  index: Value,
): Picked<T> {
  if (isSlice(index)) {
    const places = placesOf(sliceRange(evaluation, index, items.length))
    return { slice: places.flatMap((place) => items.slice(place, place + 1)) }
  }
  const at = position(evaluation, name, index, items.length)
  const item = at === null ? undefined : items[at]
  if (item !== undefined) return { item }
  const what = name === 'byte' ? 'index' : `${name} index`
  return evaluation.fail('IndexError', `${what} out of range`)
}

/** The position of an index, from 0; null when out of range. TypeError for anything else. */
export function position(
  evaluation: Evaluation,
  name: string,
  index: Value,
  length: number,
): number | null {
  const at = asInt(index)
  if (at === null) {
    const type = typeName(evaluation, index)
    const text =
      name === 'string'
        ? `string indices must be integers, not '${type}'`
        : `${name} indices must be integers or slices, not ${type}`
    return evaluation.fail('TypeError', text)
  }
  if (BigInt.asIntN(64, at) !== at) {
    return evaluation.fail('IndexError', "cannot fit 'int' into an index-sized integer")
  }
  const place = at < 0n ? at + BigInt(length) : at
  return place < 0n || place >= BigInt(length) ? null : Number(place)
}

/** `object[index] = value` */
export function setItem(
  evaluation: Evaluation,
  object: Value,
  index: Value,
  value: Value,
): CallResult {
  const own = special(evaluation, object, '__setitem__', index, value)
  if (own !== null) return own
  if (isRef(object) && evaluation.get(object).kind === 'dict') {
    setEntry(evaluation, object, index, value)
  } else moreValuesOf(evaluation).setItem(evaluation, object, index, value)
  return gives(null)
}

/** Puts an entry into a dictionary; a key that is there keeps its place and its first form. */
export function setEntry(evaluation: Evaluation, dict: Ref, key: Value, value: Value): void {
  const object = evaluation.get(dict)
  if (object.kind !== 'dict') return
  const hash = hashKey(evaluation, key)
  const entries = new Map(object.entries)
  entries.set(hash, [entries.get(hash)?.[0] ?? key, value])
  evaluation.put(dict, { ...object, entries })
}

/** `del object[index]` */
export function deleteItem(evaluation: Evaluation, object: Value, index: Value): CallResult {
  const own = special(evaluation, object, '__delitem__', index)
  if (own !== null) return own
  const heaped = evaluation.object(object)
  if (isRef(object) && heaped?.kind === 'dict') {
    const entries = new Map(heaped.entries)
    if (!entries.delete(hashKey(evaluation, index))) return evaluation.fail('KeyError', index)
    evaluation.put(object, { ...heaped, entries })
  } else moreValuesOf(evaluation).deleteItem(evaluation, object, index)
  return gives(null)
}

/** `item in container`: a call of the program's own `__contains__`, or the truth value. */
export function contains(evaluation: Evaluation, item: Value, container: Value): CallResult {
  const own = special(evaluation, container, '__contains__', item)
  return own ?? gives(holds(evaluation, item, container))
}

function holds(evaluation: Evaluation, item: Value, container: Value): boolean {
  if (typeof container === 'string') {
    if (typeof item === 'string') {
      evaluation.library.randomText?.noteSearch(evaluation, container, '__contains__', item)
      evaluation.spend(8 * container.length)
      return container.includes(item)
    }
    const text = `'in <string>' requires string as left operand, not ${typeName(evaluation, item)}`
    return evaluation.fail('TypeError', text)
  }
  const object = evaluation.object(container)
  if (object?.kind === 'dict') return object.entries.has(hashKey(evaluation, item))
  return moreValuesOf(evaluation).holds(evaluation, item, container)
}
