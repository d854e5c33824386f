import { unreachable } from '../../base/index.ts'
import { madeOf, memberOf } from '../chart/program.ts'
import type { Expr } from '../../python/index.ts'
import { hashOf, nameOf } from './hashOf.ts'
import { inOrder } from './inOrder.ts'
import { callSpecial, operate } from './special.ts'
import { noteSpan } from './spans.ts'
import { truth } from './truth.ts'
import { typeName } from './typeName.ts'
import { asNumber, isRef, isTagged } from './value.ts'
import type { DictObject, HeapObject, InstanceObject, Value } from './value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

export type CompareOperator = Extract<Expr, { kind: 'compare' }>['operator']

/** `left operator right` for every comparison but `in`: what the program's own methods give, or a bool. */
export function comparison(
  evaluation: Evaluation,
  operator: CompareOperator,
  left: Value,
  right: Value,
): Value {
  if (operator !== 'is' && operator !== 'is not') {
    const [name, reflected] = METHODS[operator]
    const own = operate(evaluation, left, right, name, reflected)
    if (own !== undefined) return own
  }
  return compareBuiltIn(evaluation, operator, left, right)
}

const METHODS = {
  '==': ['__eq__', '__eq__'],
  '!=': ['__ne__', '__ne__'],
  '<': ['__lt__', '__gt__'],
  '<=': ['__le__', '__ge__'],
  '>': ['__gt__', '__lt__'],
  '>=': ['__ge__', '__le__'],
} as const

/** Is it so? */
export function compare(
  evaluation: Evaluation,
  operator: CompareOperator,
  left: Value,
  right: Value,
): boolean {
  return truth(evaluation, comparison(evaluation, operator, left, right))
}

function compareBuiltIn(
  evaluation: Evaluation,
  operator: CompareOperator,
  left: Value,
  right: Value,
): boolean {
  switch (operator) {
    case 'is':
      return identical(left, right)
    case 'is not':
      return !identical(left, right)
    case '==':
      return equal(evaluation, left, right)
    case '!=':
      return !equal(evaluation, left, right)
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compareInOrder(evaluation, operator, left, right)
    default:
      return unreachable(operator)
  }
}

/** `is`: the same object; equal immutable values count as one object. */
function identical(left: Value, right: Value): boolean {
  if (!isTagged(left) || !isTagged(right)) return left === right
  if (left.kind === 'ref') return right.kind === 'ref' && left.id === right.id
  if (left.kind === 'method' || left.kind === 'builtinMethod') return left === right
  if (left.kind === 'tuple' || right.kind === 'tuple') {
    return left.kind === 'tuple' && right.kind === 'tuple' && sameItems(left.items, right.items)
  }
  return left.kind === right.kind && nameOf(left) === nameOf(right) && nameOf(left) !== null
}

function sameItems(left: readonly Value[], right: readonly Value[]): boolean {
  return left.length === right.length && left.every((item, i) => identical(item, right[i] ?? null))
}

/** `==`, as a truth value */
function equal(evaluation: Evaluation, left: Value, right: Value): boolean {
  const own = operate(evaluation, left, right, '__eq__', '__eq__')
  return own === undefined ? equalBuiltIn(evaluation, left, right) : truth(evaluation, own)
}

/** `==` of items: the same object is equal whatever its class says. */
export function equalItem(evaluation: Evaluation, left: Value, right: Value): boolean {
  if (Number.isNaN(left) && Number.isNaN(right)) {
    return evaluation.unsupported('whether two NaN are one object')
  }
  return identical(left, right) || equal(evaluation, left, right)
}

function equalBuiltIn(evaluation: Evaluation, left: Value, right: Value): boolean {
  const [a, b] = [asNumber(left), asNumber(right)]
  if (a !== null && b !== null) return equalNumbers(a, b)
  if (a !== null || b !== null) return false
  if (!isTagged(left) || !isTagged(right)) return left === right
  if (isRef(left) && isRef(right)) {
    return (
      left.id === right.id || equalObjects(evaluation, evaluation.get(left), evaluation.get(right))
    )
  }
  if (left.kind === 'tuple' && right.kind === 'tuple') {
    return equalItems(evaluation, left.items, right.items)
  }
  // Each read makes a new bound method, and yet they are equal.
  if (left.kind === 'method' || left.kind === 'builtinMethod' || left.kind === 'range') {
    return hashOf(left) === hashOf(right)
  }
  return identical(left, right)
}

function equalObjects(evaluation: Evaluation, left: HeapObject, right: HeapObject): boolean {
  if (left.kind === 'list' && right.kind === 'list') {
    return equalItems(evaluation, inOrder(evaluation, left), inOrder(evaluation, right))
  }
  return left.kind === 'dict' && right.kind === 'dict' && equalDicts(evaluation, left, right)
}

function equalItems(
  evaluation: Evaluation,
  left: readonly Value[],
  right: readonly Value[],
): boolean {
  return (
    left.length === right.length &&
    left.every((item, i) => equalItem(evaluation, item, right[i] ?? null))
  )
}

