import { moreValuesOf } from '../values/moreValues.ts'
import { compare, orderOfText } from '../values/compare.ts'
import { inOrder } from '../values/inOrder.ts'
import { str } from '../values/repr.ts'
import { truth } from '../values/truth.ts'
import { typeName } from '../values/typeName.ts'
import { isRef } from '../values/value.ts'
import type { DictEntry, DictObject, Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { loads } from './jsonLoads.ts'
import { pure } from './signature.ts'
import type { Table } from './signature.ts'

interface Style {
  readonly sortKeys: boolean
  readonly ascii: boolean
  readonly item: string
  readonly key: string
}

/** The module json. */
export const jsonFunctions: Table = {
  dumps: pure(
    1,
    4,
    (evaluation, [value = null, sortKeys = false, separators = null, ascii = true]) => {
      const [item = ', ', key = ': '] =
        separators === null ? [] : moreValuesOf(evaluation).itemsOf(evaluation, separators)
      const style: Style = {
        sortKeys: truth(evaluation, sortKeys),
        ascii: truth(evaluation, ascii),
        item: str(evaluation, item),
        key: str(evaluation, key),
      }
      return jsonTextOf(evaluation, value, style, [])
    },
    ['obj', 'sort_keys', 'separators', 'ensure_ascii'],
  ),
  loads: pure(1, 1, (evaluation, [text = null]) => loads(evaluation, text)),
}

function jsonTextOf(
  evaluation: Evaluation,
  value: Value,
  style: Style,
  within: readonly number[],
): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return jsonFloat(evaluation, value)
  if (typeof value === 'string') return jsonString(value, style.ascii)
  if (value.kind === 'tuple') return array(evaluation, value.items, style, within)
  const object = evaluation.object(value)
  if (isRef(value) && (object?.kind === 'list' || object?.kind === 'dict')) {
    if (within.includes(value.id)) {
      return evaluation.fail('ValueError', 'Circular reference detected')
    }
    const inside = [...within, value.id]
    if (object.kind === 'list') return array(evaluation, inOrder(evaluation, object), style, inside)
    return textOfDict(evaluation, object, style, inside)
  }
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `Object of type ${type} is not JSON serializable`)
}

/** JavaScript's words for what JSON has none for. */
function jsonFloat(evaluation: Evaluation, value: number): string {
  return Number.isFinite(value) ? moreValuesOf(evaluation).floatText(value) : String(value)
}

function array(
  evaluation: Evaluation,
  items: readonly Value[],
  style: Style,
  within: readonly number[],
): string {
  return `[${items.map((item) => jsonTextOf(evaluation, item, style, within)).join(style.item)}]`
}

function textOfDict(
  evaluation: Evaluation,
  object: DictObject,
  style: Style,
  within: readonly number[],
): string {
  const entries = style.sortKeys ? sortedEntries(evaluation, object) : [...object.entries.values()]
  const parts = entries.map(([key, value]) => {
    const name = jsonString(keyText(evaluation, key), style.ascii)
    return `${name}${style.key}${jsonTextOf(evaluation, value, style, within)}`
  })
  return `{${parts.join(style.item)}}`
}

function sortedEntries(evaluation: Evaluation, object: DictObject): readonly DictEntry[] {
  return [...object.entries.values()].toSorted(([a], [b]) => {
    if (typeof a === 'string' && typeof b === 'string') return orderOfText(a, b)
    if (compare(evaluation, '<', a, b)) return -1
    return compare(evaluation, '<', b, a) ? 1 : 0
  })
}

function keyText(evaluation: Evaluation, key: Value): string {
  if (typeof key === 'string') return key
  if (key === null) return 'null'
  if (typeof key === 'boolean') return key ? 'true' : 'false'
  if (typeof key === 'bigint') return String(key)
  if (typeof key === 'number') return jsonFloat(evaluation, key)
  const type = typeName(evaluation, key)
  const text = `keys must be str, int, float, bool or None, not ${type}`
  return evaluation.fail('TypeError', text)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
}

function jsonString(text: string, ascii: boolean): string {
  const escaped = text.replace(/["\\\u0000-\u001f]|[^\u0000-\u007e]/g, (unit) => {
    const named = ESCAPES[unit]
    if (named !== undefined) return named
    if (unit > '\x7e' && !ascii) return unit
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `"${escaped}"`
}
