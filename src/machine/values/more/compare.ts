import type { Evaluation } from '../../chart/evaluation.ts'
import { equalItem, identical, inOrderBy, orderOfText, signOfNumbers } from '../compare.ts'
import type { Ordering } from '../compare.ts'
import { hashOf } from '../hashOf.ts'
import { inOrder } from '../inOrder.ts'
import { noteSpan } from '../spans.ts'
import { typeName } from '../typeName.ts'
import { asNumber, isRef, isTagged } from '../value.ts'
import type { DictObject, HeapObject, Tagged, Value } from '../value.ts'

/** What comparing two values takes, as bytes that are looked through. */
export const COMPARING = 32

/** `==` of two that are neither numbers, texts nor None. */
export function equalTagged(evaluation: Evaluation, left: Tagged, right: Tagged): boolean {
  if (isRef(left) && isRef(right)) {
    return (
      left.id === right.id || equalObjects(evaluation, evaluation.get(left), evaluation.get(right))
    )
  }
  if (left.kind === 'tuple' && right.kind === 'tuple') {
    return equalItems(evaluation, left.items, right.items)
  }
  if (left.kind === 'view') return sameView(evaluation, left, right)
  // Each read makes a new bound method, and yet they are equal.
  if (left.kind === 'method' || left.kind === 'builtinMethod' || left.kind === 'range') {
    return hashOf(left) === hashOf(right)
  }
  return identical(left, right)
}

/** Of views that are not compared as sets. Each call makes a view, and nothing tells two of them apart here. */
function sameView(evaluation: Evaluation, left: Tagged, right: Tagged): boolean {
  if (left.kind !== 'view' || right.kind !== 'view') return false
  if (left.of !== right.of || left.dict.id !== right.dict.id) return false
  return evaluation.unsupported('whether two views of a dictionary are one object')
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
  evaluation.spend(COMPARING * left.length)
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

/** `left operator right` by the order of numbers, texts, bytes and sequences. */
export function compareInOrder(
  evaluation: Evaluation,
  operator: Ordering,
  left: Value,
  right: Value,
): boolean {
  evaluation.spend(COMPARING)
  const order = orderOf(evaluation, operator, left, right)
  if (order === null) {
    const types = `'${typeName(evaluation, left)}' and '${typeName(evaluation, right)}'`
    return evaluation.fail('TypeError', `'${operator}' not supported between instances of ${types}`)
  }
  return inOrderBy(operator, order)
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
    evaluation.spend(16 * (left.length + right.length))
    return orderOfText(left, right)
  }
  if (!isTagged(left) || !isTagged(right)) return null
  if (left.kind === 'bytes' && right.kind === 'bytes') return sign(left.data, right.data)
  if (left.kind === 'tuple' && right.kind === 'tuple') {
    return orderOfItems(evaluation, operator, left.items, right.items)
  }
  return orderOfLists(evaluation, operator, left, right)
}

/** Their kinds decide before their items are looked at. */
function orderOfLists(
  evaluation: Evaluation,
  operator: Ordering,
  left: Value,
  right: Value,
): number | null {
  const [one, other] = [evaluation.object(left), evaluation.object(right)]
  if (one?.kind !== 'list' || other?.kind !== 'list') return null
  return orderOfItems(evaluation, operator, inOrder(evaluation, one), inOrder(evaluation, other))
}

/** The first items that differ decide, and they must be orderable themselves. */
function orderOfItems(
  evaluation: Evaluation,
  operator: Ordering,
  left: readonly Value[],
  right: readonly Value[],
): number {
  evaluation.spend(COMPARING * left.length)
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

function sign<T extends bigint | string>(a: T, b: T): number {
  if (a < b) return -1
  return a > b ? 1 : 0
}
