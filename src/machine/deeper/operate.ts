import { NO_KEYWORDS } from '../chart/callResult.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { answerOf } from '../chart/generators.ts'
import { isSubclass } from '../chart/program.ts'
import { hashOf } from '../values/hashOf.ts'
import { callSpecial, isModelled, isNotImplemented } from '../values/special.ts'
import { classOf } from '../values/typeName.ts'
import { isTagged } from '../values/value.ts'
import type { ClassRef, Value } from '../values/value.ts'

/** The class of an object that may have methods for operators; null for anything else. */
function ownClass(evaluation: Evaluation, value: Value): ClassRef | null {
  const kind = evaluation.object(value)?.kind
  const special = kind === 'instance' || kind === 'exception' || isModelled(evaluation, value)
  return special ? classOf(evaluation, value) : null
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
  const sets = asSets(evaluation, left, right, name)
  if (sets !== null) return operate(evaluation, ...sets, name, reflected)
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

const OF_SETS = /^__(and|or|sub|xor|eq|ne|lt|le|gt|ge)__$/
const TAKES_ANYTHING = /^__(and|or|sub|xor)__$/

/** What two operands are to an operator of sets when one is a view; null: nothing new. */
function asSets(
  evaluation: Evaluation,
  left: Value,
  right: Value,
  name: string,
): readonly [Value, Value] | null {
  if (!OF_SETS.test(name)) return null
  if (!isView(left)) {
    // A view on the right takes anything that has no such operator itself.
    const kind = evaluation.object(left)?.kind
    const first = isSet(evaluation, left) || kind === 'instance' || kind === 'exception'
    if (first || !isView(right) || !TAKES_ANYTHING.test(name)) return null
    return [setOf(evaluation, left), setOf(evaluation, right)]
  }
  if (TAKES_ANYTHING.test(name)) return [setOf(evaluation, left), setOf(evaluation, right)]
  return isView(right) || isSet(evaluation, right) ? [setOf(evaluation, left), right] : null
}

function isSet(evaluation: Evaluation, value: Value): boolean {
  const object = evaluation.object(value)
  return object?.kind === 'record' && (object.type === 'set' || object.type === 'frozenset')
}

function isView(value: Value): boolean {
  return isTagged(value) && value.kind === 'view' && value.of !== 'values'
}

function setOf(evaluation: Evaluation, value: Value): Value {
  return answerOf(evaluation, evaluation.library.call(evaluation, 'set', [value], NO_KEYWORDS))
}

function isDerived(evaluation: Evaluation, cls: ClassRef | null, of: ClassRef | null): boolean {
  return cls !== null && of !== null && isSubclass(evaluation.program, cls, of)
}
