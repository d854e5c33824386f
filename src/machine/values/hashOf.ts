import { asNumber, isTagged } from './value.ts'
import type { RangeValue, Value } from './value.ts'

/** The key of a value that is known to be hashable. */
export function hashOf(value: Value): string {
  const number = asNumber(value)
  if (number !== null) return hashOfNumber(number)
  if (typeof value === 'string') return `s${value}`
  if (!isTagged(value)) return 'n'
  switch (value.kind) {
    case 'ref':
      return `r${value.id}`
    case 'tuple':
      return `t${value.items.map(hashOf).map(frame).join('')}`
    case 'range':
      return hashOfRange(value)
    case 'method':
      return `m${frame(value.id)}${hashOf(value.self)}`
    case 'builtinMethod':
      return `b${frame(value.name)}${hashOf(value.self)}`
    default:
      return `${value.kind}:${nameOf(value) ?? ''}`
  }
}

/** Ranges are equal when their items are. */
function hashOfRange({ start, stop, step }: RangeValue): string {
  const span = step > 0n ? stop - start : start - stop
  const stride = step > 0n ? step : -step
  const length = span <= 0n ? 0n : (span + stride - 1n) / stride
  return `g${length},${length > 0n ? start : ''},${length > 1n ? step : ''}`
}

/** Equal numbers have one hash, whatever their type. */
function hashOfNumber(number: bigint | number): string {
  if (typeof number === 'bigint') return `i${number}`
  return Number.isInteger(number) ? `i${BigInt(number)}` : `f${number}`
}

function frame(part: string): string {
  return `${part.length}:${part}`
}

/** The identity of a value, for kinds that are compared by identity alone. */
export function nameOf(value: Value): string | null {
  if (!isTagged(value)) return null
  switch (value.kind) {
    case 'function':
    case 'class':
      return value.id
    case 'builtin':
    case 'module':
      return value.name
    case 'file':
      return value.file
    case 'bytes':
      return value.data
    default:
      return null
  }
}
