import { str } from '../values/repr.ts'
import { truth } from '../values/truth.ts'
import type { Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { moreValuesOf } from '../values/moreValues.ts'
import { writeJson, type JsonStyle } from './jsonEncoder.ts'
import { loads } from './jsonLoads.ts'
import { pure } from './signature.ts'
import type { Given, Table } from './signature.ts'

/** The module json. */
export const jsonFunctions: Table = {
  dumps: pure(
    1,
    4,
    (evaluation, [value = null, ...style]) =>
      jsonText(evaluation, value, styleOf(evaluation, style)),
    ['obj', 'sort_keys', 'separators', 'ensure_ascii'],
  ),
  loads: pure(1, 1, (evaluation, [text = null]) => loads(evaluation, text)),
}

/** The text as one. */
export function jsonText(evaluation: Evaluation, value: Value, style: JsonStyle): string {
  const pieces: string[] = []
  writeJson(evaluation, value, style, (piece) => pieces.push(piece))
  return pieces.join('')
}

/** From `sort_keys`, `separators` and `ensure_ascii`. */
export function styleOf(
  evaluation: Evaluation,
  [sortKeys = false, separators = null, ascii = true]: Given,
): JsonStyle {
  const [item = ', ', key = ': '] =
    separators === null ? [] : moreValuesOf(evaluation).itemsOf(evaluation, separators)
  return {
    sortKeys: truth(evaluation, sortKeys),
    ascii: truth(evaluation, ascii),
    item: str(evaluation, item),
    key: str(evaluation, key),
    indent: null,
    skipKeys: false,
    refuseFloat: null,
    instead: null,
  }
}
