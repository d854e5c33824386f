import { callValue } from '../../chart/call.ts'
import type { CallResult } from '../../chart/callResult.ts'
import { gives } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { answerOf } from '../../chart/generators.ts'
import { itemsOf } from '../../chart/iteration.ts'
import { getAttribute } from '../../values/attributes.ts'
import { hashKey } from '../../values/compare.ts'
import { getItem, setEntry } from '../../values/subscripts.ts'
import { asInt, isTagged, tuple } from '../../values/value.ts'
import type { DictEntry, HeapObject, Value } from '../../values/value.ts'
import { entriesOf, refOf } from '../coreMethods.ts'
import type { LibraryTables } from '../registry.ts'
import { free, pure } from '../signature.ts'
import type { Builtin } from '../signature.ts'
import { isCallable } from './callingFunctions.ts'
import { callBack, field, record } from './records.ts'

const partial = free((evaluation, [func, ...args], keywords): CallResult => {
  if (func === undefined) {
    return evaluation.fail('TypeError', "type 'partial' takes at least one argument")
  }
  if (!isCallable(evaluation, func)) {
    return evaluation.fail('TypeError', 'the first argument must be callable')
  }
  const entries = [...keywords].map(([name, value]): [string, DictEntry] => [
    hashKey(evaluation, name),
    [name, value],
  ])
  const held = evaluation.make({ kind: 'dict', entries: new Map(entries) })
  const fields = { func, args: tuple(...args), keywords: held }
  return gives(record(evaluation, 'functools.partial', fields))
})

/** Nobody changes them: a thread that reaches for them is refused (deeper/sharing/watch.ts). */
function keywordsOf(evaluation: Evaluation, self: Value): HeapObject | null {
  const { watch } = evaluation
  evaluation.watch = null
  const held = evaluation.object(field(evaluation, self, 'keywords'))
  evaluation.watch = watch
  return held
}

const callPartial = free((evaluation, [self = null, ...more], keywords) => {
  const args = field(evaluation, self, 'args')
  const held = keywordsOf(evaluation, self)
  const before = isTagged(args) && args.kind === 'tuple' ? args.items : []
  const named = new Map<string, Value>()
  for (const [key, value] of held?.kind === 'dict' ? held.entries.values() : []) {
    if (typeof key === 'string') named.set(key, value)
  }
  const all = new Map([...named, ...keywords])
  return gives(
    answerOf(
      evaluation,
      callValue(evaluation, field(evaluation, self, 'func'), [...before, ...more], all),
    ),
  )
})

const reduce = pure(2, 3, (evaluation, [by = null, iterable = null, start]) => {
  const items = itemsOf(evaluation, iterable)
  const [first, ...rest] = start === undefined ? items : [start, ...items]
  if (first === undefined) {
    return evaluation.fail('TypeError', 'reduce() of empty iterable with no initial value')
  }
  return rest.reduce((total, item) => callBack(evaluation, by, total, item), first)
})

/** One of what `get` gives for each thing that was asked for; a tuple when there are several. */
function getter(
  name: string,
  get: (evaluation: Evaluation, value: Value, what: Value) => Value,
): {
  readonly make: Builtin
  readonly call: Builtin
} {
  const type = `operator.${name}`
  return {
    make: free((evaluation, args) => {
      if (name === 'attrgetter' && args.some((one) => typeof one !== 'string')) {
        return evaluation.fail('TypeError', 'attribute name must be a string')
      }
      if (args.length > 0) return gives(record(evaluation, type, { '<wanted>': tuple(...args) }))
      return evaluation.fail('TypeError', `${name} expected 1 argument, got 0`)
    }),
    call: pure(1, 1, (evaluation, [self = null, value = null]) => {
      const wanted = field(evaluation, self, '<wanted>')
      const all = isTagged(wanted) && wanted.kind === 'tuple' ? wanted.items : []
      const found = all.map((what) => get(evaluation, value, what))
      const [only = null] = found
      return found.length === 1 ? only : tuple(...found)
    }),
  }
}

const item = getter('itemgetter', (evaluation, value, what) =>
  answerOf(evaluation, getItem(evaluation, value, what)),
)

const attribute = getter('attrgetter', (evaluation, value, what) => {
  const names = typeof what === 'string' ? what.split('.') : []
  return names.reduce((of, name) => answerOf(evaluation, getAttribute(evaluation, of, name)), value)
})

const [lower, digits] = ['abcdefghijklmnopqrstuvwxyz', '0123456789']
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
const whitespace = ' \t\n\r\v\f'

/** The result that a cache has, in a tuple; None: it has none. */
const lookup = pure(2, 2, (evaluation, [results, key = null]) => {
  const entry = entriesOf(evaluation, results).get(hashKey(evaluation, key))
  return entry === undefined ? null : tuple(entry[1])
})

/**
 * `most`: None, or the size of the cache. Without a size the last result stays, with one the first
 * (infinite_lru_cache_wrapper and bounded_lru_cache_wrapper in Modules/_functoolsmodule.c).
 */
const keep = pure(4, 4, (evaluation, [results = null, key = null, result = null, most = null]) => {
  const entries = entriesOf(evaluation, results)
  const size = asInt(most)
  if (size !== null) {
    if (entries.has(hashKey(evaluation, key))) return null
    if (BigInt(entries.size) >= size) {
      evaluation.unsupported('a functools.lru_cache that is full', 'Use maxsize=None.')
    }
  }
  setEntry(evaluation, refOf(results), key, result)
  return null
})

const clear = pure(1, 1, (evaluation, [results]) => {
  entriesOf(evaluation, results)
  evaluation.put(refOf(results), { kind: 'dict', entries: new Map() })
  return null
})

/** The modules functools (beside wraps), operator and string. */
export const FUNCTOOLS: LibraryTables = {
  // For machine/library/_functools.py.
  scope: { __cache_lookup__: lookup, __cache_keep__: keep, __cache_clear__: clear },
  modules: new Map([
    [
      'functools',
      {
        functions: { partial, reduce },
        // These are written in Python: see machine/library.
        constants: new Map<string, Value>([
          ['cache', { kind: 'function', id: '_functools.cache' }],
          ['lru_cache', { kind: 'function', id: '_functools.lru_cache' }],
        ]),
      },
    ],
    ['operator', { functions: { attrgetter: attribute.make, itemgetter: item.make } }],
    [
      'string',
      {
        functions: {},
        constants: new Map<string, Value>([
          ['ascii_letters', lower + lower.toUpperCase()],
          ['ascii_lowercase', lower],
          ['ascii_uppercase', lower.toUpperCase()],
          ['digits', digits],
          ['hexdigits', `${digits}abcdefABCDEF`],
          ['octdigits', '01234567'],
          ['printable', digits + lower + lower.toUpperCase() + punctuation + whitespace],
          ['punctuation', punctuation],
          ['whitespace', whitespace],
        ]),
      },
    ],
  ]),
  methods: new Map([
    ['functools.partial', { __call__: callPartial }],
    ['operator.attrgetter', { __call__: attribute.call }],
    ['operator.itemgetter', { __call__: item.call }],
  ]),
  stages: {},
}
