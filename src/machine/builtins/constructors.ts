import { bytes } from '../../vfs/index.ts'
import { hashKey } from '../values/compare.ts'
import { itemsOf } from '../chart/iteration.ts'
import { repr, str } from '../values/repr.ts'
import { truth } from '../values/truth.ts'
import { classOf, typeName } from '../values/typeName.ts'
import { asInt, isTagged } from '../values/value.ts'
import type { DictEntry, Value } from '../values/value.ts'
import type { Work } from '../chart/evaluation.ts'
import { decoded, encoded } from './codecs.ts'
import { pure } from './signature.ts'
import type { Given, Table } from './signature.ts'

/** The built-in types, called. */
export const constructors: Table = {
  bool: pure(0, 1, (work, [value = false]) => truth(work, value)),
  bytes: pure(0, 3, makeBytes, ['source', 'encoding', 'errors']),
  dict: pure(0, 1, makeDict),
  int: pure(0, 2, makeInt, ['', 'base']),
  list: pure(0, 1, (work, [value]) => work.list(value === undefined ? [] : itemsOf(work, value))),
  object: pure(0, 0, (work) => work.make({ kind: 'record', type: 'object', fields: new Map() })),
  range: pure(1, 3, makeRange),
  str: pure(0, 3, makeStr, ['object', 'encoding', 'errors']),
  tuple: pure(0, 1, (work, [value]) => ({
    kind: 'tuple',
    items: value === undefined ? [] : itemsOf(work, value),
  })),
  type: pure(1, 1, (work, [value = null]) => classOf(work, value)),
}

function makeStr(work: Work, [value = '', encoding]: Given): string {
  if (encoding === undefined) return str(work, value)
  if (isTagged(value) && value.kind === 'bytes') return decoded(work, value.data, encoding)
  const text = `decoding to str: need a bytes-like object, ${typeName(work, value)} found`
  return work.fail('TypeError', text)
}

function makeBytes(work: Work, [value, encoding]: Given): Value {
  if (value === undefined) return { kind: 'bytes', data: bytes('') }
  if (typeof value === 'string') {
    if (encoding === undefined) {
      return work.fail('TypeError', 'string argument without an encoding')
    }
    return { kind: 'bytes', data: encoded(work, value, encoding) }
  }
  if (isTagged(value) && value.kind === 'bytes') return value
  const count = asInt(value)
  if (count !== null) {
    if (count < 0n) return work.fail('ValueError', 'negative count')
    if (count > 1_000_000n) return work.fail('MemoryError')
    return { kind: 'bytes', data: bytes('\0'.repeat(Number(count))) }
  }
  const units = itemsOf(work, value).map((item) => byteOf(work, item))
  return { kind: 'bytes', data: bytes(units.join('')) }
}

function byteOf(work: Work, item: Value): string {
  const int = asInt(item)
  if (int === null) {
    const type = typeName(work, item)
    return work.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
  }
  if (int < 0n || int > 255n) return work.fail('ValueError', 'bytes must be in range(0, 256)')
  return String.fromCharCode(Number(int))
}

function makeDict(work: Work, [value]: Given): Value {
  const entries = new Map<string, DictEntry>()
  if (value !== undefined) {
    for (const [hash, entry] of entriesFrom(work, value)) {
      entries.set(hash, [entries.get(hash)?.[0] ?? entry[0], entry[1]])
    }
  }
  return work.make({ kind: 'dict', entries })
}

/** The entries that dict() and update() take: of a dictionary, or of an iterable of pairs. */
export function entriesFrom(
  work: Work,
  value: Value,
): readonly (readonly [hash: string, entry: DictEntry])[] {
  const object = work.object(value)
  if (object?.kind === 'dict') return [...object.entries]
  return itemsOf(work, value).map((item, i) => {
    if (!isPair(work, item)) {
      const text = `cannot convert dictionary update sequence element #${i} to a sequence`
      return work.fail('TypeError', text)
    }
    const [key = null, held = null, ...rest] = itemsOf(work, item)
    const count = itemsOf(work, item).length
    if (count !== 2 || rest.length > 0) {
      const text = `dictionary update sequence element #${i} has length ${count}; 2 is required`
      return work.fail('ValueError', text)
    }
    return [hashKey(work, key), [key, held]] as const
  })
}

function isPair(work: Work, item: Value): boolean {
  if (typeof item === 'string') return true
  if (!isTagged(item)) return false
  const kind = work.object(item)?.kind ?? item.kind
  return ['list', 'tuple', 'bytes', 'dict', 'range', 'view', 'iterator'].includes(kind)
}

function makeRange(work: Work, args: Given): Value {
  const numbers = args.flatMap((arg) => (arg === undefined ? [] : [indexOf(work, arg)]))
  const [first = 0n, second, step = 1n] = numbers
  if (step === 0n) return work.fail('ValueError', 'range() arg 3 must not be zero')
  const [start, stop] = second === undefined ? [0n, first] : [first, second]
  return { kind: 'range', start, stop, step }
}

function indexOf(work: Work, value: Value): bigint {
  const int = asInt(value)
  if (int !== null) return int
  const type = typeName(work, value)
  return work.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
}

function makeInt(work: Work, [value, base]: Given): bigint {
  if (value === undefined) return 0n
  const int = asInt(value)
  if (base === undefined && int !== null) return int
  const text = isTagged(value) && value.kind === 'bytes' ? value.data : value
  if (typeof text !== 'string') {
    if (base !== undefined) {
      return work.fail('TypeError', "int() can't convert non-string with explicit base")
    }
    const type = typeName(work, value)
    const wanted = 'a string, a bytes-like object or a real number'
    return work.fail('TypeError', `int() argument must be ${wanted}, not '${type}'`)
  }
  return parsedInt(work, value, text, base === undefined ? 10n : indexOf(work, base))
}

const PREFIXES: Readonly<Record<string, bigint>> = { '0x': 16n, '0o': 8n, '0b': 2n }

function parsedInt(work: Work, value: Value, text: string, base: bigint): bigint {
  if (base !== 0n && (base < 2n || base > 36n)) {
    return work.fail('ValueError', 'int() base must be >= 2 and <= 36, or 0')
  }
  const [, sign = '', body = ''] = /^([-+]?)(.*)$/s.exec(text.trim().toLowerCase()) ?? []
  const total = magnitude(body, base)
  if (total === null) {
    const literal = repr(work, value)
    return work.fail('ValueError', `invalid literal for int() with base ${base}: ${literal}`)
  }
  return sign === '-' ? -total : total
}

/** The number that digits mean; null when they are none. Base 0: the prefix tells the base. */
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
