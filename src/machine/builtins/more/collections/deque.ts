import type { Evaluation } from '../../../chart/evaluation.ts'
import { MEMORY } from '../../../state/bounds.ts'
import { itemsOf } from '../../../chart/iteration.ts'
import { compare, equalItem } from '../../../values/compare.ts'
import type { Ordering } from '../../../values/compare.ts'
import { hashOf } from '../../../values/hashOf.ts'
import { repr } from '../../../values/repr.ts'
import { typeName } from '../../../values/typeName.ts'
import { asInt, isTagged, tuple } from '../../../values/value.ts'
import type { Ref, Value } from '../../../values/value.ts'
import { pure } from '../../signature.ts'
import type { Builtin, Given, Table } from '../../signature.ts'
import { field, integerOf, iteratorMethods, record, recordOf, setField } from '../records.ts'
import { NOT_IMPLEMENTED } from './dicts.ts'

const TYPE = 'collections.deque'

function itemsIn(evaluation: Evaluation, self: Value | undefined): readonly Value[] {
  const items = recordOf(evaluation, self, TYPE)?.fields.get('<items>')
  return items !== undefined && isTagged(items) && items.kind === 'tuple' ? items.items : []
}

/** `from`: the end at which items go when there are too many. */
function setItems(
  evaluation: Evaluation,
  self: Value | undefined,
  items: readonly Value[],
  from: 'left' | 'right' = 'left',
): null {
  const most = asInt(field(evaluation, self, 'maxlen'))
  const gone = most === null ? 0 : Math.max(0, items.length - Number(most))
  const kept = from === 'left' ? items.slice(gone) : items.slice(0, items.length - gone)
  setField(evaluation, self, '<items>', tuple(...kept))
  return null
}

function makeDeque(evaluation: Evaluation, items: readonly Value[], maxlen: Value): Ref {
  const self = record(evaluation, TYPE, { '<items>': tuple(), maxlen })
  setItems(evaluation, self, items)
  return self
}

/** `deque(iterable, maxlen)` */
export const deque = pure(
  0,
  2,
  (evaluation, [iterable, maxlen = null]) => {
    const most = maxlen === null ? null : integerOf(evaluation, maxlen)
    if (most !== null && most < 0n)
      return evaluation.fail('ValueError', 'maxlen must be non-negative')
    return makeDeque(evaluation, iterable === undefined ? [] : itemsOf(evaluation, iterable), most)
  },
  ['iterable', 'maxlen'],
)

function place(evaluation: Evaluation, self: Value | undefined, index: Value): number {
  const at = asInt(index)
  if (at === null) {
    const type = typeName(evaluation, index)
    const text = `sequence index must be integer, not '${type}'`
    return evaluation.fail('TypeError', text)
  }
  const size = itemsIn(evaluation, self).length
  const found = Number(at < 0n ? at + BigInt(size) : at)
  if (found < 0 || found >= size) return evaluation.fail('IndexError', 'deque index out of range')
  return found
}

function popper(end: 'left' | 'right'): Builtin {
  return pure(0, 0, (evaluation, [self]) => {
    const items = itemsIn(evaluation, self)
    const item = end === 'left' ? items[0] : items.at(-1)
    if (item === undefined) return evaluation.fail('IndexError', 'pop from an empty deque')
    setItems(evaluation, self, end === 'left' ? items.slice(1) : items.slice(0, -1))
    return item
  })
}

function rotate(evaluation: Evaluation, [self, count = 1n]: Given): null {
  const items = itemsIn(evaluation, self)
  if (items.length === 0) return null
  const size = BigInt(items.length)
  const steps = Number(((integerOf(evaluation, count) % size) + size) % size)
  return setItems(evaluation, self, [
    ...items.slice(items.length - steps),
    ...items.slice(0, items.length - steps),
  ])
}

function indexOf(evaluation: Evaluation, self: Value | undefined, item: Value): number {
  return itemsIn(evaluation, self).findIndex((other) => equalItem(evaluation, other, item))
}

