import { bytes } from '../../vfs/index.ts'
import { mustBeModelled, mustSupport } from './attributes.ts'
import { equalItem, hashKey } from './compare.ts'
import { allItems, isIterable, itemsOf, rangeLength } from '../chart/iteration.ts'
import { gives } from '../chart/callResult.ts'
import type { CallResult } from '../chart/callResult.ts'
import { className } from '../chart/program.ts'
import { inOrder } from './inOrder.ts'
import { isSlice, placesOf, sliceRange } from './slices.ts'
import { special } from './special.ts'
import { isType, typeName } from './typeName.ts'
import { asInt, isRef, isTagged } from './value.ts'
import type { RangeValue, Ref, Value } from './value.ts'
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
  return gives(itemAt(evaluation, object, index))
}

function itemAt(evaluation: Evaluation, object: Value, index: Value): Value {
  const heaped = evaluation.object(object)
  if (heaped?.kind === 'list') {
    const picked = pick(evaluation, 'list', inOrder(evaluation, heaped), index)
    return 'slice' in picked ? evaluation.list(picked.slice) : picked.item
  }
  if (typeof object === 'string') {
    const picked = pick(evaluation, 'string', [...object], index)
    const part = 'slice' in picked ? picked.slice.join('') : picked.item
    if (typeof part === 'string') evaluation.library.randomText?.notePart(evaluation, object, part)
    return part
  }
  if (!isTagged(object)) return notSubscriptable(evaluation, object)
  switch (object.kind) {
    case 'tuple': {
      const picked = pick(evaluation, 'tuple', object.items, index)
      return 'slice' in picked ? { kind: 'tuple', items: picked.slice } : picked.item
    }
    case 'bytes': {
      const picked = pick(evaluation, 'byte', [...object.data], index)
      if (!('slice' in picked)) return BigInt(picked.item.charCodeAt(0))
      return { kind: 'bytes', data: bytes(picked.slice.join('')) }
    }
    case 'range':
      return rangeItem(evaluation, object, index)
    default:
      return notSubscriptable(evaluation, object)
  }
}

function notSubscriptable(evaluation: Evaluation, object: Value): never {
  mustSupport(evaluation, object, '__getitem__')
  if (isType(object)) mustBeModelled(evaluation, object, '__class_getitem__')
  const name = typeName(evaluation, object)
  const text = isType(object)
    ? `type '${className(evaluation.program, object)}'`
    : `'${name}' object`
  return evaluation.fail('TypeError', `${text} is not subscriptable`)
}

function rangeItem(evaluation: Evaluation, range: RangeValue, index: Value): Value {
  if (isSlice(index)) {
    const { from, to, step } = sliceRange(evaluation, index, rangeLength(range))
    const at = (place: number) => range.start + range.step * BigInt(place)
    return { kind: 'range', start: at(from), stop: at(to), step: range.step * BigInt(step) }
  }
  const at = asInt(index)
  if (at === null) {
    const text = `range indices must be integers or slices, not ${typeName(evaluation, index)}`
    return evaluation.fail('TypeError', text)
  }
  const length = BigInt(rangeLength(range))
  const place = at < 0n ? at + length : at
  if (place < 0n || place >= length) {
    return evaluation.fail('IndexError', 'range object index out of range')
  }
  return range.start + range.step * place
}

type Picked<T> = { readonly item: T } | { readonly slice: readonly T[] }

function pick<T>(
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
function position(
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
  const heaped = evaluation.object(object)
  if (!isRef(object) || (heaped?.kind !== 'dict' && heaped?.kind !== 'list')) {
    mustSupport(evaluation, object, '__setitem__')
    const text = `'${typeName(evaluation, object)}' object does not support item assignment`
    return evaluation.fail('TypeError', text)
  }
  if (heaped.kind === 'dict') {
    setEntry(evaluation, object, index, value)
    return gives(null)
  }
  evaluation.put(object, { kind: 'list', items: withItem(evaluation, heaped.items, index, value) })
  return gives(null)
}

function withItem(
  evaluation: Evaluation,
  items: readonly Value[],
  index: Value,
  value: Value | null,
): readonly Value[] {
  if (isSlice(index)) {
    const range = sliceRange(evaluation, index, items.length)
    const values = itemsOf(evaluation, value)
    if (range.step === 1) return items.toSpliced(range.from, range.count, ...values)
    if (values.length !== range.count) {
      const sizes = `size ${values.length} to extended slice of size ${range.count}`
      return evaluation.fail('ValueError', `attempt to assign sequence of ${sizes}`)
    }
    const places = placesOf(range)
    return places.reduce((all, place, i) => all.with(place, values[i] ?? null), items)
  }
  const at = position(evaluation, 'list', index, items.length)
  if (at === null) return evaluation.fail('IndexError', 'list assignment index out of range')
  return items.with(at, value)
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
  if (!isRef(object) || (heaped?.kind !== 'dict' && heaped?.kind !== 'list')) {
    mustSupport(evaluation, object, '__delitem__')
    const text = `'${typeName(evaluation, object)}' object doesn't support item deletion`
    return evaluation.fail('TypeError', text)
  }
  if (heaped.kind === 'dict') {
    const entries = new Map(heaped.entries)
    if (!entries.delete(hashKey(evaluation, index))) return evaluation.fail('KeyError', index)
    evaluation.put(object, { ...heaped, entries })
    return gives(null)
  }
  const gone = deletedPlaces(evaluation, index, heaped.items.length)
  const items = heaped.items.filter((_, at) => !gone.has(at))
  evaluation.put(object, { kind: 'list', items })
  return gives(null)
}

function deletedPlaces(evaluation: Evaluation, index: Value, length: number): ReadonlySet<number> {
  if (isSlice(index)) return new Set(placesOf(sliceRange(evaluation, index, length)))
  const at = position(evaluation, 'list', index, length)
  if (at === null) return evaluation.fail('IndexError', 'list assignment index out of range')
  return new Set([at])
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
      return container.includes(item)
    }
    const text = `'in <string>' requires string as left operand, not ${typeName(evaluation, item)}`
    return evaluation.fail('TypeError', text)
  }
  if (isTagged(container) && container.kind === 'bytes')
    return inBytes(evaluation, item, container.data)
  const dict = dictOf(evaluation, container)
  if (dict?.kind === 'dict') return dict.entries.has(hashKey(evaluation, item))
  if (!isIterable(evaluation, container)) {
    const type = typeName(evaluation, container)
    mustSupport(evaluation, container, '__contains__')
    mustSupport(evaluation, container, '__iter__')
    return evaluation.fail('TypeError', `argument of type '${type}' is not iterable`)
  }
  return !allItems(evaluation, container, (other) => !equalItem(evaluation, other, item))
}

function inBytes(evaluation: Evaluation, item: Value, data: string): boolean {
  if (isTagged(item) && item.kind === 'bytes') return data.includes(item.data)
  const int = asInt(item)
  if (int === null) {
    const type = typeName(evaluation, item)
    return evaluation.fail('TypeError', `a bytes-like object is required, not '${type}'`)
  }
  if (int < 0n || int > 255n) return evaluation.fail('ValueError', 'byte must be in range(0, 256)')
  return data.includes(String.fromCharCode(Number(int)))
}

function dictOf(evaluation: Evaluation, container: Value): ReturnType<Evaluation['object']> {
  const keys = isTagged(container) && container.kind === 'view' && container.of === 'keys'
  return evaluation.object(keys ? container.dict : container)
}
