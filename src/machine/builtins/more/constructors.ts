import { bytes } from '../../../vfs/index.ts'
import { MEMORY } from '../../state/bounds.ts'
import { hashKey } from '../../values/compare.ts'
import { itemsOf } from '../../chart/iteration.ts'
import { intOfFloat } from '../../values/more/floats.ts'
import { repr, str } from '../../values/repr.ts'
import { truth } from '../../values/truth.ts'
import { classOf, typeName } from '../../values/typeName.ts'
import { asInt, isTagged } from '../../values/value.ts'
import type { DictEntry, Value } from '../../values/value.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { decodeBytes, encodeText, mustBeStrict } from '../codecs.ts'
import { pure } from '../signature.ts'
import type { Given, Table } from '../signature.ts'

/** The built-in types beside `object`, called. */
export const constructors: Table = {
  bool: pure(0, 1, (evaluation, [value = false]) => truth(evaluation, value)),
  bytes: pure(0, 3, makeBytes, ['source', 'encoding', 'errors']),
  int: pure(0, 2, makeInt, ['', 'base']),
  list: pure(0, 1, (evaluation, [value]) =>
    evaluation.list(value === undefined ? [] : itemsOf(evaluation, value)),
  ),
  range: pure(1, 3, makeRange),
  str: pure(0, 3, makeStr, ['object', 'encoding', 'errors']),
  tuple: pure(0, 1, (evaluation, [value]) => ({
    kind: 'tuple',
    items: value === undefined ? [] : itemsOf(evaluation, value),
  })),
  type: pure(1, 1, (evaluation, [value = null]) => {
    // Leaves the model for what only stands for a value.
    typeName(evaluation, value)
    return classOf(evaluation, value)
  }),
}

function makeStr(evaluation: Evaluation, [value = '', encoding, errors]: Given): string {
  mustBeStrict(evaluation, errors)
  if (encoding === undefined) return str(evaluation, value)
  if (isTagged(value) && value.kind === 'bytes')
    return decodeBytes(evaluation, value.data, encoding)
  const text = `decoding to str: need a bytes-like object, ${typeName(evaluation, value)} found`
  return evaluation.fail('TypeError', text)
}

function makeBytes(evaluation: Evaluation, [value, encoding, errors]: Given): Value {
  mustBeStrict(evaluation, errors)
  if (value === undefined) return { kind: 'bytes', data: bytes('') }
  if (typeof value === 'string') {
    if (encoding === undefined) {
      return evaluation.fail('TypeError', 'string argument without an encoding')
    }
    return { kind: 'bytes', data: encodeText(evaluation, value, encoding) }
  }
  if (isTagged(value) && value.kind === 'bytes') return value
  const count = asInt(value)
  if (count !== null) {
    if (count < 0n) return evaluation.fail('ValueError', 'negative count')
    if (count > BigInt(MEMORY)) return evaluation.unsupported('a value as long as this')
    return { kind: 'bytes', data: bytes('\0'.repeat(Number(count))) }
  }
  const units = itemsOf(evaluation, value).map((item) => byteOf(evaluation, item))
  return { kind: 'bytes', data: bytes(units.join('')) }
}

function byteOf(evaluation: Evaluation, item: Value): string {
  const int = asInt(item)
  if (int === null) {
    const type = typeName(evaluation, item)
    return evaluation.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
  }
  if (int < 0n || int > 255n) return evaluation.fail('ValueError', 'bytes must be in range(0, 256)')
  return String.fromCharCode(Number(int))
}

