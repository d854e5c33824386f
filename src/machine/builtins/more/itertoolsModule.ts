import type { Evaluation } from '../../chart/evaluation.ts'
import { iterate, itemsOf, nextItem, EXHAUSTED } from '../../chart/iteration.ts'
import { gives } from '../../chart/callResult.ts'
import { compare, equalItem } from '../../values/compare.ts'
import { binary } from '../../values/operators.ts'
import { truth } from '../../values/truth.ts'
import { asInt, isRef, isTagged, tuple } from '../../values/value.ts'
import type { Ref, Value } from '../../values/value.ts'
import type { LibraryTables } from '../registry.ts'
import { free, pure } from '../signature.ts'
import type { Given, Table } from '../signature.ts'
import { callBack, field, integerOf, iteratorMethods, record, setField } from './records.ts'

/** An iterator of what is known already. */
function iteratorOver(evaluation: Evaluation, items: readonly Value[]): Ref {
  return evaluation.make({
    kind: 'iterator',
    source: tuple(...items),
    index: 0,
    size: items.length,
  })
}

function nextOrStop(evaluation: Evaluation, iterator: Value): Value {
  const item = nextItem(evaluation, iterator)
  return item === EXHAUSTED ? evaluation.fail('StopIteration') : item
}

function partsOf(evaluation: Evaluation, self: Value, name: string): readonly Value[] {
  const value = field(evaluation, self, name)
  return isTagged(value) && value.kind === 'tuple' ? value.items : []
}

/** `chain`: one after the other; what is chained is asked for when its turn comes. */
function nextChained(evaluation: Evaluation, self: Value): Value {
  for (;;) {
    const now = field(evaluation, self, '<now>')
    const item = now === null ? EXHAUSTED : nextItem(evaluation, now)
    if (item !== EXHAUSTED) return item
    const source = nextOrStop(evaluation, field(evaluation, self, '<sources>'))
    setField(evaluation, self, '<now>', iterate(evaluation, source))
  }
}

function chain(evaluation: Evaluation, sources: Value): Ref {
  const fields = { '<sources>': iterate(evaluation, sources), '<now>': null }
  return record(evaluation, 'itertools.chain', fields)
}

function nextCount(evaluation: Evaluation, self: Value): Value {
  const now = field(evaluation, self, '<now>')
  const next = binary(evaluation, '+', now, field(evaluation, self, '<step>'))
  setField(evaluation, self, '<now>', next)
  return now
}

/** A place of islice: None, or an integer from 0. A stop of -1 has words of its own in CPython. */
function placeOf(evaluation: Evaluation, value: Value, isStop = false): bigint | null {
  if (value === null) return null
  const int = asInt(value)
  if (int !== null && int >= 0n) return int
  const what = isStop && (int === null || int === -1n) ? 'Stop argument' : 'Indices'
  const text = `${what} for islice() must be None or an integer: 0 <= x <= sys.maxsize.`
  return evaluation.fail('ValueError', text)
}

function islice(evaluation: Evaluation, [iterable = null, one = null, two, by = null]: Given): Ref {
  const [start, stop] = two === undefined ? [null, one] : [one, two]
  const step = placeOf(evaluation, by) ?? 1n
  if (step === 0n) {
    const text = 'Step for islice() must be a positive integer or None.'
    return evaluation.fail('ValueError', text)
  }
  return record(evaluation, 'itertools.islice', {
    '<iterator>': iterate(evaluation, iterable),
    '<next>': placeOf(evaluation, start) ?? 0n,
    '<stop>': placeOf(evaluation, stop, true),
    '<step>': step,
    '<at>': 0n,
  })
}

/** As islice_next in CPython's Modules/itertoolsmodule.c. */
function nextSliced(evaluation: Evaluation, self: Value): Value {
  const number = (name: string): bigint | null => asInt(field(evaluation, self, name))
  const [stop, wanted, step] = [number('<stop>'), number('<next>') ?? 0n, number('<step>') ?? 1n]
  const iterator = field(evaluation, self, '<iterator>')
  let at = number('<at>') ?? 0n
  const skipTo = stop !== null && stop < wanted ? stop : wanted
  for (; at < skipTo; at++) nextOrStop(evaluation, iterator)
  setField(evaluation, self, '<at>', at)
  if (stop !== null && at >= stop) return evaluation.fail('StopIteration')
  const item = nextOrStop(evaluation, iterator)
  setField(evaluation, self, '<at>', at + 1n)
  const after = wanted + step
  setField(evaluation, self, '<next>', stop !== null && after > stop ? stop : after)
  return item
}

function nextRepeated(evaluation: Evaluation, self: Value): Value {
  const left = asInt(field(evaluation, self, '<left>'))
  if (left !== null && left <= 0n) return evaluation.fail('StopIteration')
  if (left !== null) setField(evaluation, self, '<left>', left - 1n)
  return field(evaluation, self, '<item>')
}

function product(pools: readonly (readonly Value[])[]): readonly Value[] {
  const all = pools.reduce<readonly (readonly Value[])[]>(
    (made, pool) => made.flatMap((items) => pool.map((item) => [...items, item])),
    [[]],
  )
  return all.map((items) => tuple(...items))
}

