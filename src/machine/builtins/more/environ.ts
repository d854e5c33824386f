import { gives } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { iterate } from '../../chart/iteration.ts'
import { hashKey } from '../../values/compare.ts'
import { setEntry } from '../../values/subscripts.ts'
import { typeName } from '../../values/typeName.ts'
import { builtin, isRef, tuple } from '../../values/value.ts'
import type { DictEntry, Ref, Value } from '../../values/value.ts'
import { coreDictMethods, entriesOf, refOf } from '../coreMethods.ts'
import type { LibraryTables } from '../registry.ts'
import { free, pure } from '../signature.ts'
import type { Builtin, Given, Table } from '../signature.ts'
import { dictMethods } from './collectionMethods.ts'
import { changesFrom } from './containersMore.ts'
import { repr } from '../../values/repr.ts'
import { NOT_IMPLEMENTED } from './collections/dicts.ts'

/** What every process finds in its environment, here and in the proof (src/cli/harness/services.py). */
const START: readonly (readonly [string, string])[] = [
  ['HOME', '/work'],
  ['LANG', 'C.UTF-8'],
  ['PATH', '/usr/local/bin:/usr/bin:/bin'],
]

const OF = 'os._Environ'
/** A variable that no program can name: each process has its own. */
const PLACE = { file: '<os>', name: 'environ' }

/** The mapping os.environ of this process. */
export function environmentOf(evaluation: Evaluation): Ref {
  const held = evaluation.variable(PLACE)
  if (held !== undefined && isRef(held)) return held
  if (evaluation.before.sharing !== null) evaluation.unsupported('os.environ under another name')
  const entries = START.map(([name, value]): readonly [string, DictEntry] => [
    hashKey(evaluation, name),
    [name, value],
  ])
  const made = evaluation.make({ kind: 'dict', entries: new Map(entries), of: OF })
  evaluation.setVariable(PLACE, made)
  return made
}

function text(evaluation: Evaluation, value: Value | undefined): string {
  if (typeof value === 'string') return value
  const type = typeName(evaluation, value ?? null)
  return evaluation.fail('TypeError', `str expected, not ${type}`)
}

/** Names that tempfile reads, and what the system refuses. */
function nameToSet(evaluation: Evaluation, value: Value | undefined): string {
  const name = text(evaluation, value)
  if (['TMPDIR', 'TEMP', 'TMP'].includes(name)) {
    evaluation.unsupported(`os.environ[${repr(evaluation, name)}] that is set`)
  }
  if (name === '' || /[=\0]/.test(name)) {
    evaluation.unsupported(`${repr(evaluation, name)} as a name in os.environ`)
  }
  return name
}

function set(evaluation: Evaluation, self: Value | undefined, key: Value, value: Value): void {
  // CPython looks at the key first, and sets nothing if the value is no text.
  text(evaluation, key)
  const held = text(evaluation, value)
  if (held.includes('\0')) evaluation.unsupported('a NUL character in os.environ')
  setEntry(evaluation, refOf(self), nameToSet(evaluation, key), held)
}

/** A method of dict whose first argument must be a text. */
function ofText(method: Builtin | undefined): Builtin {
  if (method === undefined) throw new Error('expected a method of dict')
  return {
    ...method,
    run: (evaluation, given, keywords) => {
      text(evaluation, given[1])
      return method.run(evaluation, given, keywords)
    },
  }
}

const { clear, items, keys, pop, values } = dictMethods

function setDefault(evaluation: Evaluation, [self, key = null, fallback = null]: Given): Value {
  text(evaluation, key)
  const entry = entriesOf(evaluation, self).get(hashKey(evaluation, key))
  if (entry !== undefined) return entry[1]
  set(evaluation, self, key, fallback)
  return fallback
}

function plain(evaluation: Evaluation, self: Value | undefined): Ref {
  return evaluation.make({ kind: 'dict', entries: entriesOf(evaluation, self) })
}

