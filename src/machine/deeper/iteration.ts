import { Raised } from '../chart/evaluation.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { isSubclass } from '../chart/program.ts'
import { callSpecial, hasSpecial } from '../values/special.ts'
import { typeName } from '../values/typeName.ts'
import { builtin, isTagged } from '../values/value.ts'
import type { Ref, Value } from '../values/value.ts'

/** The iterator of an object of the program's own; null when it has none. */
export function iterateOwn(evaluation: Evaluation, value: Ref): Ref | null {
  const own = callSpecial(evaluation, value, '__iter__')
  if (own !== undefined) return checkIterator(evaluation, own)
  if (!hasSpecial(evaluation, value, '__getitem__')) return null
  return evaluation.make({ kind: 'iterator', source: value, index: 0, size: 0 })
}

/** What `__iter__` gave must be able to go on. */
function checkIterator(evaluation: Evaluation, value: Value): Ref {
  const kind = evaluation.object(value)?.kind
  const goesOn =
    kind === 'iterator' || kind === 'generator' || hasSpecial(evaluation, value, '__next__')
  if (goesOn && isTagged(value) && value.kind === 'ref') return value
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `iter() returned non-iterator of type '${type}'`)
}

/** Of an object with `__getitem__` alone: until there is an IndexError. */
export function itemOfOwn(evaluation: Evaluation, source: Value, index: number): Value | undefined {
  try {
    return callSpecial(evaluation, source, '__getitem__', BigInt(index))
  } catch (thrown) {
    const object = thrown instanceof Raised ? evaluation.get(thrown.exception) : null
    const ends = ['IndexError', 'StopIteration'].some(
      (name) =>
        object?.kind === 'exception' && isSubclass(evaluation.program, object.class, builtin(name)),
    )
    if (ends) return undefined
    throw thrown
  }
}
