import type { CallResult, Keywords } from '../../chart/callResult.ts'
import { gives } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { itemsOf } from '../../chart/iteration.ts'
import { equalItem, hashKey } from '../../values/compare.ts'
import { inOrder } from '../../values/inOrder.ts'
import { repr } from '../../values/repr.ts'
import { setEntry } from '../../values/subscripts.ts'
import { asInt, isRef, isTagged } from '../../values/value.ts'
import type { DictEntry, Value } from '../../values/value.ts'
import { entriesFrom } from './constructors.ts'
import type { LibraryTables } from '../registry.ts'
import { free, pure } from '../signature.ts'
import type { Builtin, Given, Table } from '../signature.ts'
import { rangeLength } from '../../chart/iteration.ts'
import { mustHaveItems } from './mappings.ts'

/** The items of a list or a tuple. */
function sequenceIn(evaluation: Evaluation, self: Value | undefined): readonly Value[] {
  if (self === undefined) return []
  if (isTagged(self) && self.kind === 'tuple') return self.items
  const object = evaluation.object(self)
  return object?.kind === 'list' ? inOrder(evaluation, object) : []
}

/** A place as `index` takes it: cut to the sequence. */
function bound(evaluation: Evaluation, value: Value, length: number): number {
  const at = asInt(value)
  if (at === null) {
    const text = 'slice indices must be integers or have an __index__ method'
    return evaluation.fail('TypeError', text)
  }
  const place = at < 0n ? at + BigInt(length) : at
  return Number(place < 0n ? 0n : place)
}

/** `index(value, start, stop)`; `missing`: the words when it is not there. */
function indexIn(missing: (evaluation: Evaluation, item: Value) => string): Builtin {
  return pure(1, 3, (evaluation, [self, item = null, from = 0n, to]) => {
    const items = sequenceIn(evaluation, self)
    const first = bound(evaluation, from, items.length)
    const last = to === undefined ? items.length : bound(evaluation, to, items.length)
    const at = items.slice(first, last).findIndex((other) => equalItem(evaluation, other, item))
    if (at !== -1) return BigInt(first + at)
    return evaluation.fail('ValueError', missing(evaluation, item))
  })
}

/** What `dict(…)` and `update(…)` are given: a mapping or pairs, then keywords. */
export function changesFrom(
  evaluation: Evaluation,
  name: string,
  args: readonly Value[],
  keywords: Keywords,
): readonly DictEntry[] {
  const [from, ...rest] = args
  if (rest.length > 0) {
    const text = `${name} expected at most 1 argument, got ${args.length}`
    return evaluation.fail('TypeError', text)
  }
  if (from !== undefined) mustHaveItems(evaluation, from)
  const given = from === undefined ? [] : entriesFrom(evaluation, from).map(([, entry]) => entry)
  return [...given, ...keywords]
}

function makeDict(evaluation: Evaluation, args: readonly Value[], keywords: Keywords): CallResult {
  const entries = new Map<string, DictEntry>()
  for (const [key, value] of changesFrom(evaluation, 'dict', args, keywords)) {
    const hash = hashKey(evaluation, key)
    entries.set(hash, [entries.get(hash)?.[0] ?? key, value])
  }
  return gives(evaluation.make({ kind: 'dict', entries }))
}

function update(
  evaluation: Evaluation,
  [self = null, ...args]: readonly Value[],
  keywords: Keywords,
): CallResult {
  for (const [key, value] of changesFrom(evaluation, 'update', args, keywords)) {
    if (isRef(self)) setEntry(evaluation, self, key, value)
  }
  return gives(null)
}

function fromKeys(evaluation: Evaluation, [keys = null, value = null]: Given): Value {
  const entries = new Map<string, DictEntry>()
  for (const key of itemsOf(evaluation, keys)) {
    const hash = hashKey(evaluation, key)
    entries.set(hash, [entries.get(hash)?.[0] ?? key, value])
  }
  return evaluation.make({ kind: 'dict', entries })
}

const rangeMethods: Table = {
  count: pure(1, 1, (_, [self, item = null]) => (placeInRange(self, item) === null ? 0n : 1n)),
  index: pure(1, 1, (evaluation, [self, item = null]) => {
    const at = placeInRange(self, item)
    if (at !== null) return at
    return evaluation.fail('ValueError', `${repr(evaluation, item)} is not in range`)
  }),
}

function placeInRange(self: Value | undefined, item: Value): bigint | null {
  const int = asInt(item)
  if (int === null || self === undefined || !isTagged(self) || self.kind !== 'range') return null
  const [from, step] = [int - self.start, self.step]
  const at = from / step
  return from % step === 0n && at >= 0n && at < BigInt(rangeLength(self)) ? at : null
}

const methods: readonly (readonly [string, Table])[] = [
  ['dict', { update: free(update) }],
  ['type dict', { fromkeys: pure(1, 2, fromKeys) }],
  ['list', { index: indexIn((evaluation, item) => `${repr(evaluation, item)} is not in list`) }],
  ['range', rangeMethods],
  ['tuple', { index: indexIn(() => 'tuple.index(x): x not in tuple') }],
]

/** What lists, tuples and dictionaries have beside the core. */
export const CONTAINERS_MORE: LibraryTables = {
  scope: { dict: free(makeDict) },
  modules: new Map(),
  methods: new Map(methods),
  stages: {},
}