function equalDicts(evaluation: Evaluation, left: DictObject, right: DictObject): boolean {
  if (left.entries.size !== right.entries.size) return false
  return [...left.entries].every(([key, [, value]]) => {
    const other = right.entries.get(key)
    return other !== undefined && equalItem(evaluation, value, other[1])
  })
}

type Ordering = '<' | '<=' | '>' | '>='

function compareInOrder(
  evaluation: Evaluation,
  operator: Ordering,
  left: Value,
  right: Value,
): boolean {
  const order = orderOf(evaluation, operator, left, right)
  if (order === null) {
    const types = `'${typeName(evaluation, left)}' and '${typeName(evaluation, right)}'`
    return evaluation.fail('TypeError', `'${operator}' not supported between instances of ${types}`)
  }
  return holds(operator, order)
}

function holds(operator: Ordering, order: number): boolean {
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}

/** Negative, zero or positive; null when the two cannot be ordered. */
function orderOf(
  evaluation: Evaluation,
  operator: Ordering,
  left: Value,
  right: Value,
): number | null {
  const [a, b] = [asNumber(left), asNumber(right)]
  if (a !== null && b !== null) {
    noteSpan(evaluation, a, b)
    return signOfNumbers(a, b)
  }
  if (typeof left === 'string' && typeof right === 'string') {
    evaluation.library.randomText?.noteOrder(evaluation, left, right)
    return orderOfText(left, right)
  }
  if (!isTagged(left) || !isTagged(right)) return null
  if (left.kind === 'bytes' && right.kind === 'bytes') return sign(left.data, right.data)
  const [one, other] = [sequence(evaluation, left), sequence(evaluation, right)]
  if (one === null || other === null || left.kind !== right.kind) return null
  return orderOfItems(evaluation, operator, one, other)
}

function sequence(evaluation: Evaluation, value: Value): readonly Value[] | null {
  if (isTagged(value) && value.kind === 'tuple') return value.items
  const object = evaluation.object(value)
  return object?.kind === 'list' ? inOrder(evaluation, object) : null
}

/** The first items that differ decide, and they must be orderable themselves. */
function orderOfItems(
  evaluation: Evaluation,
  operator: Ordering,
  left: readonly Value[],
  right: readonly Value[],
): number {
  const at = left.findIndex(
    (item, i) => i >= right.length || !equalItem(evaluation, item, right[i] ?? null),
  )
  if (at === -1) return left.length - right.length
  if (at >= right.length) return 1
  const [one = null, other = null] = [left[at], right[at]]
  // Asking both ways gives a sign that is right for every operator.
  if (compareInOrder(evaluation, operator, one, other)) return operator.startsWith('<') ? -1 : 1
  return operator.startsWith('<') ? 1 : -1
}

/** Exact, also between an int and a float. */
function equalNumbers(a: bigint | number, b: bigint | number): boolean {
  return signOfNumbers(a, b) === 0
}

/** Not a number is in no order with anything: NaN. */
function signOfNumbers(a: bigint | number, b: bigint | number): number {
  if (a < b) return -1
  if (a > b) return 1
  return a >= b ? 0 : Number.NaN
}

function sign<T extends bigint | string>(a: T, b: T): number {
  if (a < b) return -1
  return a > b ? 1 : 0
}

/** By code points, as Python does; JavaScript's own order is by UTF-16 units. */
export function orderOfText(left: string, right: string): number {
  const [a, b] = [[...left], [...right]]
  const at = a.findIndex((character, i) => character !== b[i])
  if (at === -1) return a.length - b.length
  return (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? -1)
}

/** The key of a dictionary entry: equal hashable values have equal keys. TypeError otherwise. */
export function hashKey(evaluation: Evaluation, value: Value): string {
  checkHashable(evaluation, value)
  return hashOf(value)
}

/** An object of a class with `__eq__` is hashable only by its own `__hash__`. */
function checkOwnHash(evaluation: Evaluation, value: Value, { class: cls }: InstanceObject): void {
  if (memberOf(evaluation.program, cls, '__hash__') !== null) {
    evaluation.unsupported('an object with its own __hash__ as a key')
  }
  if (cls.id === 'pathlib.PosixPath') {
    evaluation.unsupported('a path as a key', 'Use its str().')
  }
  if (madeOf(evaluation.program, cls, 'dataclass')?.frozen === true) {
    evaluation.unsupported('a frozen dataclass as a key', 'Use a tuple of its fields.')
  }
  if (memberOf(evaluation.program, cls, '__eq__') !== null) {
    evaluation.fail('TypeError', `unhashable type: '${typeName(evaluation, value)}'`)
  }
}

function checkHashable(evaluation: Evaluation, value: Value): void {
  if (!isTagged(value)) return
  if (value.kind === 'tuple') {
    for (const item of value.items) checkHashable(evaluation, item)
    return
  }
  const object = evaluation.object(value)
  if (object?.kind === 'instance') checkOwnHash(evaluation, value, object)
  // a modelled type that cannot be a key says so
  if (object?.kind === 'record') callSpecial(evaluation, value, '__hash__')
  const kind = object?.kind ?? value.kind
  if (kind === 'list' || kind === 'dict' || kind === 'slice' || kind === 'view') {
    evaluation.fail('TypeError', `unhashable type: '${typeName(evaluation, value)}'`)
  }
}
