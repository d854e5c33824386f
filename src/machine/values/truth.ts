import { callSpecial } from './special.ts'
import { typeName } from './typeName.ts'
import { asInt, isTagged } from './value.ts'
import type { Value } from './value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** `bool(value)`. An object of the program's own is what its `__bool__`, else its `__len__`, says. */
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
      if (object.kind === 'instance' || object.kind === 'exception' || object.kind === 'record')
        return ownTruth(evaluation, value)
      if (object.kind === 'list') return object.items.length > 0
      return object.kind !== 'dict' || object.entries.size > 0
    }
    default:
      return true
  }
}

function ownTruth(evaluation: Evaluation, value: Value): boolean {
  const said = callSpecial(evaluation, value, '__bool__')
  if (said === undefined) return (ownLength(evaluation, value) ?? 1n) !== 0n
  if (typeof said === 'boolean') return said
  const type = typeName(evaluation, said)
  return evaluation.fail('TypeError', `__bool__ should return bool, returned ${type}`)
}

/** What `__len__` says; null when there is none. */
export function ownLength(evaluation: Evaluation, value: Value): bigint | null {
  const said = callSpecial(evaluation, value, '__len__')
  if (said === undefined) return null
  const length = asInt(said)
  if (length === null) {
    const type = typeName(evaluation, said)
    return evaluation.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
  }
  if (length < 0n) return evaluation.fail('ValueError', '__len__() should return >= 0')
  return length
}
