import { answerOf } from '../chart/generators.ts'
import { calls } from '../chart/callResult.ts'
import type { CallResult } from '../chart/callResult.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { isSubclass, memberOf } from '../chart/program.ts'
import { hashOf } from './hashOf.ts'
import { classOf } from './typeName.ts'
import { isTagged } from './value.ts'
import type { ClassRef, Value } from './value.ts'

/** Does the class of the object have such a method of the program's own? */
export function hasSpecial(evaluation: Evaluation, object: Value, name: string): boolean {
  return special(evaluation, object, name) !== null
}

/** The program's own method under a special name, bound as a call; null when it has none. */
export function special(
  evaluation: Evaluation,
  object: Value,
  name: string,
  ...args: readonly Value[]
): CallResult | null {
  if (!evaluation.performs) return null
  const kind = evaluation.object(object)?.kind
  if (kind !== 'instance' && kind !== 'exception') return null
  const member = memberOf(evaluation.program, classOf(evaluation, object), name)
  if (member?.kind !== 'function') return null
  return member.binding === 'static' ? calls(member.id, ...args) : calls(member.id, object, ...args)
}

/** What that method gives; undefined when there is none. */
export function callSpecial(
  evaluation: Evaluation,
  object: Value,
  name: string,
  ...args: readonly Value[]
): Value | undefined {
  const call = special(evaluation, object, name, ...args)
  return call === null ? undefined : answerOf(evaluation, call)
}

export function isNotImplemented(value: Value): boolean {
  return isTagged(value) && value.kind === 'builtin' && value.name === 'NotImplemented'
}

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
