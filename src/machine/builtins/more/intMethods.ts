import { bytes } from '../../../vfs/index.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { truth } from '../../values/truth.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt, isTagged } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import { MEMORY } from '../../state/bounds.ts'
import { pure } from '../signature.ts'
import type { Given, Table } from '../signature.ts'
import { itemsOf } from '../../chart/iteration.ts'
import { integerOf } from './records.ts'

function isLittle(evaluation: Evaluation, order: Value): boolean {
  if (order === 'little') return true
  if (order === 'big') return false
  const text = "byteorder must be either 'little' or 'big'"
  return evaluation.fail('ValueError', text)
}

function mustFit(evaluation: Evaluation, value: bigint, bits: bigint, signed: boolean): void {
  if (!signed && value < 0n) {
    evaluation.fail('OverflowError', "can't convert negative int to unsigned")
  }
  const [least, most] = signed ? [-(1n << bits) / 2n, (1n << bits) / 2n] : [0n, 1n << bits]
  if ((value < least || value >= most) && value !== 0n) {
    evaluation.fail('OverflowError', 'int too big to convert')
  }
}

function toBytes(
  evaluation: Evaluation,
  [self = null, length = 1n, order = 'big', signed = false]: Given,
): Value {
  const [size, value] = [integerOf(evaluation, length), asInt(self) ?? 0n]
  const little = isLittle(evaluation, order)
  if (size < 0n) return evaluation.fail('ValueError', 'length argument must be non-negative')
  if (size > BigInt(MEMORY)) return evaluation.unsupported('a value as long as this')
  const bits = 8n * size
  mustFit(evaluation, value, bits, truth(evaluation, signed))
  const digits = BigInt.asUintN(Number(bits), value)
    .toString(16)
    .padStart(2 * Number(size), '0')
  const units = size === 0n ? [] : (digits.match(/../g) ?? [])
  const data = units.map((two) => String.fromCharCode(Number.parseInt(two, 16)))
  return { kind: 'bytes', data: bytes((little ? data.toReversed() : data).join('')) }
}

function fromBytes(
  evaluation: Evaluation,
  [value = null, order = 'big', signed = false]: Given,
): Value {
  const little = isLittle(evaluation, order)
  const isBytes = isTagged(value) && value.kind === 'bytes'
  const numbers = isBytes
    ? [...value.data].map((unit) => BigInt(unit.charCodeAt(0)))
    : bytesOf(evaluation, value)
  const inOrder = little ? numbers.toReversed() : numbers
  const total = inOrder.reduce((sum, byte) => (sum << 8n) | byte, 0n)
  return truth(evaluation, signed) ? BigInt.asIntN(8 * numbers.length, total) : total
}

function bytesOf(evaluation: Evaluation, value: Value): readonly bigint[] {
  if (typeof value === 'string') {
    const text = `cannot convert '${typeName(evaluation, value)}' object to bytes`
    return evaluation.fail('TypeError', text)
  }
  return itemsOf(evaluation, value).map((item) => {
    const byte = integerOf(evaluation, item)
    if (byte >= 0n && byte < 256n) return byte
    return evaluation.fail('ValueError', 'bytes must be in range(0, 256)')
  })
}

function size(value: Value | undefined): string {
  const int = asInt(value ?? null) ?? 0n
  return int === 0n ? '' : (int < 0n ? -int : int).toString(2)
}

export const intMethods: Table = {
  bit_count: pure(0, 0, (_, [self]) => BigInt(size(self).replaceAll('0', '').length)),
  bit_length: pure(0, 0, (_, [self]) => BigInt(size(self).length)),
  to_bytes: pure(0, 3, toBytes, ['length', 'byteorder', 'signed']),
}

/** `int.from_bytes(…)` */
export const intTypeMethods: Table = {
  from_bytes: pure(1, 3, fromBytes, ['bytes', 'byteorder', 'signed']),
}