/** The entries that dict() and update() take: of a dictionary, or of an iterable of pairs. */
export function entriesFrom(
  evaluation: Evaluation,
  value: Value,
): readonly (readonly [hash: string, entry: DictEntry])[] {
  const object = evaluation.object(value)
  if (object?.kind === 'dict') return [...object.entries]
  return itemsOf(evaluation, value).map((item, i) => {
    if (!isPair(evaluation, item)) {
      const text = `cannot convert dictionary update sequence element #${i} to a sequence`
      return evaluation.fail('TypeError', text)
    }
    const [key = null, held = null, ...rest] = itemsOf(evaluation, item)
    const count = itemsOf(evaluation, item).length
    if (count !== 2 || rest.length > 0) {
      const text = `dictionary update sequence element #${i} has length ${count}; 2 is required`
      return evaluation.fail('ValueError', text)
    }
    return [hashKey(evaluation, key), [key, held]] as const
  })
}

function isPair(evaluation: Evaluation, item: Value): boolean {
  if (typeof item === 'string') return true
  if (!isTagged(item)) return false
  const kind = evaluation.object(item)?.kind ?? item.kind
  return ['list', 'tuple', 'bytes', 'dict', 'range', 'view', 'iterator'].includes(kind)
}

function makeRange(evaluation: Evaluation, args: Given): Value {
  const numbers = args.flatMap((arg) => (arg === undefined ? [] : [indexOf(evaluation, arg)]))
  const [first = 0n, second, step = 1n] = numbers
  if (step === 0n) return evaluation.fail('ValueError', 'range() arg 3 must not be zero')
  const [start, stop] = second === undefined ? [0n, first] : [first, second]
  return { kind: 'range', start, stop, step }
}

function indexOf(evaluation: Evaluation, value: Value): bigint {
  const int = asInt(value)
  if (int !== null) return int
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
}

function makeInt(evaluation: Evaluation, [value, base]: Given): bigint {
  if (value === undefined) return 0n
  const int = asInt(value)
  if (base === undefined && int !== null) return int
  if (base === undefined && typeof value === 'number') return intOfFloat(evaluation, value)
  const text = isTagged(value) && value.kind === 'bytes' ? value.data : value
  if (typeof text !== 'string') {
    if (base !== undefined) {
      return evaluation.fail('TypeError', "int() can't convert non-string with explicit base")
    }
    const type = typeName(evaluation, value)
    const wanted = 'a string, a bytes-like object or a real number'
    return evaluation.fail('TypeError', `int() argument must be ${wanted}, not '${type}'`)
  }
  return parsedInt(evaluation, value, text, base === undefined ? 10n : indexOf(evaluation, base))
}

const PREFIXES: Readonly<Record<string, bigint>> = { '0x': 16n, '0o': 8n, '0b': 2n }

function parsedInt(evaluation: Evaluation, value: Value, text: string, base: bigint): bigint {
  if (base !== 0n && (base < 2n || base > 36n)) {
    return evaluation.fail('ValueError', 'int() base must be >= 2 and <= 36, or 0')
  }
  const [, sign = '', body = ''] = /^([-+]?)(.*)$/s.exec(text.trim().toLowerCase()) ?? []
  const total = magnitude(body, base)
  if (total === null) {
    const literal = repr(evaluation, value)
    return evaluation.fail('ValueError', `invalid literal for int() with base ${base}: ${literal}`)
  }
  return sign === '-' ? -total : total
}

/** The value of the digits; null when they are not digits. Base 0: the prefix gives the base. */
function magnitude(body: string, base: bigint): bigint | null {
  const prefixed = PREFIXES[body.slice(0, 2)]
  const skips = prefixed !== undefined && (base === 0n || base === prefixed)
  const radix = base === 0n ? (prefixed ?? 10n) : base
  const digits = skips ? body.slice(2).replace(/^_/, '') : body
  if (!/^[0-9a-z]+(_[0-9a-z]+)*$/.test(digits)) return null
  if (base === 0n && !skips && /^0[0_]*[1-9]/.test(digits)) return null
  const worths = Array.from(digits.replaceAll('_', ''), (digit) =>
    BigInt(Number.parseInt(digit, 36)),
  )
  if (worths.some((worth) => worth >= radix)) return null
  return worths.reduce((total, worth) => total * radix + worth, 0n)
}
