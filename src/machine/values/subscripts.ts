import { bytes } from '../../vfs/index.ts'
import { equal, hashKey } from './compare.ts'
import { isIterable, itemsOf, rangeLength } from '../chart/iteration.ts'
import { calls, gives } from '../chart/callResult.ts'
import type { Outcome } from '../chart/callResult.ts'
import { className, memberOf } from '../chart/program.ts'
import { classOf, isType, typeName } from './typeName.ts'
import { asInt, isRef, isTagged } from './value.ts'
import type { RangeValue, Ref, SliceValue, Value } from './value.ts'
import type { Work } from '../chart/evaluation.ts'

/** The program's own method under a special name, bound as a call; null when it has none. */
function special(
  work: Work,
  object: Value,
  name: string,
  ...args: readonly Value[]
): Outcome | null {
  const kind = work.object(object)?.kind
  if (kind !== 'instance' && kind !== 'exception') return null
  const member = memberOf(work.program, classOf(work, object), name)
  return member?.kind === 'function' ? calls(member.id, object, ...args) : null
}

/** `object[index]` */
export function getItem(work: Work, object: Value, index: Value): Outcome {
  const own = special(work, object, '__getitem__', index)
  if (own !== null) return own
  const heaped = work.object(object)
  if (heaped?.kind === 'dict') {
    const entry = heaped.entries.get(hashKey(work, index))
    return gives(entry === undefined ? work.fail('KeyError', index) : entry[1])
  }
  return gives(itemAt(work, object, index))
}

function itemAt(work: Work, object: Value, index: Value): Value {
  const heaped = work.object(object)
  if (heaped?.kind === 'list') {
    const picked = pick(work, 'list', heaped.items, index)
    return 'slice' in picked ? work.list(picked.slice) : picked.item
  }
  if (typeof object === 'string') {
    const picked = pick(work, 'string', [...object], index)
    return 'slice' in picked ? picked.slice.join('') : picked.item
  }
  if (!isTagged(object)) return notSubscriptable(work, object)
  switch (object.kind) {
    case 'tuple': {
      const picked = pick(work, 'tuple', object.items, index)
      return 'slice' in picked ? { kind: 'tuple', items: picked.slice } : picked.item
    }
    case 'bytes': {
      const picked = pick(work, 'byte', [...object.data], index)
      if (!('slice' in picked)) return BigInt(picked.item.charCodeAt(0))
      return { kind: 'bytes', data: bytes(picked.slice.join('')) }
    }
    case 'range':
      return rangeItem(work, object, index)
    default:
      return notSubscriptable(work, object)
  }
}

function notSubscriptable(work: Work, object: Value): never {
  const name = typeName(work, object)
  const text = isType(object) ? `type '${className(work.program, object)}'` : `'${name}' object`
  return work.fail('TypeError', `${text} is not subscriptable`)
}

function rangeItem(work: Work, range: RangeValue, index: Value): Value {
  const at = asInt(index)
  if (at === null) return work.unsupported('slices of a range')
  const length = BigInt(rangeLength(range))
  const place = at < 0n ? at + length : at
  if (place < 0n || place >= length) {
    return work.fail('IndexError', 'range object index out of range')
  }
  return range.start + range.step * place
}

type Picked<T> = { readonly item: T } | { readonly slice: readonly T[] }

function pick<T>(work: Work, name: string, items: readonly T[], index: Value): Picked<T> {
  if (isSlice(index)) {
    const [from, to] = bounds(work, index, items.length)
    return { slice: items.slice(from, to) }
  }
  const at = position(work, name, index, items.length)
  const item = at === null ? undefined : items[at]
  if (item !== undefined) return { item }
  const what = name === 'byte' ? 'index' : `${name} index`
  return work.fail('IndexError', `${what} out of range`)
}

function isSlice(value: Value): value is SliceValue {
  return isTagged(value) && value.kind === 'slice'
}

/** The place that an index means, from 0; null when out of range. TypeError for what is no index. */
function position(work: Work, name: string, index: Value, length: number): number | null {
  const at = asInt(index)
  if (at === null) {
    const type = typeName(work, index)
    const text =
      name === 'string'
        ? `string indices must be integers, not '${type}'`
        : `${name} indices must be integers or slices, not ${type}`
    return work.fail('TypeError', text)
  }
  if (BigInt.asIntN(64, at) !== at) {
    return work.fail('IndexError', "cannot fit 'int' into an index-sized integer")
  }
  const place = at < 0n ? at + BigInt(length) : at
  return place < 0n || place >= BigInt(length) ? null : Number(place)
}

/** From and to of a slice, within a sequence of this length. */
function bounds(work: Work, slice: SliceValue, length: number): readonly [number, number] {
  const from = bound(work, slice.lower, length, 0)
  const to = bound(work, slice.upper, length, length)
  return [from, Math.max(from, to)]
}

