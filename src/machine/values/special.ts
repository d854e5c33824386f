import { answerOf } from '../chart/generators.ts'
import { calls, NO_KEYWORDS } from '../chart/callResult.ts'
import type { CallResult } from '../chart/callResult.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { memberOf } from '../chart/program.ts'
import { classOf } from './typeName.ts'
import { isTagged } from './value.ts'
import type { Value } from './value.ts'

/** Does the class of the object have such a method: the program's own, or of a modelled type? */
export function hasSpecial(evaluation: Evaluation, object: Value, name: string): boolean {
  if (!evaluation.performs) return false
  if (isModelled(evaluation, object)) return hasMethod(evaluation, object, name)
  return special(evaluation, object, name) !== null
}

/** Is it an object of a type whose methods are all in the library? */
export function isModelled(evaluation: Evaluation, value: Value): boolean {
  const object = evaluation.object(value)
  return object?.kind === 'record' || (object?.kind === 'dict' && object.of !== undefined)
}

function hasMethod(evaluation: Evaluation, object: Value, name: string): boolean {
  return evaluation.library.hasMethod(evaluation.version, classOf(evaluation, object), name)
}

/**
 * The method under a special name as a call: the program's own, or what one of a modelled type
 * gives; null when it has none.
 */
export function special(
  evaluation: Evaluation,
  object: Value,
  name: string,
  ...args: readonly Value[]
): CallResult | null {
  if (!evaluation.performs) return null
  const kind = evaluation.object(object)?.kind
  if (isModelled(evaluation, object)) {
    if (!hasMethod(evaluation, object, name)) return null
    return evaluation.library.callMethod(evaluation, object, name, args, NO_KEYWORDS)
  }
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

function mayOperate(value: Value): boolean {
  return isTagged(value) && (value.kind === 'ref' || value.kind === 'view')
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
  if (deeper === null || (!mayOperate(left) && !mayOperate(right))) return undefined
  return deeper.operate(evaluation, left, right, name, reflected)
}
