import { BugError } from '../../../base/index.ts'
import { gives } from '../../chart/callResult.ts'
import { callValue } from '../../chart/call.ts'
import { NO_KEYWORDS } from '../../chart/callResult.ts'
import { answerOf } from '../../chart/generators.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt, isRef } from '../../values/value.ts'
import type { RecordObject, Ref, Value } from '../../values/value.ts'
import { pure } from '../signature.ts'
import type { Builtin, Table } from '../signature.ts'

/**
 * A new object of a modelled type. Fields whose names no program can write (`<items>`) are not
 * seen as attributes.
 */
export function record(
  evaluation: Evaluation,
  type: string,
  fields: Readonly<Record<string, Value>>,
): Ref {
  return evaluation.make({ kind: 'record', type, fields: new Map(Object.entries(fields)) })
}

/** The record that a value is, of one of these types; null for anything else. */
export function recordOf(
  evaluation: Evaluation,
  value: Value | undefined,
  ...types: readonly string[]
): RecordObject | null {
  const object = value === undefined ? null : evaluation.object(value)
  return object?.kind === 'record' && types.includes(object.type) ? object : null
}

function selfOf(evaluation: Evaluation, self: Value | undefined): readonly [Ref, RecordObject] {
  if (self === undefined || !isRef(self)) throw new BugError('expected an object, got a value')
  const object = evaluation.get(self)
  if (object.kind !== 'record') throw new BugError(`expected a record, got a ${object.kind}`)
  return [self, object]
}

/** A field of the object whose method this is. */
export function field(evaluation: Evaluation, self: Value | undefined, name: string): Value {
  const [, object] = selfOf(evaluation, self)
  const value = object.fields.get(name)
  if (value === undefined) throw new BugError(`expected a field ${name} of a ${object.type}`)
  return value
}

export function setField(
  evaluation: Evaluation,
  self: Value | undefined,
  name: string,
  value: Value,
): void {
  const [ref, object] = selfOf(evaluation, self)
  evaluation.put(ref, { ...object, fields: new Map(object.fields).set(name, value) })
}

/** An int, or what CPython says of anything else. */
export function integerOf(evaluation: Evaluation, value: Value): bigint {
  const int = asInt(value)
  if (int !== null) return int
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
}

/** `callee(…)` in the middle of a built-in. */
export function callBack(evaluation: Evaluation, callee: Value, ...args: readonly Value[]): Value {
  return answerOf(evaluation, callValue(evaluation, callee, args, NO_KEYWORDS))
}

/** The methods of an iterator; `next` raises StopIteration at the end. */
export function iteratorMethods(next: (evaluation: Evaluation, self: Value) => Value): Table {
  return {
    __iter__: itself,
    __next__: pure(0, 0, (evaluation, [self = null]) => next(evaluation, self)),
  }
}

const itself: Builtin = {
  min: 0,
  max: 0,
  names: [],
  run: (_, [self = null]) => gives(self),
}