function bound(work: Work, value: Value, length: number, missing: number): number {
  if (value === null) return missing
  const at = asInt(value)
  if (at === null) {
    const text = 'slice indices must be integers or None or have an __index__ method'
    return work.fail('TypeError', text)
  }
  const size = BigInt(length)
  const place = at < 0n ? at + size : at
  if (place < 0n) return 0
  return Number(place > size ? size : place)
}

/** `object[index] = value` */
export function setItem(work: Work, object: Value, index: Value, value: Value): Outcome {
  const own = special(work, object, '__setitem__', index, value)
  if (own !== null) return own
  const heaped = work.object(object)
  if (!isRef(object) || (heaped?.kind !== 'dict' && heaped?.kind !== 'list')) {
    const text = `'${typeName(work, object)}' object does not support item assignment`
    return work.fail('TypeError', text)
  }
  if (heaped.kind === 'dict') {
    setEntry(work, object, index, value)
    return gives(null)
  }
  work.put(object, { kind: 'list', items: replaced(work, heaped.items, index, value) })
  return gives(null)
}

function replaced(
  work: Work,
  items: readonly Value[],
  index: Value,
  value: Value | null,
): readonly Value[] {
  if (isSlice(index)) {
    const [from, to] = bounds(work, index, items.length)
    return items.toSpliced(from, to - from, ...itemsOf(work, value))
  }
  const at = position(work, 'list', index, items.length)
  if (at === null) return work.fail('IndexError', 'list assignment index out of range')
  return items.with(at, value)
}

/** Puts an entry into a dictionary; a key that is there keeps its place and its first form. */
export function setEntry(work: Work, dict: Ref, key: Value, value: Value): void {
  const object = work.get(dict)
  if (object.kind !== 'dict') return
  const hash = hashKey(work, key)
  const entries = new Map(object.entries)
  entries.set(hash, [entries.get(hash)?.[0] ?? key, value])
  work.put(dict, { kind: 'dict', entries })
}

/** `del object[index]` */
export function deleteItem(work: Work, object: Value, index: Value): Outcome {
  const own = special(work, object, '__delitem__', index)
  if (own !== null) return own
  const heaped = work.object(object)
  if (!isRef(object) || (heaped?.kind !== 'dict' && heaped?.kind !== 'list')) {
    const text = `'${typeName(work, object)}' object doesn't support item deletion`
    return work.fail('TypeError', text)
  }
  if (heaped.kind === 'dict') {
    const entries = new Map(heaped.entries)
    if (!entries.delete(hashKey(work, index))) return work.fail('KeyError', index)
    work.put(object, { kind: 'dict', entries })
    return gives(null)
  }
  const [from, to] = isSlice(index)
    ? bounds(work, index, heaped.items.length)
    : deleted(work, index, heaped.items.length)
  work.put(object, { kind: 'list', items: heaped.items.toSpliced(from, to - from) })
  return gives(null)
}

function deleted(work: Work, index: Value, length: number): readonly [number, number] {
  const at = position(work, 'list', index, length)
  if (at === null) return work.fail('IndexError', 'list assignment index out of range')
  return [at, at + 1]
}

/** `item in container`: a call of the program's own `__contains__`, or the truth value. */
export function contains(work: Work, item: Value, container: Value): Outcome {
  const own = special(work, container, '__contains__', item)
  return own ?? gives(holds(work, item, container))
}

function holds(work: Work, item: Value, container: Value): boolean {
  if (typeof container === 'string') {
    if (typeof item === 'string') return container.includes(item)
    const text = `'in <string>' requires string as left operand, not ${typeName(work, item)}`
    return work.fail('TypeError', text)
  }
  if (isTagged(container) && container.kind === 'bytes') return inBytes(work, item, container.data)
  const dict = dictOf(work, container)
  if (dict?.kind === 'dict') return dict.entries.has(hashKey(work, item))
  if (!isIterable(work, container)) {
    const type = typeName(work, container)
    return work.fail('TypeError', `argument of type '${type}' is not iterable`)
  }
  return itemsOf(work, container).some((other) => equal(work, item, other))
}

function inBytes(work: Work, item: Value, data: string): boolean {
  if (isTagged(item) && item.kind === 'bytes') return data.includes(item.data)
  const int = asInt(item)
  if (int === null) {
    const type = typeName(work, item)
    return work.fail('TypeError', `a bytes-like object is required, not '${type}'`)
  }
  if (int < 0n || int > 255n) return work.fail('ValueError', 'byte must be in range(0, 256)')
  return data.includes(String.fromCharCode(Number(int)))
}

function dictOf(work: Work, container: Value): ReturnType<Work['object']> {
  const keys = isTagged(container) && container.kind === 'view' && container.of === 'keys'
  return work.object(keys ? container.dict : container)
}
