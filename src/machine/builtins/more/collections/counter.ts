import type { CallResult, Keywords } from '../../../chart/callResult.ts'
import { gives } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { itemsOf } from '../../../chart/iteration.ts'
import { compare, equalItem, hashKey } from '../../../values/compare.ts'
import { binary } from '../../../values/operators.ts'
import { setEntry } from '../../../values/subscripts.ts'
import { tuple } from '../../../values/value.ts'
import type { DictEntry, Value } from '../../../values/value.ts'
import { entriesOf, refOf } from '../../coreMethods.ts'
import { free, pure } from '../../signature.ts'
import type { Builtin, Table } from '../../signature.ts'
import { integerOf } from '../records.ts'
import { isOf, makeDict, NOT_IMPLEMENTED } from './dicts.ts'

const OF = 'collections.Counter'

/** What is counted: the counts of a mapping, or one for each item, and the keywords. */
function countsFrom(
  evaluation: Evaluation,
  args: readonly Value[],
  keywords: Keywords,
): readonly DictEntry[] {
  const [from = null, ...rest] = args
  if (rest.length > 0) {
    const text = `Counter.__init__() takes from 1 to 2 positional arguments but ${args.length + 1} were given`
    return evaluation.fail('TypeError', text)
  }
  const object = evaluation.object(from)
  const given =
    from === null
      ? []
      : object?.kind === 'dict'
        ? [...object.entries.values()]
        : itemsOf(evaluation, from).map((item): DictEntry => [item, 1n])
  return [...given, ...keywords]
}

function countOf(evaluation: Evaluation, self: Value | undefined, key: Value): Value {
  return entriesOf(evaluation, self).get(hashKey(evaluation, key))?.[1] ?? 0n
}

function addTo(
  evaluation: Evaluation,
  self: Value,
  changes: readonly DictEntry[],
  operator: '+' | '-',
): void {
  for (const [key, count] of changes) {
    const now = countOf(evaluation, self, key)
    const sum =
      operator === '+' ? binary(evaluation, '+', count, now) : binary(evaluation, '-', now, count)
    setEntry(evaluation, refOf(self), key, sum)
  }
}

export const Counter = free((evaluation, args, keywords) => {
  const made = makeDict(evaluation, OF, [])
  addTo(evaluation, made, countsFrom(evaluation, args, keywords), '+')
  return gives(made)
})

function changing(operator: '+' | '-'): Builtin {
  return free((evaluation, [self = null, ...args], keywords): CallResult => {
    addTo(evaluation, self, countsFrom(evaluation, args, keywords), operator)
    return gives(null)
  })
}

type Combine = (evaluation: Evaluation, one: Value, other: Value) => Value

/** The counts of two, key by key; what is not more than zero goes. */
function combined(
  evaluation: Evaluation,
  self: Value,
  other: Value,
  combine: Combine,
): readonly DictEntry[] {
  const all = new Map([...entriesOf(evaluation, other), ...entriesOf(evaluation, self)])
  const inOrder = new Map([...entriesOf(evaluation, self), ...all])
  return [...inOrder.values()].flatMap(([key]): DictEntry[] => {
    const [one, two] = [countOf(evaluation, self, key), countOf(evaluation, other, key)]
    const count = combine(evaluation, one, two)
    return compare(evaluation, '>', count, 0n) ? [[key, count]] : []
  })
}

function operator(combine: Combine): Builtin {
  return pure(1, 1, (evaluation, [self = null, other = null]) => {
    if (!isOf(evaluation, other, OF)) return NOT_IMPLEMENTED
    return makeDict(evaluation, OF, combined(evaluation, self, other, combine))
  })
}

function inPlace(combine: Combine): Builtin {
  return pure(1, 1, (evaluation, [self = null, other = null]) => {
    if (!isOf(evaluation, other, OF))
      return evaluation.unsupported('a Counter changed by another type')
    const entries = combined(evaluation, self, other, combine)
    const object = evaluation.get(refOf(self))
    const hashed = entries.map((entry) => [hashKey(evaluation, entry[0]), entry] as const)
    if (object.kind === 'dict') evaluation.put(refOf(self), { ...object, entries: new Map(hashed) })
    return self
  })
}

const add: Combine = (evaluation, one, other) => binary(evaluation, '+', one, other)
const subtract: Combine = (evaluation, one, other) => binary(evaluation, '-', one, other)
const least: Combine = (evaluation, one, other) =>
  compare(evaluation, '<', one, other) ? one : other
const most: Combine = (evaluation, one, other) =>
  compare(evaluation, '<', one, other) ? other : one

/** The entries, largest count first; of equal ones the first. */
function mostCommon(evaluation: Evaluation, self: Value | undefined): readonly DictEntry[] {
  return [...entriesOf(evaluation, self).values()].toSorted(([, one], [, other]) => {
    if (compare(evaluation, '>', one, other)) return -1
    return compare(evaluation, '>', other, one) ? 1 : 0
  })
}

function comparing(): Builtin {
  return pure(1, 1, (evaluation) => evaluation.unsupported('Counters in an order'))
}

export const counterMethods: Table = {
  __add__: operator(add),
  __and__: operator(least),
  __eq__: pure(1, 1, (evaluation, [self = null, other = null]) => {
    if (!isOf(evaluation, other, OF)) return NOT_IMPLEMENTED
    const keys = [...entriesOf(evaluation, self).values(), ...entriesOf(evaluation, other).values()]
    return keys.every(([key]) =>
      equalItem(evaluation, countOf(evaluation, self, key), countOf(evaluation, other, key)),
    )
  }),
  __ge__: comparing(),
  __gt__: comparing(),
  __iadd__: inPlace(add),
  __iand__: inPlace(least),
  __ior__: inPlace(most),
  __isub__: inPlace(subtract),
  __le__: comparing(),
  __lt__: comparing(),
  __missing__: pure(1, 1, () => 0n),
  __or__: operator(most),
  __sub__: operator(subtract),
  elements: pure(0, 0, (evaluation, [self]) => {
    const all = [...entriesOf(evaluation, self).values()].flatMap(([key, count]) =>
      Array.from({ length: Math.max(0, Number(integerOf(evaluation, count))) }, () => key),
    )
    return evaluation.make({ kind: 'iterator', source: tuple(...all), index: 0, size: all.length })
  }),
  most_common: pure(
    0,
    1,
    (evaluation, [self, n = null]) => {
      const entries = mostCommon(evaluation, self).map((entry) => tuple(...entry))
      return evaluation.list(
        n === null ? entries : entries.slice(0, Math.max(0, Number(integerOf(evaluation, n)))),
      )
    },
    ['n'],
  ),
  subtract: changing('-'),
  total: pure(0, 0, (evaluation, [self]) =>
    [...entriesOf(evaluation, self).values()].reduce<Value>(
      (sum, [, count]) => binary(evaluation, '+', sum, count),
      0n,
    ),
  ),
  update: changing('+'),
}
