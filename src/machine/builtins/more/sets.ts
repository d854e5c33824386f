import { gives } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { hashKey } from '../../values/compare.ts'
import { hashOf } from '../../values/hashOf.ts'
import { repr } from '../../values/repr.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt, builtin, isTagged, tuple } from '../../values/value.ts'
import type { Ref, Value } from '../../values/value.ts'
import type { LibraryTables } from '../registry.ts'
import { free, pure } from '../signature.ts'
import type { Builtin, Given, Table } from '../signature.ts'
import { field, iteratorMethods, record, recordOf, setField } from './records.ts'
import { itemsInAnyOrder, membersOf, ORDER, SORT } from './setOrder.ts'

type Members = ReadonlyMap<string, Value>

/** By their hashes; of equal ones the first stays. */
function membersFrom(evaluation: Evaluation, items: readonly Value[]): Members {
  const members = new Map<string, Value>()
  for (const item of items) {
    const hash = hashKey(evaluation, item)
    if (!members.has(hash)) members.set(hash, item)
  }
  return members
}

/** In an order of their hashes: equal sets are equal states, whatever came first. */
function inOrder(members: Members): Value {
  const sorted = [...members].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return tuple(...sorted.map(([, value]) => value))
}

/** A new set or frozenset. */
function makeSet(evaluation: Evaluation, type: string, members: Members): Ref {
  return record(evaluation, type, { '<items>': inOrder(members) })
}

/** A new set or frozenset of these items. */
export function setFrom(
  evaluation: Evaluation,
  type: 'set' | 'frozenset',
  items: readonly Value[],
): Ref {
  return makeSet(evaluation, type, membersFrom(evaluation, items))
}

function membersIn(evaluation: Evaluation, self: Value | undefined): Members {
  const items = membersOf(evaluation, self) ?? []
  return new Map(items.map((item) => [hashOf(item), item]))
}

function setMembers(evaluation: Evaluation, self: Value | undefined, members: Members): null {
  setField(evaluation, self, '<items>', inOrder(members))
  return null
}

/** The items of what a method is given: any iterable. */
function membersOfAny(evaluation: Evaluation, value: Value): Members {
  return membersFrom(evaluation, itemsInAnyOrder(evaluation, value))
}

/** A set, or a view of a dictionary that is like one: what an operator takes. */
function isOperand(evaluation: Evaluation, value: Value): boolean {
  if (isTagged(value) && value.kind === 'view') return value.of !== 'values'
  return recordOf(evaluation, value, 'set', 'frozenset') !== null
}

/** The items of what an operator is given; null for what it does not take. */
function operandOf(evaluation: Evaluation, value: Value): Members | null {
  return isOperand(evaluation, value) ? membersOfAny(evaluation, value) : null
}

type Combine = (one: Members, other: Members) => Members

const union: Combine = (one, other) => new Map([...other, ...one])
const intersection: Combine = (one, other) => new Map([...one].filter(([hash]) => other.has(hash)))
const difference: Combine = (one, other) => new Map([...one].filter(([hash]) => !other.has(hash)))
const symmetric: Combine = (one, other) =>
  new Map([...difference(one, other), ...difference(other, one)])

const isSubset = (one: Members, other: Members) => [...one.keys()].every((hash) => other.has(hash))

function typeOf(evaluation: Evaluation, self: Value | undefined): string {
  return recordOf(evaluation, self, 'frozenset') === null ? 'set' : 'frozenset'
}

/** A method that gives a new set. */
function combining(combine: Combine): Builtin {
  return free((evaluation, [self = null, ...others], keywords) => {
    if (keywords.size > 0)
      evaluation.fail('TypeError', 'a method of set takes no keyword arguments')
    const all = others.reduce(
      (members, other) => combine(members, membersOfAny(evaluation, other)),
      membersIn(evaluation, self),
    )
    return gives(makeSet(evaluation, typeOf(evaluation, self), all))
  })
}