/** The choices of so many places, in order. */
function combinations(count: number, size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]]
  return combinations(count, size - 1).flatMap((places) => {
    const first = places.length === 0 ? 0 : (places.at(-1) ?? 0) + 1
    return Array.from({ length: Math.max(0, count - first) }, (_, i) => [...places, first + i])
  })
}

function permutations(items: readonly Value[], size: number): readonly (readonly Value[])[] {
  if (size === 0) return [[]]
  return items.flatMap((item, i) =>
    permutations(items.toSpliced(i, 1), size - 1).map((rest) => [item, ...rest]),
  )
}

function mustBeFew(evaluation: Evaluation, count: number): void {
  if (count > 100_000) evaluation.unsupported('so many combinations')
}

function nextLongest(evaluation: Evaluation, self: Value): Value {
  const iterators = partsOf(evaluation, self, '<iterators>')
  const found = iterators.map((one) => nextItem(evaluation, one))
  if (found.every((item) => item === EXHAUSTED)) return evaluation.fail('StopIteration')
  const fill = field(evaluation, self, '<fill>')
  return tuple(...found.map((item) => (item === EXHAUSTED ? fill : item)))
}

function nextTaken(evaluation: Evaluation, self: Value): Value {
  if (field(evaluation, self, '<done>') === true) return evaluation.fail('StopIteration')
  const item = nextOrStop(evaluation, field(evaluation, self, '<iterator>'))
  if (truth(evaluation, callBack(evaluation, field(evaluation, self, '<function>'), item)))
    return item
  setField(evaluation, self, '<done>', true)
  return evaluation.fail('StopIteration')
}

function nextAfterDropped(evaluation: Evaluation, self: Value): Value {
  for (;;) {
    const item = nextOrStop(evaluation, field(evaluation, self, '<iterator>'))
    if (field(evaluation, self, '<done>') === true) return item
    if (truth(evaluation, callBack(evaluation, field(evaluation, self, '<function>'), item)))
      continue
    setField(evaluation, self, '<done>', true)
    return item
  }
}

function nextAccumulated(evaluation: Evaluation, self: Value): Value {
  const item = nextOrStop(evaluation, field(evaluation, self, '<iterator>'))
  const [total, by] = [field(evaluation, self, '<total>'), field(evaluation, self, '<function>')]
  const isFirst = isTagged(total) && total.kind === 'tuple' && total.items.length === 0
  const [held = null] = isTagged(total) && total.kind === 'tuple' ? total.items : []
  const next = isFirst
    ? item
    : by === null
      ? binary(evaluation, '+', held, item)
      : callBack(evaluation, by, held, item)
  setField(evaluation, self, '<total>', tuple(next))
  return next
}

/** Moves on by one item; the key of an item is there from then on. */
function moveOn(evaluation: Evaluation, self: Value): void {
  const item = nextOrStop(evaluation, field(evaluation, self, '<iterator>'))
  const by = field(evaluation, self, '<function>')
  const key = by === null ? item : callBack(evaluation, by, item)
  setField(evaluation, self, '<now>', tuple(key, item))
}

/** As the class groupby in the documentation of itertools. */
function nextGroup(evaluation: Evaluation, self: Value): Value {
  const wanted = partsOf(evaluation, self, '<wanted>')
  const isWanted = () => {
    const [key = null] = partsOf(evaluation, self, '<now>')
    const [last = null] = wanted
    return wanted.length > 0 && equalItem(evaluation, key, last)
  }
  setField(evaluation, self, '<group>', null)
  if (partsOf(evaluation, self, '<now>').length === 0) moveOn(evaluation, self)
  while (isWanted()) moveOn(evaluation, self)
  const [key = null] = partsOf(evaluation, self, '<now>')
  setField(evaluation, self, '<wanted>', tuple(key))
  const group = record(evaluation, 'itertools._grouper', { '<of>': self, '<key>': key })
  setField(evaluation, self, '<group>', group)
  return tuple(key, group)
}

function nextInGroup(evaluation: Evaluation, self: Value): Value {
  const of = field(evaluation, self, '<of>')
  const last = field(evaluation, of, '<group>')
  const [key = null, item = null] = partsOf(evaluation, of, '<now>')
  const isLast = isRef(last) && isRef(self) && last.id === self.id
  const ended = field(evaluation, of, '<ended>') === true
  if (ended || !isLast || !compare(evaluation, '==', key, field(evaluation, self, '<key>'))) {
    return evaluation.fail('StopIteration')
  }
  const next = nextItem(evaluation, field(evaluation, of, '<iterator>'))
  if (next === EXHAUSTED) setField(evaluation, of, '<ended>', true)
  else {
    const by = field(evaluation, of, '<function>')
    setField(
      evaluation,
      of,
      '<now>',
      tuple(by === null ? next : callBack(evaluation, by, next), next),
    )
  }
  return item
}