function notIn(evaluation: Evaluation, item: Value): never {
  return evaluation.fail('ValueError', `${repr(evaluation, item)} is not in deque`)
}

function text(evaluation: Evaluation, self: Value | undefined): string {
  const items = itemsIn(evaluation, self).map((item) => repr(evaluation, item))
  const maxlen = field(evaluation, self, 'maxlen')
  const more = maxlen === null ? '' : `, maxlen=${repr(evaluation, maxlen)}`
  return `deque([${items.join(', ')}]${more})`
}

function equal(evaluation: Evaluation, [self, other]: Given): Value {
  if (recordOf(evaluation, other, TYPE) === null) return NOT_IMPLEMENTED
  const [one, another] = [itemsIn(evaluation, self), itemsIn(evaluation, other)]
  const same = (item: Value, i: number) => equalItem(evaluation, item, another[i] ?? null)
  return one.length === another.length && one.every(same)
}

/** By the order of their items, as lists are. */
function ordered(operator: Ordering): Builtin {
  return pure(1, 1, (evaluation, [self, other]) => {
    if (recordOf(evaluation, other, TYPE) === null) return NOT_IMPLEMENTED
    const [one, another] = [itemsIn(evaluation, self), itemsIn(evaluation, other)]
    return compare(evaluation, operator, tuple(...one), tuple(...another))
  })
}

/** `deque * times`, cut as `maxlen` says; null: no whole number that fits. */
function repeated(evaluation: Evaluation, self: Value | undefined, times: Value) {
  const count = asInt(times)
  if (count === null || BigInt.asIntN(64, count) !== count) return null
  const items = itemsIn(evaluation, self)
  const most = asInt(field(evaluation, self, 'maxlen'))
  if (count > 1n && most === null && 8n * BigInt(items.length) * count > BigInt(MEMORY)) {
    evaluation.unsupported('a value as long as this')
  }
  // More turns than `maxlen` items change nothing.
  const turns = most !== null && most < count ? most + 1n : count
  if (items.length === 0 || turns <= 0n) return []
  return Array.from({ length: Number(turns) }, () => items).flat()
}

const times = pure(1, 1, (evaluation, [self, count = null]) => {
  const items = repeated(evaluation, self, count)
  if (items === null) return NOT_IMPLEMENTED
  return makeDeque(evaluation, items, field(evaluation, self, 'maxlen'))
})

/** The items as they were when the iteration began: another order is an error. */
function next(evaluation: Evaluation, self: Value): Value {
  const before = field(evaluation, self, '<items>')
  const items = itemsIn(evaluation, field(evaluation, self, '<deque>'))
  if (hashOf(before) !== hashOf(tuple(...items))) {
    return evaluation.fail('RuntimeError', 'deque mutated during iteration')
  }
  const index = Number(asInt(field(evaluation, self, '<index>')) ?? 0n)
  const item = items[index]
  if (item === undefined) return evaluation.fail('StopIteration')
  setField(evaluation, self, '<index>', BigInt(index) + 1n)
  return item
}

