import { BugError } from '../../../base/index.ts'
import type { CallResult, Keywords } from '../../chart/callResult.ts'
import { gives } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { itemsOf } from '../../chart/iteration.ts'
import { fieldsOfTuple } from '../../chart/program.ts'
import { hashKey } from '../../values/compare.ts'
import { repr } from '../../values/repr.ts'
import { isTagged, tuple } from '../../values/value.ts'
import type { ClassValue, DictEntry, TupleValue, Value } from '../../values/value.ts'
import type { LibraryTables } from '../registry.ts'
import { free, pure } from '../signature.ts'

function namedTuple(value: Value | undefined): TupleValue & { readonly class: ClassValue } {
  const isTuple = value !== undefined && isTagged(value) && value.kind === 'tuple'
  if (isTuple && value.class !== undefined) return { ...value, class: value.class }
  throw new BugError('expected a named tuple')
}

function asDict(evaluation: Evaluation, self: Value | undefined): Value {
  const { class: cls, items } = namedTuple(self)
  const entries = fieldsOfTuple(evaluation.program, cls).map((name, i): [string, DictEntry] => [
    hashKey(evaluation, name),
    [name, items[i] ?? null],
  ])
  return evaluation.make({ kind: 'dict', entries: new Map(entries) })
}

function replace(evaluation: Evaluation, [self]: readonly Value[], changes: Keywords): CallResult {
  const named = namedTuple(self)
  const fields = fieldsOfTuple(evaluation.program, named.class)
  const unknown = [...changes.keys()].filter((name) => !fields.includes(name))
  if (unknown.length > 0) {
    const names = evaluation.list(unknown)
    const text = `Got unexpected field names: ${repr(evaluation, names)}`
    return evaluation.fail('ValueError', text)
  }
  const items = named.items.map((item, i) => {
    const change = changes.get(fields[i] ?? '')
    return change === undefined ? item : change
  })
  return gives({ ...named, items })
}

/** What named tuples have beside the methods of tuples; the compiler makes their classes. */
export const NAMED_TUPLES: LibraryTables = {
  scope: {
    '<namedtuple>': pure(2, 2, (evaluation, [cls = null, value = null]) => {
      if (!isTagged(cls) || cls.kind !== 'class') throw new BugError('expected a class')
      return { ...tuple(...itemsOf(evaluation, value)), class: cls }
    }),
  },
  modules: new Map([
    [
      'collections',
      {
        functions: {
          namedtuple: free((evaluation) =>
            evaluation.unsupported('namedtuple() that is called in a run'),
          ),
        },
      },
    ],
  ]),
  methods: new Map([
    [
      '<named tuple>',
      {
        _asdict: pure(0, 0, (evaluation, [self]) => asDict(evaluation, self)),
        _replace: free(replace),
      },
    ],
  ]),
  stages: {},
}
