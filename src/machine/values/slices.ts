import type { Evaluation } from '../chart/evaluation.ts'
import { asInt, isTagged } from './value.ts'
import type { SliceValue, Value } from './value.ts'

/** Which items a slice means: so many, from here, in such steps. */
export interface SliceRange {
  readonly from: number
  /** where it ends, before this place */
  readonly to: number
  readonly count: number
  readonly step: number
}

export function isSlice(value: Value): value is SliceValue {
  return isTagged(value) && value.kind === 'slice'
}

/** A slice of a sequence of this length, by CPython's PySlice_Unpack and PySlice_AdjustIndices. */
export function sliceRange(
  evaluation: Evaluation,
  { lower, upper, step: given = null }: SliceValue,
  length: number,
): SliceRange {
  const size = BigInt(length)
  const step = given === null ? 1n : indexOf(evaluation, given)
  if (step === 0n) return evaluation.fail('ValueError', 'slice step cannot be zero')
  const [least, most] = step > 0n ? [0n, size] : [-1n, size - 1n]
  const bound = (value: Value, missing: bigint): bigint => {
    if (value === null) return missing
    const at = indexOf(evaluation, value)
    const place = at < 0n ? at + size : at
    if (place < least) return least
    return place > most ? most : place
  }
  const from = bound(lower, step > 0n ? least : most)
  const to = bound(upper, step > 0n ? most : least)
  const span = step > 0n ? to - from : from - to
  const stride = step > 0n ? step : -step
  const count = span <= 0n ? 0n : (span - 1n) / stride + 1n
  // a step as long as a machine's word takes at most one item
  const short = stride > size ? (step > 0n ? size + 1n : -size - 1n) : step
  return { from: Number(from), to: Number(to), count: Number(count), step: Number(short) }
}

/** The places of its items, in its order. */
export function placesOf({ from, count, step }: SliceRange): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + index * step)
}

function indexOf(evaluation: Evaluation, value: Value): bigint {
  const at = asInt(value)
  if (at !== null) return at
  const text = 'slice indices must be integers or None or have an __index__ method'
  return evaluation.fail('TypeError', text)
}
