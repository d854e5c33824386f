import {
  findAttribute,
  getAttribute,
  mustBeModelled,
  mustSupport,
  setAttribute,
} from '../values/attributes.ts'
import { compare } from '../values/compare.ts'
import { EXHAUSTED, itemsOf, iterate, nextItem, rangeLength } from '../chart/iteration.ts'
import { binary, unary } from '../values/operators.ts'
import { gives } from '../chart/callResult.ts'
import type { CallResult } from '../chart/callResult.ts'
import { isSubclass } from '../chart/program.ts'
import { isInstance, repr, str } from '../values/repr.ts'
import { truth } from '../values/truth.ts'
import { isType, typeName } from '../values/typeName.ts'
import { asInt, isTagged } from '../values/value.ts'
import type { ClassRef, Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { pure, resumable } from './signature.ts'
import type { Given, Table } from './signature.ts'

/** The functions of the built-in scope. */
export const functions: Table = {
  abs: pure(1, 1, (evaluation, [value = null]) => absolute(evaluation, value)),
  all: pure(1, 1, (evaluation, [value = null]) =>
    itemsOf(evaluation, value).every((item) => truth(evaluation, item)),
  ),
  any: pure(1, 1, (evaluation, [value = null]) =>
    itemsOf(evaluation, value).some((item) => truth(evaluation, item)),
  ),
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
  len: pure(1, 1, (evaluation, [value = null]) => BigInt(length(evaluation, value))),
  max: pure(1, 100, (evaluation, args) => extreme(evaluation, 'max', args)),
  min: pure(1, 100, (evaluation, args) => extreme(evaluation, 'min', args)),
  next: pure(1, 2, next),
  ord: pure(1, 1, (evaluation, [value = null]) => ord(evaluation, value)),
  print: pure(0, 100, print),
  repr: pure(1, 1, (evaluation, [value = null]) => repr(evaluation, value)),
  sorted: pure(
    1,
    3,
    (evaluation, [value = null, key, reverse = false]) => {
      if (key !== undefined && key !== null) return evaluation.unsupported('sorted() with a key')
      return evaluation.list(
        sortedItems(evaluation, itemsOf(evaluation, value), truth(evaluation, reverse)),
      )
    },
    ['', 'key', 'reverse'],
  ),
  sum: pure(1, 2, (evaluation, [value = null, start = 0n]) =>
    itemsOf(evaluation, value).reduce((total, item) => binary(evaluation, '+', total, item), start),
  ),
}

function absolute(evaluation: Evaluation, value: Value): Value {
  const int = asInt(value)
  if (int !== null) return int < 0n ? unary(evaluation, '-', int) : int
  if (typeof value === 'number') return Math.abs(value)
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
  const found = findAttribute(evaluation, object, wanted)
  if (found?.kind === 'call' && fallback !== undefined) {
    return evaluation.unsupported('getattr() of a property with a default')
  }
  if (found !== null) return found
  if (fallback === undefined) return getAttribute(evaluation, object, wanted)
  mustBeModelled(evaluation, object, wanted)
  return gives(fallback)
}

function hasattr(evaluation: Evaluation, [object = null, name = null]: Given): CallResult {
  const wanted = attributeName(evaluation, name)
  const found = findAttribute(evaluation, object, wanted)
  if (found?.kind === 'call') return evaluation.unsupported('hasattr() of a property')
  if (found === null) mustBeModelled(evaluation, object, wanted)
  return gives(found !== null)
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

function extreme(evaluation: Evaluation, name: 'max' | 'min', args: Given): Value {
  const [first = null] = args
  const items = args.length === 1 ? itemsOf(evaluation, first) : args.map((arg) => arg ?? null)
  const [head, ...tail] = items
  if (head === undefined) return evaluation.fail('ValueError', `${name}() arg is an empty sequence`)
  const operator = name === 'max' ? '>' : '<'
  return tail.reduce(
    (best, item) => (compare(evaluation, operator, item, best) ? item : best),
    head,
  )
}

function next(evaluation: Evaluation, [iterator = null, fallback]: Given): Value {
  const item = nextItem(evaluation, iterator)
  if (item !== EXHAUSTED) return item
  return fallback === undefined ? evaluation.fail('StopIteration') : fallback
}

function print(evaluation: Evaluation, args: Given): null {
  evaluation.write(args.map((arg) => str(evaluation, arg ?? null)).join(' '))
  return null
}

/** Stable, by `<` alone, as list.sort is. */
export function sortedItems(
  evaluation: Evaluation,
  items: readonly Value[],
  reverse: boolean,
): readonly Value[] {
  const order = items.toSorted((a, b) => {
    if (compare(evaluation, '<', a, b)) return reverse ? 1 : -1
    if (compare(evaluation, '<', b, a)) return reverse ? -1 : 1
    return 0
  })
  return order
}
