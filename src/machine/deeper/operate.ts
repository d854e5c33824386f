import type { Evaluation } from '../chart/evaluation.ts'
import { isSubclass } from '../chart/program.ts'
import { hashOf } from '../values/hashOf.ts'
import { callSpecial, isNotImplemented } from '../values/special.ts'
import { classOf } from '../values/typeName.ts'
import type { ClassRef, Value } from '../values/value.ts'

/** The class of an object of the program's own; null for anything else. */
function ownClass(evaluation: Evaluation, value: Value): ClassRef | null {
  const kind = evaluation.object(value)?.kind
  return kind === 'instance' || kind === 'exception' ? classOf(evaluation, value) : null
}

/**
 * `left operator right` by the methods of the program's own: that of the left operand, then the
 * reflected one of the right; first the right one's, when its class comes from the left one's.
 * Undefined when there is none, or none can do it.
 */
export function operate(
  evaluation: Evaluation,
  left: Value,
  right: Value,
  name: string,
  reflected: string,
): Value | undefined {
  const [one, other] = [ownClass(evaluation, left), ownClass(evaluation, right)]
  if (one === null && other === null) return undefined
  const tries = [
    [left, name, right],
    [right, reflected, left],
  ] as const
  const same = one !== null && other !== null && hashOf(one) === hashOf(other)
  const wanted =
    same && reflected.startsWith('__r')
      ? tries.slice(0, 1)
      : !same && isDerived(evaluation, other, one)
        ? tries.toReversed()
        : tries
  for (const [object, method, argument] of wanted) {
    const value = callSpecial(evaluation, object, method, argument)
    if (value !== undefined && !isNotImplemented(value)) return value
  }
  return undefined
}

function isDerived(evaluation: Evaluation, cls: ClassRef | null, of: ClassRef | null): boolean {
  return cls !== null && of !== null && isSubclass(evaluation.program, cls, of)
}
