import { findAttribute, getAttribute, ownGetter, setAttribute } from '../../values/attributes.ts'
import { mustBeModelled, mustSupport } from '../../values/more/attributes.ts'
import { compare } from '../../values/compare.ts'
import { Raised } from '../../chart/evaluation.ts'
import { answerOf, untilStop } from '../../chart/generators.ts'
import { advance, itemsOf, iterate, rangeLength } from '../../chart/iteration.ts'
import { unary } from '../../values/more/operators.ts'
import { callValue } from '../../chart/call.ts'
import { gives, NO_KEYWORDS } from '../../chart/callResult.ts'
import type { CallResult } from '../../chart/callResult.ts'
import { isSubclass } from '../../chart/program.ts'
import { isInstance, repr } from '../../values/repr.ts'
import { callSpecial, hasSpecial } from '../../values/special.ts'
import { ownLength } from '../../values/truth.ts'
import { isType, typeName } from '../../values/typeName.ts'
import { asInt, builtin, isTagged } from '../../values/value.ts'
import type { ClassRef, Value } from '../../values/value.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { pure, resumable } from '../signature.ts'
import type { Given, Table } from '../signature.ts'

/** The functions of the built-in scope. */
export const functions: Table = {
  abs: pure(1, 1, (evaluation, [value = null]) => absolute(evaluation, value)),
  chr: pure(1, 1, (evaluation, [value = null]) => chr(evaluation, value)),
  getattr: resumable(2, 3, getattr),
  hasattr: resumable(2, 2, hasattr),
  setattr: resumable(3, 3, (evaluation, [object = null, name = null, value = null]) =>
    setAttribute(evaluation, object, attributeName(evaluation, name), value),
  ),
  isinstance: pure(2, 2, (evaluation, [value = null, cls = null]) =>
    classesOf(evaluation, cls, 'isinstance').some((one) => isInstance(evaluation, value, one)),
  ),
  issubclass: pure(2, 2, (evaluation, [value = null, cls = null]) => {
    if (!isType(value)) return evaluation.fail('TypeError', 'issubclass() arg 1 must be a class')
    const classes = classesOf(evaluation, cls, 'issubclass')
    return classes.some((one) => isSubclass(evaluation.program, value, one))
  }),
  iter: pure(1, 1, (evaluation, [value = null]) => iterate(evaluation, value)),
  len: pure(
    1,
    1,
    (evaluation, [value = null]) =>
      ownLength(evaluation, value) ?? BigInt(length(evaluation, value)),
  ),
  next: pure(1, 2, next),
  ord: pure(1, 1, (evaluation, [value = null]) => ord(evaluation, value)),
  repr: pure(1, 1, (evaluation, [value = null]) => repr(evaluation, value)),
}

function absolute(evaluation: Evaluation, value: Value): Value {
  const int = asInt(value)
  if (int !== null) return int < 0n ? unary(evaluation, '-', int) : int
  if (typeof value === 'number') return Math.abs(value)
  const own = callSpecial(evaluation, value, '__abs__')
  if (own !== undefined) return own
  return evaluation.fail(
    'TypeError',
    `bad operand type for abs(): '${typeName(evaluation, value)}'`,
  )
}

function chr(evaluation: Evaluation, value: Value): string {
  const int = asInt(value)
  if (int === null) {
    const type = typeName(evaluation, value)
    return evaluation.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
  }
  if (int < 0n || int > 0x10ffffn) {
    return evaluation.fail('ValueError', 'chr() arg not in range(0x110000)')
  }
  return String.fromCodePoint(Number(int))
}

function ord(evaluation: Evaluation, value: Value): bigint {
  const isBytes = isTagged(value) && value.kind === 'bytes'
  if (typeof value !== 'string' && !isBytes) {
    const text = `ord() expected string of length 1, but ${typeName(evaluation, value)} found`
    return evaluation.fail('TypeError', text)
  }
  const characters = typeof value === 'string' ? [...value] : [...value.data]
  const [only] = characters
  if (only !== undefined && characters.length === 1) return BigInt(only.codePointAt(0) ?? 0)
  const text = `ord() expected a character, but string of length ${characters.length} found`
  return evaluation.fail('TypeError', text)
}

