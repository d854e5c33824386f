import { unreachable } from '../../../base/index.ts'
import type { Expr } from '../../../python/index.ts'
import { bytes } from '../../../vfs/index.ts'
import { floatArithmetic, trueDivision } from './floats.ts'
import { percentFormat } from './percentFormat.ts'
import { MEMORY, MOST_BITS, bitLength, isSmall } from '../../state/bounds.ts'
import { cannotConcatenate, joinTexts } from '../operators.ts'
import { inOrder } from '../inOrder.ts'
import { callSpecial, operate } from '../special.ts'
import { isType, typeName } from '../typeName.ts'
import { asInt, asNumber, isTagged } from '../value.ts'
import type { HeapObject, Value } from '../value.ts'
import type { Evaluation } from '../../chart/evaluation.ts'

type BinaryOperator = Extract<Expr, { kind: 'binary' }>['operator']
type UnaryOperator = Exclude<Extract<Expr, { kind: 'unary' }>['operator'], 'not'>

const UNARY = { '-': '__neg__', '+': '__pos__', '~': '__invert__' } as const

/** The methods of a binary operator are called after these: `__add__`, `__radd__`, `__iadd__`. */
export const NAMES: Readonly<Record<BinaryOperator, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '|': 'or',
  '&': 'and',
  '^': 'xor',
  '<<': 'lshift',
  '>>': 'rshift',
}

/** `operator operand`, of values of any kind */
export function unary(evaluation: Evaluation, operator: UnaryOperator, operand: Value): Value {
  const number = operator === '~' ? asInt(operand) : asNumber(operand)
  if (number === null) {
    const own = callSpecial(evaluation, operand, UNARY[operator])
    if (own !== undefined) return own
    const type = typeName(evaluation, operand)
    return evaluation.fail('TypeError', `bad operand type for unary ${operator}: '${type}'`)
  }
  if (operator === '+') return number
  if (operator === '-') return -number
  return ~number
}

/**
 * `left operator right`, of values of any kind; `spelt` is the operator as exceptions name it
 * ("+", "+=").
 */
export function binary(
  evaluation: Evaluation,
  operator: BinaryOperator,
  left: Value,
  right: Value,
  spelt: string = operator === '**' ? '** or pow()' : operator,
): Value {
  const [a, b] = [asInt(left), asInt(right)]
  if (typeof left === 'boolean' && typeof right === 'boolean' && '&|^'.includes(operator)) {
    return logical(operator, left, right)
  }
  if (a !== null && b !== null) return arithmetic(evaluation, operator, a, b)
  const own = operate(evaluation, left, right, `__${NAMES[operator]}__`, `__r${NAMES[operator]}__`)
  if (own !== undefined) return own
  if (typeof left === 'number' || typeof right === 'number') {
    const result = floats(evaluation, operator, left, right)
    if (result !== null) return result
  }
  return ofContainers(evaluation, operator, left, right, spelt)
}

function ofContainers(
  evaluation: Evaluation,
  operator: BinaryOperator,
  left: Value,
  right: Value,
  spelt: string,
): Value {
  if (operator === '+') return concatenate(evaluation, left, right, spelt)
  if (operator === '*') return multiply(evaluation, left, right, spelt)
  if (operator === '%') return percentOperator(evaluation, left, right, spelt)
  if (operator === '|') return merge(evaluation, left, right, spelt)
  return raiseUnsupported(evaluation, spelt, left, right)
}

/** At least one is a float; null: the other is no number, or floats have no such operator. */
function floats(
  evaluation: Evaluation,
  operator: BinaryOperator,
  left: Value,
  right: Value,
): number | null {
  const [a, b] = [asNumber(left), asNumber(right)]
  return a === null || b === null ? null : floatArithmetic(evaluation, operator, a, b)
}

function percentOperator(evaluation: Evaluation, left: Value, right: Value, spelt: string): Value {
  if (typeof left === 'string') return percentFormat(evaluation, left, right)
  if (isTagged(left) && left.kind === 'bytes') return evaluation.unsupported('% of bytes')
  return raiseUnsupported(evaluation, spelt, left, right)
}

function raiseUnsupported(evaluation: Evaluation, spelt: string, left: Value, right: Value): never {
  if (spelt === '|' && (isType(left) || isType(right))) {
    evaluation.unsupported('a union of types', 'Write a tuple of them.')
  }
  const types = `'${typeName(evaluation, left)}' and '${typeName(evaluation, right)}'`
  return evaluation.fail('TypeError', `unsupported operand type(s) for ${spelt}: ${types}`)
}

function logical(operator: BinaryOperator, left: boolean, right: boolean): boolean {
  if (operator === '&') return left && right
  return operator === '|' ? left || right : left !== right
}

function arithmetic(
  evaluation: Evaluation,
  operator: BinaryOperator,
  a: bigint,
  b: bigint,
): bigint | number {
  // Not linear in the digits, but for sums.
  if (!isSmall(a) && !isSmall(b)) evaluation.spend((bitLength(a) * bitLength(b)) / 4096)
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return product(evaluation, a, b)
    case '/':
      // Python 2 divides integers without a rest.
      if (evaluation.version === 2) return arithmetic(evaluation, '//', a, b)
      return trueDivision(evaluation, a, b)
    case '//':
      return b === 0n
        ? evaluation.fail('ZeroDivisionError', 'integer division or modulo by zero')
        : (a - modulo(a, b)) / b
    case '%':
      return b === 0n
        ? evaluation.fail('ZeroDivisionError', 'integer modulo by zero')
        : modulo(a, b)
    case '**':
      return power(evaluation, a, b)
    case '|':
      return a | b
    case '&':
      return a & b
    case '^':
      return a ^ b
    case '<<':
    case '>>':
      return shift(evaluation, operator, a, b)
    default:
      return unreachable(operator)
  }
}

