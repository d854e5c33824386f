import { findAttribute, getAttribute, setAttribute } from '../values/attributes.ts'
import { compare } from '../values/compare.ts'
import { EXHAUSTED, itemsOf, iterate, nextItem, rangeLength } from '../chart/iteration.ts'
import { binary, unary } from '../values/operators.ts'
import { gives } from '../chart/callResult.ts'
import type { Outcome } from '../chart/callResult.ts'
import { isSubclass } from '../chart/program.ts'
import { isInstance, repr, str } from '../values/repr.ts'
import { truth } from '../values/truth.ts'
import { isType, typeName } from '../values/typeName.ts'
import { asInt, isTagged } from '../values/value.ts'
import type { ClassRef, Value } from '../values/value.ts'
import type { Work } from '../chart/evaluation.ts'
import { pure, resumable } from './signature.ts'
import type { Given, Table } from './signature.ts'

/** The functions of the built-in scope. */
export const functions: Table = {
  abs: pure(1, 1, (work, [value = null]) => absolute(work, value)),
  all: pure(1, 1, (work, [value = null]) =>
    itemsOf(work, value).every((item) => truth(work, item)),
  ),
  any: pure(1, 1, (work, [value = null]) => itemsOf(work, value).some((item) => truth(work, item))),
  chr: pure(1, 1, (work, [value = null]) => chr(work, value)),
  getattr: resumable(2, 3, getattr),
  hasattr: resumable(2, 2, hasattr),
  setattr: resumable(3, 3, (work, [object = null, name = null, value = null]) =>
    setAttribute(work, object, attributeName(work, name), value),
  ),
  isinstance: pure(2, 2, (work, [value = null, cls = null]) =>
    classesOf(work, cls, 'isinstance').some((one) => isInstance(work, value, one)),
  ),
  issubclass: pure(2, 2, (work, [value = null, cls = null]) => {
    if (!isType(value)) return work.fail('TypeError', 'issubclass() arg 1 must be a class')
    const classes = classesOf(work, cls, 'issubclass')
    return classes.some((one) => isSubclass(work.program, value, one))
  }),
  iter: pure(1, 1, (work, [value = null]) => iterate(work, value)),
  len: pure(1, 1, (work, [value = null]) => BigInt(length(work, value))),
  max: pure(1, 100, (work, args) => extreme(work, 'max', args)),
  min: pure(1, 100, (work, args) => extreme(work, 'min', args)),
  next: pure(1, 2, next),
  ord: pure(1, 1, (work, [value = null]) => ord(work, value)),
  print: pure(0, 100, print),
  repr: pure(1, 1, (work, [value = null]) => repr(work, value)),
  sorted: pure(
    1,
    3,
    (work, [value = null, key, reverse = false]) => {
      if (key !== undefined && key !== null) return work.unsupported('sorted() with a key')
      return work.list(sortedItems(work, itemsOf(work, value), truth(work, reverse)))
    },
    ['', 'key', 'reverse'],
  ),
  sum: pure(1, 2, (work, [value = null, start = 0n]) =>
    itemsOf(work, value).reduce((total, item) => binary(work, '+', total, item), start),
  ),
}

function absolute(work: Work, value: Value): Value {
  const int = asInt(value)
  if (int !== null) return int < 0n ? unary(work, '-', int) : int
  return work.fail('TypeError', `bad operand type for abs(): '${typeName(work, value)}'`)
}

function chr(work: Work, value: Value): string {
  const int = asInt(value)
  if (int === null) {
    const type = typeName(work, value)
    return work.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
  }
  if (int < 0n || int > 0x10ffffn) {
    return work.fail('ValueError', 'chr() arg not in range(0x110000)')
  }
  return String.fromCodePoint(Number(int))
}

function ord(work: Work, value: Value): bigint {
  const isBytes = isTagged(value) && value.kind === 'bytes'
  if (typeof value !== 'string' && !isBytes) {
    const text = `ord() expected string of length 1, but ${typeName(work, value)} found`
    return work.fail('TypeError', text)
  }
  const characters = typeof value === 'string' ? [...value] : [...value.data]
  const [only] = characters
  if (only !== undefined && characters.length === 1) return BigInt(only.codePointAt(0) ?? 0)
  const text = `ord() expected a character, but string of length ${characters.length} found`
  return work.fail('TypeError', text)
}

function attributeName(work: Work, name: Value): string {
  if (typeof name === 'string') return name
  const text = `attribute name must be string, not '${typeName(work, name)}'`
  return work.fail('TypeError', text)
}

function getattr(work: Work, [object = null, name = null, fallback]: Given): Outcome {
  const wanted = attributeName(work, name)
  const found = findAttribute(work, object, wanted)
  if (found?.kind === 'call' && fallback !== undefined) {
    return work.unsupported('getattr() of a property with a default')
  }
  if (found !== null) return found
  return fallback === undefined ? getAttribute(work, object, wanted) : gives(fallback)
}

function hasattr(work: Work, [object = null, name = null]: Given): Outcome {
  const found = findAttribute(work, object, attributeName(work, name))
  if (found?.kind === 'call') return work.unsupported('hasattr() of a property')
  return gives(found !== null)
}

function classesOf(work: Work, cls: Value, name: string): readonly ClassRef[] {
  if (isType(cls)) return [cls]
  if (isTagged(cls) && cls.kind === 'tuple') {
    return cls.items.flatMap((item) => classesOf(work, item, name))
  }
  const a =
    name === 'isinstance'
      ? 'a type, a tuple of types, or a union'
      : 'a class, a tuple of classes, or a union'
  return work.fail('TypeError', `${name}() arg 2 must be ${a}`)
}

/** `len(value)` */
function length(work: Work, value: Value): number {
  if (typeof value === 'string') return [...value].length
  if (isTagged(value)) {
    if (value.kind === 'bytes') return value.data.length
    if (value.kind === 'range') return rangeLength(value)
    if (value.kind === 'tuple') return value.items.length
    if (value.kind === 'view') return itemsOf(work, value).length
  }
  const object = work.object(value)
  if (object?.kind === 'list') return object.items.length
  if (object?.kind === 'dict') return object.entries.size
  return work.fail('TypeError', `object of type '${typeName(work, value)}' has no len()`)
}

function extreme(work: Work, name: 'max' | 'min', args: Given): Value {
  const [first = null] = args
  const items = args.length === 1 ? itemsOf(work, first) : args.map((arg) => arg ?? null)
  const [head, ...tail] = items
  if (head === undefined) return work.fail('ValueError', `${name}() arg is an empty sequence`)
  const operator = name === 'max' ? '>' : '<'
  return tail.reduce((best, item) => (compare(work, operator, item, best) ? item : best), head)
}

function next(work: Work, [iterator = null, fallback]: Given): Value {
  const item = nextItem(work, iterator)
  if (item !== EXHAUSTED) return item
  return fallback === undefined ? work.fail('StopIteration') : fallback
}

function print(work: Work, args: Given): null {
  work.write(args.map((arg) => str(work, arg ?? null)).join(' '))
  return null
}

/** Stable, by `<` alone, as list.sort is. */
export function sortedItems(
  work: Work,
  items: readonly Value[],
  reverse: boolean,
): readonly Value[] {
  const order = items.toSorted((a, b) => {
    if (compare(work, '<', a, b)) return reverse ? 1 : -1
    if (compare(work, '<', b, a)) return reverse ? -1 : 1
    return 0
  })
  return order
}