export const dequeMethods: Table = {
  __add__: pure(1, 1, (evaluation, [self, other = null]) => {
    if (recordOf(evaluation, other, TYPE) === null) return NOT_IMPLEMENTED
    const items = [...itemsIn(evaluation, self), ...itemsIn(evaluation, other)]
    return makeDeque(evaluation, items, field(evaluation, self, 'maxlen'))
  }),
  __contains__: pure(
    1,
    1,
    (evaluation, [self, item = null]) => indexOf(evaluation, self, item) !== -1,
  ),
  __delitem__: pure(1, 1, (evaluation, [self, index = null]) =>
    setItems(
      evaluation,
      self,
      itemsIn(evaluation, self).toSpliced(place(evaluation, self, index), 1),
    ),
  ),
  __eq__: pure(1, 1, equal),
  __ge__: ordered('>='),
  __getitem__: pure(
    1,
    1,
    (evaluation, [self, index = null]) =>
      itemsIn(evaluation, self)[place(evaluation, self, index)] ?? null,
  ),
  __gt__: ordered('>'),
  __hash__: pure(0, 0, (evaluation) =>
    evaluation.fail('TypeError', "unhashable type: 'collections.deque'"),
  ),
  __iadd__: pure(1, 1, (evaluation, [self = null, more = null]) => {
    setItems(evaluation, self, [...itemsIn(evaluation, self), ...itemsOf(evaluation, more)])
    return self
  }),
  __imul__: pure(1, 1, (evaluation, [self = null, count = null]) => {
    const items = repeated(evaluation, self, count)
    if (items === null) return NOT_IMPLEMENTED
    setItems(evaluation, self, items)
    return self
  }),
  __iter__: pure(0, 0, (evaluation, [self = null]) =>
    record(evaluation, '_collections._deque_iterator', {
      '<deque>': self,
      '<items>': tuple(...itemsIn(evaluation, self)),
      '<index>': 0n,
    }),
  ),
  __le__: ordered('<='),
  __len__: pure(0, 0, (evaluation, [self]) => BigInt(itemsIn(evaluation, self).length)),
  __lt__: ordered('<'),
  __mul__: times,
  __reversed__: pure(0, 0, (evaluation, [self]) => {
    const items = itemsIn(evaluation, self).toReversed()
    return evaluation.make({
      kind: 'iterator',
      source: tuple(...items),
      index: 0,
      size: items.length,
    })
  }),
  __rmul__: times,
  __setitem__: pure(2, 2, (evaluation, [self, index = null, item = null]) =>
    setItems(
      evaluation,
      self,
      itemsIn(evaluation, self).with(place(evaluation, self, index), item),
    ),
  ),
  '<shown>': pure(0, 0, (evaluation, [self]) => text(evaluation, self)),
  append: pure(1, 1, (evaluation, [self, item = null]) =>
    setItems(evaluation, self, [...itemsIn(evaluation, self), item]),
  ),
  appendleft: pure(1, 1, (evaluation, [self, item = null]) =>
    setItems(evaluation, self, [item, ...itemsIn(evaluation, self)], 'right'),
  ),
  clear: pure(0, 0, (evaluation, [self]) => setItems(evaluation, self, [])),
  copy: pure(0, 0, (evaluation, [self]) =>
    makeDeque(evaluation, itemsIn(evaluation, self), field(evaluation, self, 'maxlen')),
  ),
  count: pure(1, 1, (evaluation, [self, item = null]) =>
    BigInt(itemsIn(evaluation, self).filter((other) => equalItem(evaluation, other, item)).length),
  ),
  extend: pure(1, 1, (evaluation, [self, more = null]) =>
    setItems(evaluation, self, [...itemsIn(evaluation, self), ...itemsOf(evaluation, more)]),
  ),
  extendleft: pure(1, 1, (evaluation, [self, more = null]) =>
    setItems(
      evaluation,
      self,
      [...itemsOf(evaluation, more).toReversed(), ...itemsIn(evaluation, self)],
      'right',
    ),
  ),
  index: pure(1, 1, (evaluation, [self, item = null]) => {
    const at = indexOf(evaluation, self, item)
    if (at !== -1) return BigInt(at)
    return notIn(evaluation, item)
  }),
  pop: popper('right'),
  popleft: popper('left'),
  remove: pure(1, 1, (evaluation, [self, item = null]) => {
    const at = indexOf(evaluation, self, item)
    if (at === -1) return notIn(evaluation, item)
    return setItems(evaluation, self, itemsIn(evaluation, self).toSpliced(at, 1))
  }),
  reverse: pure(0, 0, (evaluation, [self]) =>
    setItems(evaluation, self, itemsIn(evaluation, self).toReversed()),
  ),
  rotate: pure(0, 1, rotate),
}

export const dequeIteratorMethods = iteratorMethods(next)
