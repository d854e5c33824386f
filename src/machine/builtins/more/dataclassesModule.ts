import { expandClasses, type FieldMade } from '../../../python/index.ts'
import { callValue } from '../../chart/call.ts'
import type { CallResult, Keywords } from '../../chart/callResult.ts'
import { gives } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { answerOf } from '../../chart/generators.ts'
import { madeOf } from '../../chart/program.ts'
import { getAttribute } from '../../values/attributes.ts'
import { hashKey } from '../../values/compare.ts'
import { isType } from '../../values/typeName.ts'
import { isTagged, tuple } from '../../values/value.ts'
import type { ClassValue, DictEntry, Value } from '../../values/value.ts'
import type { LibraryTables } from '../registry.ts'
import { free, pure } from '../signature.ts'
import type { Builtin } from '../signature.ts'

/** The class and the fields of an object of a dataclass; null for anything else. */
function dataclassOf(
  evaluation: Evaluation,
  value: Value,
): { readonly cls: ClassValue; readonly fields: readonly FieldMade[] } | null {
  const object = evaluation.object(value)
  if (object?.kind !== 'instance') return null
  const made = madeOf(evaluation.program, object.class, 'dataclass')
  return made === null ? null : { cls: object.class, fields: made.fields }
}

function fieldsOf(
  evaluation: Evaluation,
  value: Value,
  name: string,
): readonly (readonly [string, Value])[] {
  const found = dataclassOf(evaluation, value)
  if (found === null) {
    return evaluation.fail('TypeError', `${name}() should be called on dataclass instances`)
  }
  return found.fields.map(({ name: field }) => [
    field,
    answerOf(evaluation, getAttribute(evaluation, value, field)),
  ])
}

/** The value with dataclasses inside of it taken apart, and lists and dictionaries copied. */
function takenApart(evaluation: Evaluation, value: Value, parts: Parts): Value {
  const inside = (each: Value) => takenApart(evaluation, each, parts)
  if (dataclassOf(evaluation, value) !== null) return parts(evaluation, value)
  if (isTagged(value) && value.kind === 'tuple') {
    return { ...value, items: value.items.map(inside) }
  }
  const object = evaluation.object(value)
  if (object?.kind === 'list') return evaluation.list(object.items.map(inside))
  if (object?.kind === 'dict') {
    const entries = [...object.entries].map(
      ([hash, [key, held]]) => [hash, [inside(key), inside(held)]] as const,
    )
    return evaluation.make({ ...object, entries: new Map<string, DictEntry>(entries) })
  }
  if (object === null) return value
  return evaluation.unsupported('a copy of what is no list, dictionary or dataclass')
}

type Parts = (evaluation: Evaluation, value: Value) => Value

function asDict(evaluation: Evaluation, value: Value): Value {
  const entries = fieldsOf(evaluation, value, 'asdict').map(([name, held]): [string, DictEntry] => [
    hashKey(evaluation, name),
    [name, takenApart(evaluation, held, asDict)],
  ])
  return evaluation.make({ kind: 'dict', entries: new Map(entries) })
}

function asTuple(evaluation: Evaluation, value: Value): Value {
  const fields = fieldsOf(evaluation, value, 'astuple')
  return tuple(...fields.map(([, held]) => takenApart(evaluation, held, asTuple)))
}

function replace(
  evaluation: Evaluation,
  [value = null, ...rest]: readonly Value[],
  changes: Keywords,
): CallResult {
  if (rest.length > 0) {
    const text = `replace() takes 1 positional argument but ${rest.length + 1} were given`
    return evaluation.fail('TypeError', text)
  }
  const values = fieldsOf(evaluation, value, 'replace')
  const found = dataclassOf(evaluation, value)
  if (found === null) return gives(null)
  const left = found.fields.filter(({ init }) => !init).map(({ name }) => name)
  const wrong = left.find((name) => changes.has(name))
  if (wrong !== undefined) {
    const text = `field ${wrong} is declared with init=False, it cannot be specified with replace()`
    return evaluation.fail('ValueError', text)
  }
  const given = values.filter(([name]) => !left.includes(name))
  const made = callValue(evaluation, found.cls, [], new Map([...given, ...changes]))
  return gives(answerOf(evaluation, made))
}

function isDataclass(evaluation: Evaluation, value: Value): boolean {
  const ofClass =
    isType(value) && value.kind === 'class'
      ? madeOf(evaluation.program, value, 'dataclass') !== null
      : false
  return ofClass || dataclassOf(evaluation, value) !== null
}

/** The compiler has read it where it may stand. */
function readBefore(name: string): Builtin {
  return free((evaluation) => evaluation.unsupported(`${name}() that is called in a run`))
}

/** The module dataclasses; the compiler writes out what `@dataclass` gives. */
export const DATACLASSES: LibraryTables = {
  scope: {},
  modules: new Map([
    [
      'dataclasses',
      {
        functions: {
          asdict: pure(1, 1, (evaluation, [value = null]) => asDict(evaluation, value)),
          astuple: pure(1, 1, (evaluation, [value = null]) => asTuple(evaluation, value)),
          dataclass: readBefore('dataclass'),
          field: readBefore('field'),
          is_dataclass: pure(1, 1, (evaluation, [value = null]) => isDataclass(evaluation, value)),
          replace: free(replace),
        },
        constants: new Map<string, Value>([['KW_ONLY', 'KW_ONLY']]),
        exceptions: { FrozenInstanceError: 'dataclasses.FrozenInstanceError' },
      },
    ],
  ]),
  methods: new Map(),
  stages: {},
  expand: expandClasses,
}
