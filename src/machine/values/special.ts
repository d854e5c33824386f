import { answerOf } from '../chart/generators.ts'
import { calls } from '../chart/callResult.ts'
import type { CallResult } from '../chart/callResult.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { memberOf } from '../chart/program.ts'
import { classOf } from './typeName.ts'
import { isRef, isTagged } from './value.ts'
import type { Value } from './value.ts'

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

/**
 * `left operator right` by the methods of the program's own. Undefined when there is none, or none
 * can do it.
 */
export function operate(
  evaluation: Evaluation,
  left: Value,
  right: Value,
  name: string,
  reflected: string,
): Value | undefined {
  const { deeper } = evaluation.library
  if (deeper === null || (!isRef(left) && !isRef(right))) return undefined
  return deeper.operate(evaluation, left, right, name, reflected)
}
