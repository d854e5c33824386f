import { viewItems } from '../values/repr.ts'
import { typeName } from '../values/typeName.ts'
import { isTagged } from '../values/value.ts'
import type { IteratorObject, RangeValue, Ref, Value } from '../values/value.ts'
import type { Work } from './evaluation.ts'

/** The value that an iteration that came to its end gives instead of an item. */
export const EXHAUSTED = Symbol('exhausted')

/** `iter(value)`; TypeError for what cannot be iterated. */
export function iterate(work: Work, value: Value): Ref {
  const object = work.object(value)
  if (object?.kind === 'iterator' && isTagged(value) && value.kind === 'ref') return value
  const size = sizeOf(work, value)
  if (size === null) {
    return work.fail('TypeError', `'${typeName(work, value)}' object is not iterable`)
  }
  return work.make({ kind: 'iterator', source: value, index: 0, size })
}

/** Can it be iterated? */
export function isIterable(work: Work, value: Value): boolean {
  return sizeOf(work, value) !== null || work.object(value)?.kind === 'iterator'
}

/** How many items it has now; null for what cannot be iterated. */
function sizeOf(work: Work, value: Value): number | null {
  const items = itemsNow(work, value)
  if (items !== null) return items.length
  return isTagged(value) && value.kind === 'range' ? rangeLength(value) : null
}

/** The items as they are now; null for a range and for what cannot be iterated. */
function itemsNow(work: Work, value: Value): readonly Value[] | null {
  if (typeof value === 'string') return [...value]
  if (!isTagged(value)) return null
  if (value.kind === 'tuple') return value.items
  if (value.kind === 'bytes') return [...value.data].map((unit) => BigInt(unit.charCodeAt(0)))
  if (value.kind === 'view') return viewItems(work, value)
  const object = work.object(value)
  if (object?.kind === 'list') return object.items
  return object?.kind === 'dict' ? [...object.entries.values()].map(([key]) => key) : null
}

/** The next item, or EXHAUSTED. Moves the iterator on. RuntimeError when a dictionary has grown. */
export function nextItem(work: Work, iterator: Value): Value | typeof EXHAUSTED {
  const object = work.object(iterator)
  if (object?.kind !== 'iterator' || !isTagged(iterator) || iterator.kind !== 'ref') {
    return work.fail('TypeError', `'${typeName(work, iterator)}' object is not an iterator`)
  }
  const item = itemAt(work, object)
  if (item !== EXHAUSTED) work.put(iterator, { ...object, index: object.index + 1 })
  return item
}

function itemAt(work: Work, { source, index, size }: IteratorObject): Value | typeof EXHAUSTED {
  if (isTagged(source) && source.kind === 'range') {
    if (index >= rangeLength(source)) return EXHAUSTED
    return source.start + source.step * BigInt(index)
  }
  const items = itemsNow(work, source) ?? []
  if (isOfDict(work, source) && items.length !== size) {
    return work.fail('RuntimeError', 'dictionary changed size during iteration')
  }
  const item = items[index]
  return item === undefined ? EXHAUSTED : item
}

function isOfDict(work: Work, source: Value): boolean {
  return (isTagged(source) && source.kind === 'view') || work.object(source)?.kind === 'dict'
}

/** All items at once, as `list(value)` takes them. */
export function itemsOf(work: Work, value: Value): readonly Value[] {
  const items = itemsNow(work, value)
  if (items !== null) return items
  if (isTagged(value) && value.kind === 'range') {
    const length = rangeLength(value)
    if (length > 1_000_000) return work.fail('MemoryError')
    return Array.from({ length }, (_, i) => value.start + value.step * BigInt(i))
  }
  const iterator = iterate(work, value)
  const taken: Value[] = []
  for (;;) {
    const item = nextItem(work, iterator)
    if (item === EXHAUSTED) return taken
    taken.push(item)
  }
}

export function rangeLength({ start, stop, step }: RangeValue): number {
  const span = step > 0n ? stop - start : start - stop
  const stride = step > 0n ? step : -step
  return span <= 0n ? 0 : Number((span + stride - 1n) / stride)
}
