import { equal, hashKey } from '../values/compare.ts'
import { itemsOf } from '../chart/iteration.ts'
import { repr } from '../values/repr.ts'
import { setEntry } from '../values/subscripts.ts'
import { truth } from '../values/truth.ts'
import { typeName } from '../values/typeName.ts'
import { asInt, isRef, isTagged, tuple } from '../values/value.ts'
import type { DictEntry, Ref, Value } from '../values/value.ts'
import { BugError } from '../../base/index.ts'
import type { Work } from '../chart/evaluation.ts'
import { entriesFrom } from './constructors.ts'
import { sortedItems } from './functions.ts'
import { pure } from './signature.ts'
import type { Given, Table } from './signature.ts'

function refOf(self: Value | undefined): Ref {
  if (self !== undefined && isRef(self)) return self
  throw new BugError('expected an object of the heap, got a plain value')
}

function listItems(work: Work, self: Value | undefined): readonly Value[] {
  const object = work.get(refOf(self))
  if (object.kind === 'list') return object.items
  throw new BugError(`expected a list, got a ${object.kind}`)
}

function setItems(work: Work, self: Value | undefined, items: readonly Value[]): null {
  work.put(refOf(self), { kind: 'list', items })
  return null
}

function integer(work: Work, value: Value): number {
  const int = asInt(value)
  if (int !== null) return Number(int)
  const type = typeName(work, value)
  return work.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
}

/** The methods of list; the list is the first argument. */
export const listMethods: Table = {
  append: pure(1, 1, (work, [self, item = null]) =>
    setItems(work, self, [...listItems(work, self), item]),
  ),
  clear: pure(0, 0, (work, [self]) => setItems(work, self, [])),
  copy: pure(0, 0, (work, [self]) => work.list(listItems(work, self))),
  count: pure(1, 1, (work, [self, item = null]) => countOf(work, listItems(work, self), item)),
  extend: pure(1, 1, (work, [self, more = null]) =>
    setItems(work, self, [...listItems(work, self), ...itemsOf(work, more)]),
  ),
  index: pure(1, 1, (work, [self, item = null]) => {
    const at = indexOf(work, listItems(work, self), item)
    const text = `${repr(work, item)} is not in list`
    return at === -1 ? work.fail('ValueError', text) : BigInt(at)
  }),
  insert: pure(2, 2, (work, [self, index = null, item = null]) =>
    setItems(work, self, listItems(work, self).toSpliced(integer(work, index), 0, item)),
  ),
  pop: pure(0, 1, pop),
  remove: pure(1, 1, (work, [self, item = null]) => {
    const items = listItems(work, self)
    const at = indexOf(work, items, item)
    if (at === -1) return work.fail('ValueError', 'list.remove(x): x not in list')
    return setItems(work, self, items.toSpliced(at, 1))
  }),
  reverse: pure(0, 0, (work, [self]) => setItems(work, self, listItems(work, self).toReversed())),
  sort: pure(
    0,
    2,
    (work, [self, key, reverse = false]) => {
      if (key !== undefined && key !== null) return work.unsupported('list.sort() with a key')
      return setItems(work, self, sortedItems(work, listItems(work, self), truth(work, reverse)))
    },
    ['key', 'reverse'],
  ),
}

function countOf(work: Work, items: readonly Value[], item: Value): bigint {
  return BigInt(items.filter((other) => equal(work, other, item)).length)
}

function indexOf(work: Work, items: readonly Value[], item: Value): number {
  return items.findIndex((other) => equal(work, other, item))
}

function pop(work: Work, [self, index = -1n]: Given): Value {
  const items = listItems(work, self)
  if (items.length === 0) return work.fail('IndexError', 'pop from empty list')
  const at = integer(work, index)
  const place = at < 0 ? at + items.length : at
  const item = items[place]
  if (item === undefined) return work.fail('IndexError', 'pop index out of range')
  setItems(work, self, items.toSpliced(place, 1))
  return item
}

/** The methods of tuple. */
export const tupleMethods: Table = {
  count: pure(1, 1, (work, [self, item = null]) => countOf(work, tupleItems(self), item)),
  index: pure(1, 1, (work, [self, item = null]) => {
    const at = indexOf(work, tupleItems(self), item)
    return at === -1 ? work.fail('ValueError', 'tuple.index(x): x not in tuple') : BigInt(at)
  }),
}

function tupleItems(self: Value | undefined): readonly Value[] {
  return self !== undefined && isTagged(self) && self.kind === 'tuple' ? self.items : []
}

function entriesOf(work: Work, self: Value | undefined): ReadonlyMap<string, DictEntry> {
  const object = work.get(refOf(self))
  if (object.kind === 'dict') return object.entries
  throw new BugError(`expected a dict, got a ${object.kind}`)
}

function view(of: 'keys' | 'values' | 'items'): Table[string] {
  return pure(0, 0, (work, [self]) => {
    const dict = refOf(self)
    const value: Value = { kind: 'view', of, dict }
    // Python 2 gives a list.
    return work.version === 2 ? work.list(itemsOf(work, value)) : value
  })
}

/** The methods of dict; the dictionary is the first argument. */
export const dictMethods: Table = {
  clear: pure(0, 0, (work, [self]) => {
    work.put(refOf(self), { kind: 'dict', entries: new Map() })
    return null
  }),
  copy: pure(0, 0, (work, [self]) => work.make({ kind: 'dict', entries: entriesOf(work, self) })),
  get: pure(1, 2, (work, [self, key = null, fallback = null]) => {
    const entry = entriesOf(work, self).get(hashKey(work, key))
    return entry === undefined ? fallback : entry[1]
  }),
  has_key: pure(1, 1, (work, [self, key = null]) => entriesOf(work, self).has(hashKey(work, key))),
  items: view('items'),
  keys: view('keys'),
  pop: pure(1, 2, (work, [self, key = null, fallback]) => {
    const entry = entriesOf(work, self).get(hashKey(work, key))
    if (entry === undefined) return fallback === undefined ? work.fail('KeyError', key) : fallback
    dropEntry(work, self, key)
    return entry[1]
  }),
  popitem: pure(0, 0, (work, [self]) => {
    const last = [...entriesOf(work, self).values()].at(-1)
    if (last === undefined) return work.fail('KeyError', 'popitem(): dictionary is empty')
    dropEntry(work, self, last[0])
    return tuple(...last)
  }),
  setdefault: pure(1, 2, (work, [self, key = null, fallback = null]) => {
    const entry = entriesOf(work, self).get(hashKey(work, key))
    if (entry !== undefined) return entry[1]
    setEntry(work, refOf(self), key, fallback)
    return fallback
  }),
  update: pure(0, 1, (work, [self, more]) => {
    if (more === undefined) return null
    for (const [, [key, value]] of entriesFrom(work, more)) {
      setEntry(work, refOf(self), key, value)
    }
    return null
  }),
  values: view('values'),
}

function dropEntry(work: Work, self: Value | undefined, key: Value): void {
  const entries = new Map(entriesOf(work, self))
  entries.delete(hashKey(work, key))
  work.put(refOf(self), { kind: 'dict', entries })
}