/** A method that changes the set. */
function changing(combine: Combine): Builtin {
  return free((evaluation, [self = null, ...others]) => {
    const all = others.reduce(
      (members, other) => combine(members, membersOfAny(evaluation, other)),
      membersIn(evaluation, self),
    )
    return gives(setMembers(evaluation, self, all))
  })
}

const NOT_IMPLEMENTED = builtin('NotImplemented')

function operator(combine: Combine): Builtin {
  return pure(1, 1, (evaluation, [self, other = null]) => {
    if (!isOperand(evaluation, other)) return NOT_IMPLEMENTED
    const members = membersIn(evaluation, self)
    const all = combine(members, membersOfAny(evaluation, other))
    return makeSet(evaluation, typeOf(evaluation, self), all)
  })
}

/** What a view of a dictionary on the left gives with a set on the right. */
function reflected(combine: Combine): Builtin {
  return pure(1, 1, (evaluation, [self, other = null]) => {
    const members = operandOf(evaluation, other)
    if (members === null) return NOT_IMPLEMENTED
    return makeSet(evaluation, 'set', combine(members, membersIn(evaluation, self)))
  })
}

function inPlace(combine: Combine): Builtin {
  return pure(1, 1, (evaluation, [self = null, other = null]) => {
    const members = membersOf(evaluation, other) === null ? null : membersOfAny(evaluation, other)
    if (members === null) return NOT_IMPLEMENTED
    setMembers(evaluation, self, combine(membersIn(evaluation, self), members))
    return self
  })
}

function comparing(holds: (one: Members, other: Members) => boolean): Builtin {
  return pure(1, 1, (evaluation, [self, other = null]) => {
    if (!isOperand(evaluation, other)) return NOT_IMPLEMENTED
    return holds(membersIn(evaluation, self), membersOfAny(evaluation, other))
  })
}

/** A method that says something about the set and any iterable. */
function asking(holds: (one: Members, other: Members) => boolean): Builtin {
  return pure(1, 1, (evaluation, [self, other = null]) =>
    holds(membersIn(evaluation, self), membersOfAny(evaluation, other)),
  )
}

const equal = (one: Members, other: Members) => one.size === other.size && isSubset(one, other)

/** Is it in the set? A set is looked for as the frozenset of its items, and those are not modelled. */
function has(evaluation: Evaluation, self: Value | undefined, item: Value): boolean {
  const members = membersIn(evaluation, self)
  return recordOf(evaluation, item, 'set') === null && members.has(hashKey(evaluation, item))
}

function without(evaluation: Evaluation, self: Value | undefined, item: Value): null {
  const members = new Map(membersIn(evaluation, self))
  members.delete(hashKey(evaluation, item))
  return setMembers(evaluation, self, members)
}

function text(evaluation: Evaluation, self: Value | undefined): string {
  const type = typeOf(evaluation, self)
  const items = membersOf(evaluation, self) ?? []
  if (items.length === 0) return `${type}()`
  const inside = `{${items.map((item) => repr(evaluation, item)).join(', ')}}`
  return type === 'set' ? inside : `frozenset(${inside})`
}

function pop(evaluation: Evaluation, [self]: Given): Value {
  const [first, second] = membersOf(evaluation, self) ?? []
  if (first === undefined) return evaluation.fail('KeyError', 'pop from an empty set')
  if (second !== undefined) evaluation.unsupported(ORDER, 'Use min() and discard().')
  without(evaluation, self, first)
  return first
}

function iteratorOf(evaluation: Evaluation, [self = null]: Given): Value {
  const size = membersOf(evaluation, self)?.length ?? 0
  if (size > 1) evaluation.unsupported(ORDER, SORT)
  const fields = { '<set>': self, '<index>': 0n, '<size>': BigInt(size) }
  return record(evaluation, 'set_iterator', fields)
}

function nextMember(evaluation: Evaluation, self: Value): Value {
  const items = membersOf(evaluation, field(evaluation, self, '<set>')) ?? []
  if (BigInt(items.length) !== field(evaluation, self, '<size>')) {
    return evaluation.fail('RuntimeError', 'Set changed size during iteration')
  }
  const index = Number(asInt(field(evaluation, self, '<index>')))
  const item = items[index]
  if (item === undefined) return evaluation.fail('StopIteration')
  setField(evaluation, self, '<index>', BigInt(index) + 1n)
  return item
}

