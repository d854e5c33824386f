import { isTagged } from './value.ts'
import type { Value } from './value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** `bool(value)`. Objects of the program's own are true: no `__bool__` and `__len__` in the subset. */
export function truth(evaluation: Evaluation, value: Value): boolean {
  // A float that is not a number is true in Python.
  if (typeof value === 'number') return value !== 0
  if (!isTagged(value)) return Boolean(value)
  switch (value.kind) {
    case 'bytes':
      return value.data !== ''
    case 'tuple':
      return value.items.length > 0
    case 'range':
      return value.step > 0n ? value.start < value.stop : value.start > value.stop
    case 'view':
      return truth(evaluation, value.dict)
    case 'ref': {
      const object = evaluation.get(value)
      if (object.kind === 'list') return object.items.length > 0
      return object.kind !== 'dict' || object.entries.size > 0
    }
    default:
      return true
  }
}
