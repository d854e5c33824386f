import { unreachable } from '../../base/index.ts'
import { madeOf, memberOf } from '../chart/program.ts'
import type { Expr } from '../../python/index.ts'
import { hashOf, nameOf } from './hashOf.ts'
import { moreValuesOf } from './moreValues.ts'
import { callSpecial, operate } from './special.ts'
import { truth } from './truth.ts'
import { typeName } from './typeName.ts'
import { asNumber, isTagged } from './value.ts'
import type { InstanceObject, Value } from './value.ts'
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
      return same(evaluation, left, right)
    case 'is not':
      return !same(evaluation, left, right)
    case '==':
      return equal(evaluation, left, right)
    case '!=':
      return !equal(evaluation, left, right)
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (
        typeof left !== 'bigint' ||
        typeof right !== 'bigint' ||
        evaluation.library.values !== null
      )
        return moreValuesOf(evaluation).compareInOrder(evaluation, operator, left, right)
      return inOrderBy(operator, signOfNumbers(left, right))
    default:
      return unreachable(operator)
  }
}

function same(evaluation: Evaluation, left: Value, right: Value): boolean {
  const view = isTagged(left) && isTagged(right) && left.kind === 'view'
  return view
    ? moreValuesOf(evaluation).equalTagged(evaluation, left, right)
    : identical(left, right)
}

/** `is`: the same object; equal immutable values count as one object. */
export function identical(left: Value, right: Value): boolean {
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
  if (a !== null && b !== null) return signOfNumbers(a, b) === 0
  if (a !== null || b !== null) return false
  if (!isTagged(left) || !isTagged(right)) {
    if (typeof left === 'string') evaluation.spend(left.length >> 2)
    return left === right
  }
  return moreValuesOf(evaluation).equalTagged(evaluation, left, right)
}

export type Ordering = '<' | '<=' | '>' | '>='

/** Does the operator hold, of two whose difference has this sign? */
export function inOrderBy(operator: Ordering, order: number): boolean {
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}

/** Exact, also between an int and a float. Not a number is in no order with anything: NaN. */
export function signOfNumbers(a: bigint | number, b: bigint | number): number {
  if (a < b) return -1
  if (a > b) return 1
  return a >= b ? 0 : Number.NaN
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
  const key = hashOf(value)
  evaluation.spend(8 * key.length)
  return key
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

const UNHASHABLE: ReadonlySet<string> = new Set(['list', 'dict', 'slice', 'view'])

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
  if (!UNHASHABLE.has(kind)) return
  if (value.kind === 'view' && value.of === 'values') {
    evaluation.unsupported('the values of a dictionary as a key')
  }
  evaluation.fail('TypeError', `unhashable type: '${typeName(evaluation, value)}'`)
}