const both: Table = {
  __and__: operator(intersection),
  __contains__: pure(1, 1, (evaluation, [self, item = null]) => has(evaluation, self, item)),
  __eq__: comparing(equal),
  __ge__: comparing((one, other) => isSubset(other, one)),
  __gt__: comparing((one, other) => isSubset(other, one) && !equal(one, other)),
  __iter__: pure(0, 0, iteratorOf),
  __le__: comparing(isSubset),
  __len__: pure(0, 0, (evaluation, [self]) => BigInt(membersOf(evaluation, self)?.length ?? 0)),
  __lt__: comparing((one, other) => isSubset(one, other) && !equal(one, other)),
  __ne__: comparing((one, other) => !equal(one, other)),
  __or__: operator(union),
  __rand__: reflected(intersection),
  __repr__: pure(0, 0, (evaluation, [self]) => {
    if ((membersOf(evaluation, self)?.length ?? 0) > 1) evaluation.unsupported(ORDER, SORT)
    return text(evaluation, self)
  }),
  __ror__: reflected(union),
  __rsub__: reflected(difference),
  __rxor__: reflected(symmetric),
  __sub__: operator(difference),
  __xor__: operator(symmetric),
  '<shown>': pure(0, 0, (evaluation, [self]) => text(evaluation, self)),
  copy: pure(0, 0, (evaluation, [self]) =>
    makeSet(evaluation, typeOf(evaluation, self), membersIn(evaluation, self)),
  ),
  difference: combining(difference),
  intersection: combining(intersection),
  isdisjoint: asking((one, other) => intersection(one, other).size === 0),
  issubset: asking(isSubset),
  issuperset: asking((one, other) => isSubset(other, one)),
  symmetric_difference: combining(symmetric),
  union: combining(union),
}

const methods: readonly (readonly [string, Table])[] = [
  [
    'set',
    {
      ...both,
      __hash__: pure(0, 0, (evaluation, [self = null]) =>
        evaluation.fail('TypeError', `unhashable type: '${typeName(evaluation, self)}'`),
      ),
      __iand__: inPlace(intersection),
      __ior__: inPlace(union),
      __isub__: inPlace(difference),
      __ixor__: inPlace(symmetric),
      add: pure(1, 1, (evaluation, [self, item = null]) =>
        setMembers(
          evaluation,
          self,
          union(membersIn(evaluation, self), membersFrom(evaluation, [item])),
        ),
      ),
      clear: pure(0, 0, (evaluation, [self]) => setMembers(evaluation, self, new Map())),
      difference_update: changing(difference),
      discard: pure(1, 1, (evaluation, [self, item = null]) =>
        has(evaluation, self, item) ? without(evaluation, self, item) : null,
      ),
      intersection_update: changing(intersection),
      pop: pure(0, 0, pop),
      remove: pure(1, 1, (evaluation, [self, item = null]) =>
        has(evaluation, self, item)
          ? without(evaluation, self, item)
          : evaluation.fail('KeyError', item),
      ),
      symmetric_difference_update: changing(symmetric),
      update: changing(union),
    },
  ],
  [
    'frozenset',
    {
      ...both,
      __hash__: pure(0, 0, (evaluation) =>
        evaluation.unsupported('a frozenset as a key', 'Use tuple(sorted(…)).'),
      ),
    },
  ],
  ['set_iterator', iteratorMethods(nextMember)],
]

function constructor(type: string): Builtin {
  return pure(0, 1, (evaluation, [value]) => {
    const members: Members = value === undefined ? new Map() : membersOfAny(evaluation, value)
    return makeSet(evaluation, type, members)
  })
}

/** Sets and frozensets. Their order is not fixed in CPython: nothing here may depend on it. */
export const SETS: LibraryTables = {
  scope: { frozenset: constructor('frozenset'), set: constructor('set') },
  modules: new Map(),
  methods: new Map(methods),
  stages: {},
}
