import { viewItems } from '../values/repr.ts'
import { typeName } from '../values/typeName.ts'
import { isTagged } from '../values/value.ts'
import type { HeapObject, IteratorObject, RangeValue, Ref, Value } from '../values/value.ts'
import type { Evaluation } from './evaluation.ts'

/** The value that an iteration that came to its end gives instead of an item. */
export const EXHAUSTED = Symbol('exhausted')

/** `iter(value)`; TypeError for what cannot be iterated. */
export function iterate(evaluation: Evaluation, value: Value): Ref {
  const object = evaluation.object(value)
  if (object?.kind === 'openFile' && object.file.closed && isLineFile(object)) {
    return evaluation.fail('ValueError', 'I/O operation on closed file.')
  }
  const isIterator = object?.kind === 'iterator' || isLineFile(object)
  if (isIterator && isTagged(value) && value.kind === 'ref') return value
  const size = sizeOf(evaluation, value)
  if (size === null) {
    return evaluation.fail('TypeError', `'${typeName(evaluation, value)}' object is not iterable`)
  }
  return evaluation.make({ kind: 'iterator', source: value, index: 0, size })
}

/** A file of Python 3 gives its lines, each by a call that may ask the world. */
export function isLineFile(object: HeapObject | null): boolean {
  return object?.kind === 'openFile' && object.io !== undefined
}

/** Can it be iterated? */
export function isIterable(evaluation: Evaluation, value: Value): boolean {
  const object = evaluation.object(value)
  return sizeOf(evaluation, value) !== null || object?.kind === 'iterator' || isLineFile(object)
}

/** How many items it has now; null for what cannot be iterated. */
function sizeOf(evaluation: Evaluation, value: Value): number | null {
  const items = itemsNow(evaluation, value)
  if (items !== null) return items.length
  return isTagged(value) && value.kind === 'range' ? rangeLength(value) : null
}

/** The items as they are now; null for a range and for what cannot be iterated. */
function itemsNow(evaluation: Evaluation, value: Value): readonly Value[] | null {
  if (typeof value === 'string') return [...value]
  if (!isTagged(value)) return null
  if (value.kind === 'tuple') return value.items
  if (value.kind === 'bytes') return [...value.data].map((unit) => BigInt(unit.charCodeAt(0)))
  if (value.kind === 'view') return viewItems(evaluation, value)
  const object = evaluation.object(value)
  if (object?.kind === 'list') return object.items
  return object?.kind === 'dict' ? [...object.entries.values()].map(([key]) => key) : null
}

/** The next item, or EXHAUSTED. Moves the iterator on. RuntimeError when a dictionary has grown. */
export function nextItem(evaluation: Evaluation, iterator: Value): Value | typeof EXHAUSTED {
  const object = evaluation.object(iterator)
  if (isLineFile(object))
    return evaluation.unsupported('this way to go through the lines of a file')
  if (object?.kind !== 'iterator' || !isTagged(iterator) || iterator.kind !== 'ref') {
    return evaluation.fail(
      'TypeError',
      `'${typeName(evaluation, iterator)}' object is not an iterator`,
    )
  }
  const item = itemAt(evaluation, object)
  if (item !== EXHAUSTED) evaluation.put(iterator, { ...object, index: object.index + 1 })
  return item
}

function itemAt(
  evaluation: Evaluation,
  { source, index, size }: IteratorObject,
): Value | typeof EXHAUSTED {
  if (isTagged(source) && source.kind === 'range') {
    if (index >= rangeLength(source)) return EXHAUSTED
    return source.start + source.step * BigInt(index)
  }
  const items = itemsNow(evaluation, source) ?? []
  if (isOfDict(evaluation, source) && items.length !== size) {
    return evaluation.fail('RuntimeError', 'dictionary changed size during iteration')
  }
  const item = items[index]
  return item === undefined ? EXHAUSTED : item
}

function isOfDict(evaluation: Evaluation, source: Value): boolean {
  return (isTagged(source) && source.kind === 'view') || evaluation.object(source)?.kind === 'dict'
}

/** All items at once, as `list(value)` takes them. */
export function itemsOf(evaluation: Evaluation, value: Value): readonly Value[] {
  const items = itemsNow(evaluation, value)
  if (items !== null) return items
  if (isTagged(value) && value.kind === 'range') {
    const length = rangeLength(value)
    if (length > 1_000_000) return evaluation.fail('MemoryError')
    return Array.from({ length }, (_, i) => value.start + value.step * BigInt(i))
  }
  const iterator = iterate(evaluation, value)
  const taken: Value[] = []
  for (;;) {
    const item = nextItem(evaluation, iterator)
    if (item === EXHAUSTED) return taken
    taken.push(item)
  }
}

export function rangeLength({ start, stop, step }: RangeValue): number {
  const span = step > 0n ? stop - start : start - stop
  const stride = step > 0n ? step : -step
  return span <= 0n ? 0 : Number((span + stride - 1n) / stride)
}
