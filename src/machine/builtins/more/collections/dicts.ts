import type { CallResult, Keywords } from '../../../chart/callResult.ts'
import { gives } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { hashKey } from '../../../values/compare.ts'
import { setEntry } from '../../../values/subscripts.ts'
import { truth } from '../../../values/truth.ts'
import { isTagged, tuple } from '../../../values/value.ts'
import type { DictEntry, DictObject, Ref, Value } from '../../../values/value.ts'
import { entriesOf, refOf } from '../../coreMethods.ts'
import { free, pure } from '../../signature.ts'
import type { Given, Table } from '../../signature.ts'
import { changesFrom } from '../containersMore.ts'
import { isCallable } from '../callingFunctions.ts'
import { callBack } from '../records.ts'

export type Subtype = NonNullable<DictObject['of']>

/** A new dictionary of such a type; of equal keys the first stays. */
export function makeDict(
  evaluation: Evaluation,
  of: Subtype,
  given: readonly DictEntry[],
  factory?: Value,
): Ref {
  const entries = new Map<string, DictEntry>()
  for (const [key, value] of given) {
    const hash = hashKey(evaluation, key)
    entries.set(hash, [entries.get(hash)?.[0] ?? key, value])
  }
  return evaluation.make({
    kind: 'dict',
    entries,
    of,
    ...(factory !== undefined && { factory }),
  })
}

/** `defaultdict(factory, …)` */
export const defaultdict = free(
  (
    evaluation: Evaluation,
    [factory = null, ...args]: readonly Value[],
    keywords: Keywords,
  ): CallResult => {
    if (factory !== null && !isCallable(evaluation, factory)) {
      return evaluation.fail('TypeError', 'first argument must be callable or None')
    }
    const given = changesFrom(evaluation, 'dict', args, keywords)
    return gives(makeDict(evaluation, 'collections.defaultdict', given, factory))
  },
)

export const defaultdictMethods: Table = {
  __missing__: pure(1, 1, (evaluation, [self, key = null]) => {
    const object = evaluation.get(refOf(self))
    const factory = object.kind === 'dict' ? (object.factory ?? null) : null
    if (factory === null) return evaluation.fail('KeyError', key)
    const value = callBack(evaluation, factory)
    setEntry(evaluation, refOf(self), key, value)
    return value
  }),
}

export const OrderedDict = free((evaluation, args, keywords) =>
  gives(
    makeDict(
      evaluation,
      'collections.OrderedDict',
      changesFrom(evaluation, 'OrderedDict', args, keywords),
    ),
  ),
)

function moveToEnd(evaluation: Evaluation, [self, key = null, last = true]: Given): null {
  const entries = [...entriesOf(evaluation, self)]
  const hash = hashKey(evaluation, key)
  const found = entries.filter(([one]) => one === hash)
  if (found.length === 0) return evaluation.fail('KeyError', key)
  const rest = entries.filter(([one]) => one !== hash)
  return putEntries(
    evaluation,
    self,
    truth(evaluation, last) ? [...rest, ...found] : [...found, ...rest],
  )
}

function putEntries(
  evaluation: Evaluation,
  self: Value | undefined,
  entries: readonly (readonly [string, DictEntry])[],
): null {
  const object = evaluation.get(refOf(self))
  if (object.kind === 'dict') evaluation.put(refOf(self), { ...object, entries: new Map(entries) })
  return null
}

export const orderedDictMethods: Table = {
  __eq__: pure(1, 1, (evaluation, [self, other = null]) => {
    const [one, another] = [evaluation.object(self ?? null), evaluation.object(other)]
    const both = one?.kind === 'dict' && another?.kind === 'dict' && one.of === another.of
    if (!both) return NOT_IMPLEMENTED
    const keys = [...another.entries.keys()]
    const same = [...one.entries.keys()].every((key, i) => key === keys[i])
    // the entries are compared as those of any dictionary
    return same && one.entries.size === keys.length ? NOT_IMPLEMENTED : false
  }),
  move_to_end: pure(1, 2, moveToEnd, ['key', 'last']),
  popitem: pure(
    0,
    1,
    (evaluation, [self, last = true]) => {
      const entries = [...entriesOf(evaluation, self)]
      const picked = truth(evaluation, last) ? entries.at(-1) : entries[0]
      if (picked === undefined) return evaluation.fail('KeyError', 'dictionary is empty')
      putEntries(
        evaluation,
        self,
        entries.filter((entry) => entry !== picked),
      )
      return tuple(...picked[1])
    },
    ['last'],
  ),
}

export const NOT_IMPLEMENTED: Value = { kind: 'builtin', name: 'NotImplemented' }

/** Is it a dictionary of such a type? */
export function isOf(evaluation: Evaluation, value: Value | undefined, of: Subtype): boolean {
  const object = value !== undefined && isTagged(value) ? evaluation.object(value) : null
  return object?.kind === 'dict' && object.of === of
}
