import { isTagged } from '../values/value.ts'
import type { HeapObject, Value } from '../values/value.ts'

/**
 * What a process may hold, in bytes as `weigh` counts them: one for a character, eight for a
 * reference. More than any example needs, and little enough that a search can keep many states.
 */
export const MEMORY = 8_000_000

/** Bits of the largest integer. */
export const MOST_BITS = 1_000_000

/** Lines that are kept of what a process prints, and characters of each line. */
export const MOST_LINES = 10_000
export const LONGEST_LINE = 10_000

const REFERENCE = 8
const OBJECT = 64

/** Roughly the bytes of a value, without the objects that it refers to. */
export function weigh(value: Value): number {
  if (typeof value === 'string') return REFERENCE + value.length
  if (typeof value === 'bigint') return REFERENCE + (isSmall(value) ? 0 : bitLength(value) / 8)
  if (!isTagged(value)) return REFERENCE
  switch (value.kind) {
    case 'bytes':
      return REFERENCE + value.data.length
    case 'tuple':
      return REFERENCE + weighAll(value.items)
    default:
      return REFERENCE
  }
}

/** The same of an object: what it holds itself. */
export function weighObject(object: HeapObject): number {
  switch (object.kind) {
    case 'list':
      return OBJECT + weighAll(object.items)
    case 'dict': {
      let sum = OBJECT
      for (const [key, value] of object.entries.values()) sum += weigh(key) + weigh(value)
      return sum
    }
    case 'instance':
    case 'exception':
      return OBJECT + weighAll(object.attributes.values())
    case 'record':
      return OBJECT + weighAll(object.fields.values())
    case 'openFile':
      return OBJECT + object.file.buffer.length
    case 'cell':
      return OBJECT + weighAll(object.held)
    case 'closure':
      return OBJECT + REFERENCE * (object.cells.size + object.defaults.size)
    case 'generator':
      return OBJECT + weighAll(object.locals.values()) + weighAll(object.temps.values())
    case 'iterator':
      return OBJECT
  }
}

function weighAll(values: Iterable<Value>): number {
  let sum = 0
  for (const value of values) sum += weigh(value)
  return sum
}

/** Does it fit 64 bits? */
export function isSmall(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value
}

/** The bits of an integer's magnitude, rounded up to four. */
export function bitLength(value: bigint): number {
  return 4 * value.toString(16).length
}
