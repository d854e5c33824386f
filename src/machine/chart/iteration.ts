import { MEMORY } from '../state/bounds.ts'
import { mustSupport } from '../values/more/attributes.ts'
import { callSpecial, hasSpecial } from '../values/special.ts'
import { inOrder } from '../values/inOrder.ts'
import { typeName } from '../values/typeName.ts'
import { isOpenFile } from '../values/isOpenFile.ts'
import { isRef, isTagged } from '../values/value.ts'
import type {
  HeapObject,
  IteratorObject,
  RangeValue,
  Ref,
  Value,
  ViewValue,
} from '../values/value.ts'
import type { Evaluation } from './evaluation.ts'
import { deeperOf } from './deeper.ts'
import { untilStop } from './generators.ts'

/** The value that an iteration that came to its end gives instead of an item. */
export const EXHAUSTED = Symbol('exhausted')

/** `iter(value)`; TypeError for what cannot be iterated. */
export function iterate(evaluation: Evaluation, value: Value): Ref {
  const object = evaluation.object(value)
  if (isRef(value)) {
    if (object?.kind === 'iterator' || object?.kind === 'generator') return value
    if (isLineFile(object)) return openLines(evaluation, value)
    const own = evaluation.library.deeper?.iterateOwn(evaluation, value) ?? null
    if (own !== null) return own
  }
  const size = sizeOf(evaluation, value)
  if (size !== null) return evaluation.make({ kind: 'iterator', source: value, index: 0, size })
  mustSupport(evaluation, value, '__iter__')
  return evaluation.fail('TypeError', `'${typeName(evaluation, value)}' object is not iterable`)
}

function openLines(evaluation: Evaluation, file: Ref): Ref {
  if (isOpenFile(evaluation.get(file))) return file
  return evaluation.fail('ValueError', 'I/O operation on closed file.')
}

/** A file of Python 3 gives its lines, each by a call that may ask the world. */
export function isLineFile(object: HeapObject | null): boolean {
  return object?.kind === 'openFile' && object.io !== undefined
}

/** Can it be iterated? */
export function isIterable(evaluation: Evaluation, value: Value): boolean {
  const object = evaluation.object(value)
  const kind = object?.kind
  if (kind === 'iterator' || kind === 'generator' || isLineFile(object)) return true
  if (sizeOf(evaluation, value) !== null) return true
  return ['__iter__', '__getitem__'].some((name) => hasSpecial(evaluation, value, name))
}

/** How many items it has now; null for what cannot be iterated. */
function sizeOf(evaluation: Evaluation, value: Value): number | null {
  const items = itemsNow(evaluation, value)
  if (items !== null) return items.length
  return isTagged(value) && value.kind === 'range' ? rangeLength(value) : null
}

/** The items as they are now; null for a range and for what cannot be iterated. */
function itemsNow(evaluation: Evaluation, value: Value): readonly Value[] | null {
  if (typeof value === 'string') {
    // Each item of a text costs a walk through all of it.
    evaluation.spend(2 * value.length)
    return [...value]
  }
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
  if (object?.kind === 'iterator' && isTagged(iterator) && iterator.kind === 'ref') {
    const item = itemAt(evaluation, object)
    if (item !== EXHAUSTED) evaluation.put(iterator, { ...object, index: object.index + 1 })
    return item
  }
  return untilStop<Value | typeof EXHAUSTED>(
    evaluation,
    () => advance(evaluation, iterator),
    () => EXHAUSTED,
  )
}

/** `next(iterator)`; StopIteration at its end. */
export function advance(evaluation: Evaluation, iterator: Value): Value {
  const object = evaluation.object(iterator)
  if (isTagged(iterator) && iterator.kind === 'ref') {
    if (object?.kind === 'generator') {
      return deeperOf(evaluation.program).resume(evaluation, iterator, {
        how: 'returned',
        value: null,
      })
    }
    if (object?.kind === 'iterator') {
      const item = nextItem(evaluation, iterator)
      return item === EXHAUSTED ? evaluation.fail('StopIteration') : item
    }
    const own = callSpecial(evaluation, iterator, '__next__')
    if (own !== undefined) return own
  }
  const type = typeName(evaluation, iterator)
  return evaluation.fail('TypeError', `'${type}' object is not an iterator`)
}

function itemAt(
  evaluation: Evaluation,
  { source, index, size }: IteratorObject,
): Value | typeof EXHAUSTED {
  if (isTagged(source) && source.kind === 'range') {
    if (index >= rangeLength(source)) return EXHAUSTED
    return source.start + source.step * BigInt(index)
  }
  const items = itemsNow(evaluation, source)
  if (items === null) {
    return deeperOf(evaluation.program).itemOfOwn(evaluation, source, index) ?? EXHAUSTED
  }
  if (isOfDict(evaluation, source) && items.length !== size) {
    return evaluation.fail('RuntimeError', 'dictionary changed size during iteration')
  }
  noteOrder(evaluation, source)
  const item = items[index]
  return item === undefined ? EXHAUSTED : item
}

function isOfDict(evaluation: Evaluation, source: Value): boolean {
  return (isTagged(source) && source.kind === 'view') || evaluation.object(source)?.kind === 'dict'
}

function noteOrder(evaluation: Evaluation, value: Value): void {
  const object = evaluation.object(value)
  if (object?.kind === 'list') inOrder(evaluation, object)
}

/** All items at once, as `list(value)` takes them; of what the program makes, at most so many. */
export function itemsOf(evaluation: Evaluation, value: Value, most = Infinity): readonly Value[] {
  noteOrder(evaluation, value)
  return itemsInAnyOrder(evaluation, value, most)
}

/** The same for what gives the same whatever comes first. */
export function itemsInAnyOrder(
  evaluation: Evaluation,
  value: Value,
  most = Infinity,
): readonly Value[] {
  const items = itemsNow(evaluation, value)
  if (items !== null) {
    evaluation.spend(8 * items.length)
    return items
  }
  if (isTagged(value) && value.kind === 'range') {
    const length = rangeLength(value)
    evaluation.spend(8 * length)
    if (8 * length > MEMORY) return evaluation.unsupported('a list of as many items as this')
    return Array.from({ length }, (_, i) => value.start + value.step * BigInt(i))
  }
  const iterator = iterate(evaluation, value)
  const taken: Value[] = []
  while (taken.length < most) {
    const item = nextItem(evaluation, iterator)
    if (item === EXHAUSTED) break
    taken.push(item)
  }
  return taken
}

/** Does it hold for every item? Asks for no further item after one for which it does not. */
export function allItems(
  evaluation: Evaluation,
  value: Value,
  holds: (item: Value) => boolean,
): boolean {
  const items = itemsNow(evaluation, value)
  if (items !== null) return items.every(holds)
  const iterator = iterate(evaluation, value)
  for (;;) {
    const item = nextItem(evaluation, iterator)
    if (item === EXHAUSTED) return true
    if (!holds(item)) return false
  }
}

export function rangeLength({ start, stop, step }: RangeValue): number {
  const span = step > 0n ? stop - start : start - stop
  const stride = step > 0n ? step : -step
  return span <= 0n ? 0 : Number((span + stride - 1n) / stride)
}

/** What a view of a dictionary holds, in order. */
export function viewItems(evaluation: Evaluation, { of, dict }: ViewValue): readonly Value[] {
  const object = evaluation.get(dict)
  if (object.kind !== 'dict') return []
  return [...object.entries.values()].map(([key, value]): Value => {
    if (of === 'items') return { kind: 'tuple', items: [key, value] }
    return of === 'keys' ? key : value
  })
}