/** `environ | other`, a plain dictionary */
function merged(evaluation: Evaluation, one: Value, other: Value): Value {
  const [first, second] = [evaluation.object(one), evaluation.object(other)]
  if (first?.kind !== 'dict' || second?.kind !== 'dict') return NOT_IMPLEMENTED
  return evaluation.make({
    kind: 'dict',
    entries: new Map([...first.entries, ...second.entries]),
  })
}

const methods: Table = {
  ...Object.fromEntries(
    Object.entries({ clear, items, keys, values }).flatMap(([name, method]) =>
      method === undefined ? [] : [[name, method]],
    ),
  ),
  __contains__: pure(1, 1, (evaluation, [self, key = null]) =>
    entriesOf(evaluation, self).has(hashKey(evaluation, text(evaluation, key))),
  ),
  __delitem__: pure(1, 1, (evaluation, [self, key = null]) => {
    const entries = new Map(entriesOf(evaluation, self))
    const isThere = entries.delete(hashKey(evaluation, text(evaluation, key)))
    if (!isThere) return evaluation.fail('KeyError', key)
    evaluation.put(refOf(self), { kind: 'dict', of: OF, entries })
    return null
  }),
  __getitem__: pure(1, 1, (evaluation, [self, key = null]) => {
    const entry = entriesOf(evaluation, self).get(hashKey(evaluation, text(evaluation, key)))
    return entry === undefined ? evaluation.fail('KeyError', key) : entry[1]
  }),
  // A copy of the names: the mapping may change meanwhile.
  __iter__: pure(0, 0, (evaluation, [self]) => {
    const names = [...entriesOf(evaluation, self).values()].map(([name]) => name)
    return iterate(evaluation, evaluation.list(names))
  }),
  __ior__: pure(1, 1, (evaluation, [self = null, other = null]) => {
    for (const [key, value] of changesFrom(evaluation, 'update', [other], new Map())) {
      set(evaluation, self, key, value)
    }
    return self
  }),
  __or__: pure(1, 1, (evaluation, [self = null, other = null]) => merged(evaluation, self, other)),
  __ror__: pure(1, 1, (evaluation, [self = null, other = null]) => merged(evaluation, other, self)),
  __setitem__: pure(2, 2, (evaluation, [self, key = null, value = null]) => {
    set(evaluation, self, key, value)
    return null
  }),
  copy: pure(0, 0, (evaluation, [self]) => plain(evaluation, self)),
  get: ofText(coreDictMethods['get']),
  pop: ofText(pop),
  // The first one, unlike that of dict.
  popitem: pure(0, 0, (evaluation, [self]) => {
    const [first, ...rest] = entriesOf(evaluation, self)
    if (first === undefined) return evaluation.fail('KeyError')
    evaluation.put(refOf(self), { kind: 'dict', of: OF, entries: new Map(rest) })
    return tuple(...first[1])
  }),
  setdefault: pure(2, 2, setDefault, ['key', 'value']),
  update: free((evaluation, [self = null, ...args], more) => {
    for (const [key, value] of changesFrom(evaluation, 'update', args, more)) {
      set(evaluation, self, key, value)
    }
    return gives(null)
  }),
}

/** os.environ: a small environment that is the same everywhere. */
export const ENVIRON: LibraryTables = {
  scope: {},
  modules: new Map([
    [
      'os',
      {
        functions: {
          getenv: pure(
            1,
            2,
            (evaluation, [key = null, fallback = null]) => {
              const entries = entriesOf(evaluation, environmentOf(evaluation))
              return entries.get(hashKey(evaluation, text(evaluation, key)))?.[1] ?? fallback
            },
            ['key', 'default'],
          ),
        },
        constants: new Map<string, Value>([['environ', builtin('os.environ')]]),
      },
    ],
  ]),
  methods: new Map([[OF, methods]]),
  stages: {},
}