const functions: Table = {
  accumulate: pure(
    1,
    2,
    (evaluation, [iterable = null, by = null]) =>
      record(evaluation, 'itertools.accumulate', {
        '<iterator>': iterate(evaluation, iterable),
        '<function>': by,
        '<total>': tuple(),
      }),
    ['iterable', 'func'],
  ),
  chain: free((evaluation, sources) => gives(chain(evaluation, tuple(...sources)))),
  combinations: pure(2, 2, (evaluation, [iterable = null, size = null]) => {
    const items = itemsOf(evaluation, iterable)
    mustBeFew(evaluation, 2 ** items.length)
    const places = combinations(items.length, Number(integerOf(evaluation, size)))
    return iteratorOver(
      evaluation,
      places.map((all) => tuple(...all.map((place) => items[place] ?? null))),
    )
  }),
  count: pure(
    0,
    2,
    (evaluation, [start = 0n, step = 1n]) =>
      record(evaluation, 'itertools.count', { '<now>': start, '<step>': step }),
    ['start', 'step'],
  ),
  dropwhile: pure(2, 2, (evaluation, [keeps = null, iterable = null]) =>
    record(evaluation, 'itertools.dropwhile', {
      '<function>': keeps,
      '<iterator>': iterate(evaluation, iterable),
      '<done>': false,
    }),
  ),
  groupby: pure(
    1,
    2,
    (evaluation, [iterable = null, key = null]) =>
      record(evaluation, 'itertools.groupby', {
        '<iterator>': iterate(evaluation, iterable),
        '<function>': key,
        '<now>': tuple(),
        '<wanted>': tuple(),
        '<group>': null,
        '<ended>': false,
      }),
    ['iterable', 'key'],
  ),
  islice: pure(2, 4, islice),
  permutations: pure(
    1,
    2,
    (evaluation, [iterable = null, size = null]) => {
      const items = itemsOf(evaluation, iterable)
      if (items.length > 8) evaluation.unsupported('so many permutations')
      const count = size === null ? items.length : Number(integerOf(evaluation, size))
      return iteratorOver(
        evaluation,
        permutations(items, count).map((all) => tuple(...all)),
      )
    },
    ['iterable', 'r'],
  ),
  product: free((evaluation, iterables, keywords) => {
    const pools = iterables.map((each) => itemsOf(evaluation, each))
    const [wrong] = [...keywords.keys()].filter((name) => name !== 'repeat')
    if (wrong !== undefined) {
      const text = `'${wrong}' is an invalid keyword argument for product()`
      return evaluation.fail('TypeError', text)
    }
    const times = Number(integerOf(evaluation, keywords.get('repeat') ?? 1n))
    const all = Array.from({ length: times }, () => pools).flat()
    mustBeFew(
      evaluation,
      all.reduce((count, pool) => count * pool.length, 1),
    )
    return gives(iteratorOver(evaluation, product(all)))
  }),
  repeat: pure(
    1,
    2,
    (evaluation, [item = null, times]) =>
      record(evaluation, 'itertools.repeat', {
        '<item>': item,
        '<left>': times === undefined ? null : integerOf(evaluation, times),
      }),
    ['object', 'times'],
  ),
  takewhile: pure(2, 2, (evaluation, [keeps = null, iterable = null]) =>
    record(evaluation, 'itertools.takewhile', {
      '<function>': keeps,
      '<iterator>': iterate(evaluation, iterable),
      '<done>': false,
    }),
  ),
  zip_longest: free((evaluation, iterables, keywords) => {
    const [wrong] = [...keywords.keys()].filter((name) => name !== 'fillvalue')
    if (wrong !== undefined) {
      return evaluation.fail('TypeError', 'zip_longest() got an unexpected keyword argument')
    }
    const iterators = tuple(...iterables.map((each) => iterate(evaluation, each)))
    const fill = keywords.get('fillvalue') ?? null
    return gives(
      record(evaluation, 'itertools.zip_longest', { '<iterators>': iterators, '<fill>': fill }),
    )
  }),
}

const methods: readonly (readonly [string, Table])[] = [
  ['itertools._grouper', iteratorMethods(nextInGroup)],
  ['itertools.accumulate', iteratorMethods(nextAccumulated)],
  ['itertools.chain', iteratorMethods(nextChained)],
  ['itertools.count', iteratorMethods(nextCount)],
  ['itertools.dropwhile', iteratorMethods(nextAfterDropped)],
  ['itertools.groupby', iteratorMethods(nextGroup)],
  ['itertools.islice', iteratorMethods(nextSliced)],
  ['itertools.repeat', iteratorMethods(nextRepeated)],
  ['itertools.takewhile', iteratorMethods(nextTaken)],
  ['itertools.zip_longest', iteratorMethods(nextLongest)],
  [
    'type itertools.chain',
    { from_iterable: pure(1, 1, (evaluation, [sources = null]) => chain(evaluation, sources)) },
  ],
]

/** The module itertools. */
export const ITERTOOLS: LibraryTables = {
  scope: {},
  modules: new Map([['itertools', { functions }]]),
  methods: new Map(methods),
  stages: {},
}
