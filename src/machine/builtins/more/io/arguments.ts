import type { Evaluation } from '../../../chart/evaluation.ts'
import { repr } from '../../../values/repr.ts'
import { typeName } from '../../../values/typeName.ts'
import { asInt } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'

/** An int, as CPython's C code takes it. */
export function integer(evaluation: Evaluation, value: Value): number {
  const int = asInt(value)
  if (int !== null) return Number(int)
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
}

/** A size: an int, or None. */
export function indexOrNone(evaluation: Evaluation, value: Value): number | null {
  if (value === null) return null
  const int = asInt(value)
  if (int !== null) return Number(int)
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `argument should be integer or None, not '${type}'`)
}

/** Where `seek` of a text file goes; of another whence than the start only zero is taken. */
export function seekTarget(evaluation: Evaluation, offset: Value, whence: number): number {
  if (whence < 0 || whence > 2) {
    const text = `invalid whence (${whence}, should be 0, 1 or 2)`
    return evaluation.fail('ValueError', text)
  }
  if (whence > 0) {
    if (asInt(offset) === 0n) return 0
    const what = whence === 1 ? 'cur' : 'end'
    return evaluation.fail('io.UnsupportedOperation', `can't do nonzero ${what}-relative seeks`)
  }
  const at = asInt(offset)
  if (at === null) {
    const type = typeName(evaluation, offset)
    return evaluation.fail(
      'TypeError',
      `'<' not supported between instances of '${type}' and 'int'`,
    )
  }
  if (at < 0n)
    return evaluation.fail('ValueError', `negative seek position ${repr(evaluation, offset)}`)
  return Number(at)
}
