import { unreachable } from '../../base/index.ts'
import type { Expr } from '../../python/index.ts'
import { asNumber } from './floats.ts'
import { typeName } from './typeName.ts'
import { isRef, isTagged } from './value.ts'
import type { DictObject, HeapObject, Value } from './value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

export type CompareOperator = Extract<Expr, { kind: 'compare' }>['operator']

/** `left operator right` for every comparison but `in`. */
export function compare(
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

/** The identity of a value, for kinds that are compared by identity alone. */
function nameOf(value: Value): string | null {
  if (!isTagged(value)) return null
  switch (value.kind) {
    case 'function':
    case 'class':
      return value.id
    case 'builtin':
    case 'module':
      return value.name
    case 'file':
      return value.file
    case 'bytes':
      return value.data
    default:
      return null
  }
}

/** `==` */
export function equal(evaluation: Evaluation, left: Value, right: Value): boolean {
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
    return equalItems(evaluation, left.items, right.items)
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
    left.every((item, i) => equalInside(evaluation, item, right[i] ?? null))
  )
}

/** Containers compare by identity first, which NaN alone shows. */
function equalInside(evaluation: Evaluation, left: Value, right: Value): boolean {
  if (Number.isNaN(left) && Number.isNaN(right)) {
    return evaluation.unsupported('whether two NaN are one object')
  }
  return equal(evaluation, left, right)
}

function equalDicts(evaluation: Evaluation, left: DictObject, right: DictObject): boolean {
  if (left.entries.size !== right.entries.size) return false
  return [...left.entries].every(([key, [, value]]) => {
    const other = right.entries.get(key)
    return other !== undefined && equalInside(evaluation, value, other[1])
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
  if (a !== null && b !== null) return signOfNumbers(a, b)
  if (typeof left === 'string' && typeof right === 'string') return orderOfText(left, right)
  if (!isTagged(left) || !isTagged(right)) return null
  if (left.kind === 'bytes' && right.kind === 'bytes') return sign(left.data, right.data)
  const [one, other] = [sequence(evaluation, left), sequence(evaluation, right)]
  if (one === null || other === null || left.kind !== right.kind) return null
  return orderOfItems(evaluation, operator, one, other)
}

function sequence(evaluation: Evaluation, value: Value): readonly Value[] | null {
  if (isTagged(value) && value.kind === 'tuple') return value.items
  const object = evaluation.object(value)
  return object?.kind === 'list' ? object.items : null
}

/** The first items that differ decide, and they must be orderable themselves. */
function orderOfItems(
  evaluation: Evaluation,
  operator: Ordering,
  left: readonly Value[],
  right: readonly Value[],
): number {
  const at = left.findIndex(
    (item, i) => i >= right.length || !equal(evaluation, item, right[i] ?? null),
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

function checkHashable(evaluation: Evaluation, value: Value): void {
  if (!isTagged(value)) return
  if (value.kind === 'tuple') {
    for (const item of value.items) checkHashable(evaluation, item)
    return
  }
  const kind = evaluation.object(value)?.kind ?? value.kind
  if (kind === 'list' || kind === 'dict' || kind === 'slice' || kind === 'view') {
    evaluation.fail('TypeError', `unhashable type: '${typeName(evaluation, value)}'`)
  }
}

/** The key of a value that is known to be hashable. */
export function hashOf(value: Value): string {
  const number = asNumber(value)
  if (number !== null) return hashOfNumber(number)
  if (typeof value === 'string') return `s${value}`
  if (!isTagged(value)) return 'n'
  switch (value.kind) {
    case 'ref':
      return `r${value.id}`
    case 'tuple':
      return `t${value.items.map(hashOf).map(frame).join('')}`
    case 'range':
      return `g${value.start},${value.stop},${value.step}`
    case 'method':
      return `m${frame(value.id)}${hashOf(value.self)}`
    case 'builtinMethod':
      return `b${frame(value.name)}${hashOf(value.self)}`
    default:
      return `${value.kind}:${nameOf(value) ?? ''}`
  }
}

/** Equal numbers have one hash, whatever their type. */
function hashOfNumber(number: bigint | number): string {
  if (typeof number === 'bigint') return `i${number}`
  return Number.isInteger(number) ? `i${BigInt(number)}` : `f${number}`
}

function frame(part: string): string {
  return `${part.length}:${part}`
}
