import { equalItem, hashKey } from '../../values/compare.ts'
import { itemsOf } from '../../chart/iteration.ts'
import { inOrder } from '../../values/inOrder.ts'
import { setEntry } from '../../values/subscripts.ts'
import { truth } from '../../values/truth.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt, isTagged, tuple } from '../../values/value.ts'
import type { DictObject, Value } from '../../values/value.ts'
import { BugError } from '../../../base/index.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { sortedItems } from './functions.ts'
import { entriesOf, refOf } from '../coreMethods.ts'
import { pure } from '../signature.ts'
import type { Given, Table } from '../signature.ts'

function listItems(evaluation: Evaluation, self: Value | undefined): readonly Value[] {
  const object = evaluation.get(refOf(self))
  if (object.kind === 'list') return object.items
  throw new BugError(`expected a list, got a ${object.kind}`)
}

/** The same where their order matters. */
function itemsInOrder(evaluation: Evaluation, self: Value | undefined): readonly Value[] {
  const object = evaluation.get(refOf(self))
  return object.kind === 'list' ? inOrder(evaluation, object) : listItems(evaluation, self)
}

function setItems(evaluation: Evaluation, self: Value | undefined, items: readonly Value[]): null {
  const object = evaluation.get(refOf(self))
  if (object.kind === 'list') evaluation.put(refOf(self), { ...object, items })
  return null
}

function integer(evaluation: Evaluation, value: Value): number {
  const int = asInt(value)
  if (int !== null) return Number(int)
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
}

/** The methods of list; the list is the first argument. */
export const listMethods: Table = {
  append: pure(1, 1, (evaluation, [self, item = null]) =>
    setItems(evaluation, self, [...listItems(evaluation, self), item]),
  ),
  clear: pure(0, 0, (evaluation, [self]) => setItems(evaluation, self, [])),
  copy: pure(0, 0, (evaluation, [self]) => evaluation.list(itemsInOrder(evaluation, self))),
  count: pure(1, 1, (evaluation, [self, item = null]) =>
    countOf(evaluation, listItems(evaluation, self), item),
  ),
  extend: pure(1, 1, (evaluation, [self, more = null]) =>
    setItems(evaluation, self, [...listItems(evaluation, self), ...itemsOf(evaluation, more)]),
  ),
  insert: pure(2, 2, (evaluation, [self, index = null, item = null]) =>
    setItems(
      evaluation,
      self,
      itemsInOrder(evaluation, self).toSpliced(integer(evaluation, index), 0, item),
    ),
  ),
  pop: pure(0, 1, pop),
  remove: pure(1, 1, (evaluation, [self, item = null]) => {
    const items = listItems(evaluation, self)
    const at = indexOf(evaluation, items, item)
    if (at === -1) return evaluation.fail('ValueError', 'list.remove(x): x not in list')
    return setItems(evaluation, self, items.toSpliced(at, 1))
  }),
  reverse: pure(0, 0, (evaluation, [self]) =>
    setItems(evaluation, self, itemsInOrder(evaluation, self).toReversed()),
  ),
  sort: pure(
    0,
    2,
    (evaluation, [self, key, reverse = false]) => {
      // Items with equal keys stay in their order.
      const items = key === undefined ? listItems(evaluation, self) : itemsInOrder(evaluation, self)
      const sorted = sortedItems(evaluation, items, truth(evaluation, reverse), key)
      evaluation.put(refOf(self), { kind: 'list', items: sorted })
      return null
    },
    ['key', 'reverse'],
  ),
}

function countOf(evaluation: Evaluation, items: readonly Value[], item: Value): bigint {
  return BigInt(items.filter((other) => equalItem(evaluation, other, item)).length)
}

function indexOf(evaluation: Evaluation, items: readonly Value[], item: Value): number {
  return items.findIndex((other) => equalItem(evaluation, other, item))
}

function pop(evaluation: Evaluation, [self, index = -1n]: Given): Value {
  const items = itemsInOrder(evaluation, self)
  if (items.length === 0) return evaluation.fail('IndexError', 'pop from empty list')
  const at = integer(evaluation, index)
  const place = at < 0 ? at + items.length : at
  const item = items[place]
  if (item === undefined) return evaluation.fail('IndexError', 'pop index out of range')
  setItems(evaluation, self, items.toSpliced(place, 1))
  return item
}

/** The methods of tuple. */
export const tupleMethods: Table = {
  count: pure(1, 1, (evaluation, [self, item = null]) =>
    countOf(evaluation, tupleItems(self), item),
  ),
}

function tupleItems(self: Value | undefined): readonly Value[] {
  return self !== undefined && isTagged(self) && self.kind === 'tuple' ? self.items : []
}

function view(of: 'keys' | 'values' | 'items'): Table[string] {
  return pure(0, 0, (evaluation, [self]) => {
    const dict = refOf(self)
    const value: Value = { kind: 'view', of, dict }
    // Python 2 gives a list.
    return evaluation.version === 2 ? evaluation.list(itemsOf(evaluation, value)) : value
  })
}

/** The methods of dict beside those of the core; the dictionary is the first argument. */
export const dictMethods: Table = {
  clear: pure(0, 0, (evaluation, [self]) => {
    putEntries(evaluation, self, new Map())
    return null
  }),
  copy: pure(0, 0, (evaluation, [self]) => evaluation.make(dictOf(evaluation, self))),
  has_key: pure(1, 1, (evaluation, [self, key = null]) =>
    entriesOf(evaluation, self).has(hashKey(evaluation, key)),
  ),
  items: view('items'),
  keys: view('keys'),
  pop: pure(1, 2, (evaluation, [self, key = null, fallback]) => {
    const entry = entriesOf(evaluation, self).get(hashKey(evaluation, key))
    if (entry === undefined)
      return fallback === undefined ? evaluation.fail('KeyError', key) : fallback
    dropEntry(evaluation, self, key)
    return entry[1]
  }),
  popitem: pure(0, 0, (evaluation, [self]) => {
    const last = [...entriesOf(evaluation, self).values()].at(-1)
    if (last === undefined) return evaluation.fail('KeyError', 'popitem(): dictionary is empty')
    dropEntry(evaluation, self, last[0])
    return tuple(...last)
  }),
  setdefault: pure(1, 2, (evaluation, [self, key = null, fallback = null]) => {
    const entry = entriesOf(evaluation, self).get(hashKey(evaluation, key))
    if (entry !== undefined) return entry[1]
    setEntry(evaluation, refOf(self), key, fallback)
    return fallback
  }),
  values: view('values'),
}

function dropEntry(evaluation: Evaluation, self: Value | undefined, key: Value): void {
  const entries = new Map(entriesOf(evaluation, self))
  entries.delete(hashKey(evaluation, key))
  putEntries(evaluation, self, entries)
}

function dictOf(evaluation: Evaluation, self: Value | undefined): DictObject {
  const object = evaluation.get(refOf(self))
  if (object.kind === 'dict') return object
  throw new BugError(`expected a dict, got a ${object.kind}`)
}

function putEntries(
  evaluation: Evaluation,
  self: Value | undefined,
  entries: DictObject['entries'],
): void {
  evaluation.put(refOf(self), { ...dictOf(evaluation, self), entries })
}