/** With the sign of the divisor, as Python's. */
function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest
}

function power(evaluation: Evaluation, a: bigint, b: bigint): bigint | number {
  if (b < 0n) return floatArithmetic(evaluation, '**', Number(a), Number(b)) ?? 0
  const grows = a > 1n || a < -1n
  const bits = BigInt(a.toString(2).length) * b
  if (grows && bits > BigInt(MOST_BITS)) return tooManyBits(evaluation)
  return a ** b
}

function product(evaluation: Evaluation, a: bigint, b: bigint): bigint {
  const large = !isSmall(a) && !isSmall(b)
  return large && bitLength(a) + bitLength(b) > MOST_BITS ? tooManyBits(evaluation) : a * b
}

function tooManyBits(evaluation: Evaluation): never {
  return evaluation.unsupported('an integer of more than a million bits')
}

function shift(evaluation: Evaluation, operator: '<<' | '>>', a: bigint, b: bigint): bigint {
  if (b < 0n) return evaluation.fail('ValueError', 'negative shift count')
  if (operator === '>>') return a >> b
  return b > BigInt(MOST_BITS) && a !== 0n ? tooManyBits(evaluation) : a << b
}

function concatenate(evaluation: Evaluation, left: Value, right: Value, spelt: string): Value {
  if (typeof left === 'string') return joinTexts(evaluation, left, right)
  if (!isTagged(left)) return raiseUnsupported(evaluation, spelt, left, right)
  if (left.kind === 'bytes') {
    if (isTagged(right) && right.kind === 'bytes') {
      return { kind: 'bytes', data: bytes(left.data + right.data) }
    }
    return evaluation.fail('TypeError', `can't concat ${typeName(evaluation, right)} to bytes`)
  }
  if (left.kind === 'tuple') {
    if (isTagged(right) && right.kind === 'tuple') {
      return { kind: 'tuple', items: [...left.items, ...right.items] }
    }
    return cannotConcatenate(evaluation, 'tuple', right)
  }
  const [one, other] = [evaluation.object(left), evaluation.object(right)]
  if (isDeque(one)) return cannotConcatenate(evaluation, 'deque', right)
  if (one?.kind !== 'list') return raiseUnsupported(evaluation, spelt, left, right)
  if (other?.kind !== 'list') return cannotConcatenate(evaluation, 'list', right)
  return evaluation.list([...one.items, ...other.items])
}

function multiply(evaluation: Evaluation, left: Value, right: Value, spelt: string): Value {
  const [a, b] = [asInt(left), asInt(right)]
  const sequence = isSequence(evaluation, left) ? left : right
  if (!isSequence(evaluation, sequence)) return raiseUnsupported(evaluation, spelt, left, right)
  const times = a ?? b
  if (times === null) {
    const other = sequence === left ? right : left
    const text = `can't multiply sequence by non-int of type '${typeName(evaluation, other)}'`
    return evaluation.fail('TypeError', text)
  }
  if (BigInt.asIntN(64, times) !== times) {
    return evaluation.fail('OverflowError', "cannot fit 'int' into an index-sized integer")
  }
  return repeat(evaluation, sequence, times < 0n ? 0n : times)
}

function isSequence(evaluation: Evaluation, value: Value): boolean {
  if (typeof value === 'string') return true
  if (isTagged(value) && (value.kind === 'tuple' || value.kind === 'bytes')) return true
  const object = evaluation.object(value)
  return object?.kind === 'list' || isDeque(object)
}

function isDeque(object: HeapObject | null): boolean {
  return object?.kind === 'record' && object.type === 'collections.deque'
}

function repeat(evaluation: Evaluation, value: Value, times: bigint): Value {
  const count = Number(times)
  const check = (bytes: number): void => {
    if (bytes * count > MEMORY) evaluation.unsupported('a value as long as this')
  }
  if (typeof value === 'string') {
    check(value.length)
    return value.length === 0 ? '' : value.repeat(count)
  }
  if (isTagged(value) && value.kind === 'bytes') {
    check(value.data.length)
    return { kind: 'bytes', data: bytes(value.data.length === 0 ? '' : value.data.repeat(count)) }
  }
  const object = evaluation.object(value)
  const items = isTagged(value) && value.kind === 'tuple' ? value.items : null
  const all = items ?? (object?.kind === 'list' ? inOrder(evaluation, object) : [])
  check(8 * all.length)
  const repeated = all.length === 0 ? [] : Array.from({ length: count }, () => all).flat()
  return items === null ? evaluation.list(repeated) : { kind: 'tuple', items: repeated }
}

/** `dict | dict` (Python 3.9) */
function merge(evaluation: Evaluation, left: Value, right: Value, spelt: string): Value {
  const [one, other] = [evaluation.object(left), evaluation.object(right)]
  if (one?.kind !== 'dict' || other?.kind !== 'dict')
    return raiseUnsupported(evaluation, spelt, left, right)
  if (other.of !== undefined && one.of !== other.of) {
    evaluation.unsupported('`|` of dictionaries of two types')
  }
  return evaluation.make({ ...one, entries: new Map([...one.entries, ...other.entries]) })
}