function attributeName(evaluation: Evaluation, name: Value): string {
  if (typeof name === 'string') return name
  const text = `attribute name must be string, not '${typeName(evaluation, name)}'`
  return evaluation.fail('TypeError', text)
}

function getattr(
  evaluation: Evaluation,
  [object = null, name = null, fallback]: Given,
): CallResult {
  const wanted = attributeName(evaluation, name)
  if (fallback === undefined) return getAttribute(evaluation, object, wanted)
  const found = findAttribute(evaluation, object, wanted)
  if (found?.kind === 'value') return found
  return gives(unlessMissing(evaluation, object, wanted) ?? fallback)
}

/** The attribute, whatever of the program must run for it; undefined at an AttributeError. */
function unlessMissing(evaluation: Evaluation, object: Value, name: string): Value | undefined {
  const found = findAttribute(evaluation, object, name) ?? ownGetter(evaluation, object, name)
  if (found === null) {
    mustBeModelled(evaluation, object, name)
    return undefined
  }
  if (found.kind === 'call' && !hasSpecial(evaluation, object, '__getattr__')) {
    return evaluation.unsupported('getattr() or hasattr() of a property with a default')
  }
  try {
    return answerOf(evaluation, found)
  } catch (thrown) {
    const raised = thrown instanceof Raised ? evaluation.get(thrown.exception) : null
    const missing =
      raised?.kind === 'exception' &&
      isSubclass(evaluation.program, raised.class, builtin('AttributeError'))
    if (missing) return undefined
    throw thrown
  }
}

function hasattr(evaluation: Evaluation, [object = null, name = null]: Given): CallResult {
  const wanted = attributeName(evaluation, name)
  const found = findAttribute(evaluation, object, wanted)
  if (found?.kind === 'value') return gives(true)
  return gives(unlessMissing(evaluation, object, wanted) !== undefined)
}

function classesOf(evaluation: Evaluation, cls: Value, name: string): readonly ClassRef[] {
  if (isType(cls)) return [cls]
  if (isTagged(cls) && cls.kind === 'tuple') {
    return cls.items.flatMap((item) => classesOf(evaluation, item, name))
  }
  const a =
    name === 'isinstance'
      ? 'a type, a tuple of types, or a union'
      : 'a class, a tuple of classes, or a union'
  return evaluation.fail('TypeError', `${name}() arg 2 must be ${a}`)
}

/** `len(value)` */
function length(evaluation: Evaluation, value: Value): number {
  if (typeof value === 'string') return [...value].length
  if (isTagged(value)) {
    if (value.kind === 'bytes') return value.data.length
    if (value.kind === 'range') return rangeLength(value)
    if (value.kind === 'tuple') return value.items.length
    if (value.kind === 'view') return itemsOf(evaluation, value).length
  }
  const object = evaluation.object(value)
  if (object?.kind === 'list') return object.items.length
  if (object?.kind === 'dict') return object.entries.size
  mustSupport(evaluation, value, '__len__')
  return evaluation.fail(
    'TypeError',
    `object of type '${typeName(evaluation, value)}' has no len()`,
  )
}

function next(evaluation: Evaluation, [iterator = null, fallback]: Given): Value {
  if (fallback === undefined) return advance(evaluation, iterator)
  return untilStop(
    evaluation,
    () => advance(evaluation, iterator),
    () => fallback,
  )
}

/** Stable, by `<` alone, as list.sort is; of what the key makes of each item. */
export function sortedItems(
  evaluation: Evaluation,
  items: readonly Value[],
  reverse: boolean,
  key: Value = null,
): readonly Value[] {
  const keyed = items.map((item) => {
    const by =
      key === null ? item : answerOf(evaluation, callValue(evaluation, key, [item], NO_KEYWORDS))
    return { item, by }
  })
  return keyed
    .toSorted(({ by: a }, { by: b }) => {
      if (compare(evaluation, '<', a, b)) return reverse ? 1 : -1
      if (compare(evaluation, '<', b, a)) return reverse ? -1 : 1
      return 0
    })
    .map(({ item }) => item)
}
