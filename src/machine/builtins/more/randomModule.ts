import { gives } from '../../chart/callResult.ts'
import type { CallResult } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { itemsOf } from '../../chart/iteration.ts'
import { getItem } from '../../values/subscripts.ts'
import { asNumber, builtin, isRef } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import { bytes } from '../../../vfs/index.ts'
import type { LibraryTables } from '../registry.ts'
import { free, pure, resumable } from '../signature.ts'
import type { Builtin, Given, Table } from '../signature.ts'
import { integerOf, record, recordOf, setField } from './records.ts'
import { nextToken } from './tokens.ts'

/**
 * A number that nobody knows. One can calculate with it, wait for so long and make a name of it; whatever
 * would be decided by it leaves the model, because one pick cannot stand for all: its type is no
 * type of Python's, and who asks for its name is told so (see `typeName`).
 */
const NUMBER = 'a random number'

/** `few`: it is one of so few that two processes may well have the same. */
function randomNumber(evaluation: Evaluation, few = false): Value {
  return record(evaluation, NUMBER, { '<digits>': null, '<few>': few })
}

function isOfFew(evaluation: Evaluation, value: Value): boolean {
  return recordOf(evaluation, value, NUMBER)?.fields.get('<few>') === true
}

const FEW = 1n << 20n

/** The digits by which it is written: always the same for the same number. */
function digitsOf(evaluation: Evaluation, self: Value): string {
  if (isOfFew(evaluation, self)) {
    return evaluation.unsupported(
      'a name made of one of few random numbers',
      'Use uuid.uuid4() or secrets.token_hex(), or a wider range.',
    )
  }
  const known = recordOf(evaluation, self, NUMBER)?.fields.get('<digits>') ?? null
  if (typeof known === 'string') return known
  const digits = BigInt(`0x${nextToken(evaluation, 14)}`)
    .toString()
    .padStart(17, '0')
  setField(evaluation, self, '<digits>', digits)
  return digits
}

const another: Builtin = free((evaluation, [self = null, other]) => {
  const isNumber =
    other === undefined || asNumber(other) !== null || recordOf(evaluation, other, NUMBER) !== null
  if (!isNumber) return gives(builtin('NotImplemented'))
  return gives(randomNumber(evaluation, isOfFew(evaluation, self)))
})
const itself: Builtin = free((_, [self = null]) => gives(self))
const text: Builtin = free((evaluation, [self = null]) => gives(digitsOf(evaluation, self)))
const decides: Builtin = free((evaluation) =>
  evaluation.unsupported(
    `what ${NUMBER} decides`,
    'Choose by something that the processes do, or by a setting.',
  ),
)

function tableOf(names: string, builtin: Builtin): readonly (readonly [string, Builtin])[] {
  return names.split(' ').map((name) => [`__${name}__`, builtin])
}

const numberMethods: Table = Object.fromEntries([
  ...tableOf('add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod', another),
  ...tableOf('pow rpow neg abs round int float trunc floor ceil', another),
  ...tableOf('pos', itself),
  ...tableOf('str repr format', text),
  ...tableOf('lt le gt ge eq ne bool hash index len iter contains getitem', decides),
])

/** The text of a UUID: its digits in five groups (RFC 4122). */
function uuidText(evaluation: Evaluation, self: Value): string {
  const digits = recordOf(evaluation, self, 'uuid.UUID')?.fields.get('hex')
  const groups = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(typeof digits === 'string' ? digits : '')
  return (groups ?? []).slice(1).join('-')
}

const asText: Builtin = free((evaluation, [self = null]) => gives(uuidText(evaluation, self)))
const uuidMethods: Table = {
  __str__: asText,
  __format__: free((evaluation, [self = null, spec = '']) => {
    if (spec === '') return gives(uuidText(evaluation, self))
    const message = 'unsupported format string passed to UUID.__format__'
    return evaluation.fail('TypeError', message)
  }),
  __repr__: free((evaluation, [self = null]) => gives(`UUID('${uuidText(evaluation, self)}')`)),
}

/** `random.choice` of one is no choice. */
const choice: Builtin = resumable(1, 1, (evaluation, [from = null]): CallResult => {
  const items = itemsOf(evaluation, from)
  if (items.length === 0) {
    return evaluation.fail('IndexError', 'Cannot choose from an empty sequence')
  }
  if (items.length > 1) picked(evaluation, 'random.choice()')
  return getItem(evaluation, from, 0n)
})

const shuffle: Builtin = pure(1, 1, (evaluation, [list = null]) => {
  const items = itemsOf(evaluation, list)
  if (items.length > 1 && isRef(list)) {
    evaluation.put(list, { kind: 'list', items, unordered: 'random.shuffle()' })
  }
  return null
})

const sample: Builtin = pure(2, 2, (evaluation, [from = null, count = null]) => {
  const items = itemsOf(evaluation, from)
  const wanted = Number(integerOf(evaluation, count))
  if (wanted < 0 || wanted > items.length) {
    return evaluation.fail('ValueError', 'Sample larger than population or is negative')
  }
  if (wanted < items.length) picked(evaluation, 'random.sample()')
  return evaluation.make({
    kind: 'list',
    items: items.slice(0, wanted),
    unordered: 'random.sample()',
  })
})

function picked(evaluation: Evaluation, what: string): void {
  evaluation.decide({ kind: 'pick', what })
}

/** Any number of these arguments; what they are does not matter where all is unknown. */
function number(min: number, max: number): Builtin {
  return pure(min, max, (evaluation) => randomNumber(evaluation))
}

/** An int of a range; of a range of one it is known. */
const randint: Builtin = pure(2, 2, (evaluation, [least = null, most = null]) => {
  const [low, high] = [integerOf(evaluation, least), integerOf(evaluation, most)]
  if (high < low) {
    const range = `(${low}, ${high + 1n}, ${high + 1n - low})`
    return evaluation.fail('ValueError', `empty range for randrange() ${range}`)
  }
  return low === high ? low : randomNumber(evaluation, high - low < FEW)
})

/** One below the end, in steps that do not matter. */
const randrange: Builtin = pure(1, 3, (evaluation, [start = null, stop, step]) => {
  const [from, to] = [start, stop ?? null].map((each) =>
    each === null ? 0n : integerOf(evaluation, each),
  )
  const size = stop === undefined ? (from ?? 0n) : (to ?? 0n) - (from ?? 0n)
  if (size <= 0n) return evaluation.fail('ValueError', 'empty range for randrange()')
  return randomNumber(evaluation, step !== undefined || size < FEW)
})

const bits: Builtin = pure(1, 1, (evaluation, [count = null]) => {
  const wanted = integerOf(evaluation, count)
  if (wanted < 0n) {
    return evaluation.fail('ValueError', 'number of bits must be non-negative')
  }
  return wanted === 0n ? 0n : randomNumber(evaluation, wanted < 20n)
})

/** So many random bytes: their text has twice as many hexadecimal digits. */
function byteCount(evaluation: Evaluation, given: Value | undefined): number {
  const count = given === undefined || given === null ? 32n : integerOf(evaluation, given)
  if (count < 0n) return evaluation.fail('ValueError', 'negative argument not allowed')
  if (count < 4n) {
    evaluation.unsupported(
      'a random text so short that two may well be equal',
      'Take four bytes or more.',
    )
  }
  return Number(count)
}

const tokenHex: Builtin = pure(0, 1, (evaluation, [count]) =>
  nextToken(evaluation, 2 * byteCount(evaluation, count)),
)
const tokenUrlsafe: Builtin = pure(0, 1, (evaluation, [count]) =>
  nextToken(evaluation, Math.ceil((8 * byteCount(evaluation, count)) / 6)),
)
const tokenBytes: Builtin = pure(0, 1, (evaluation, [count]: Given): Value => {
  const digits = nextToken(evaluation, 2 * byteCount(evaluation, count))
  const units = (digits.match(/../g) ?? []).map((pair) => String.fromCharCode(parseInt(pair, 16)))
  return { kind: 'bytes', data: bytes(units.join('')) }
})

const RANDOM: Table = {
  random: number(0, 0),
  uniform: number(2, 2),
  triangular: number(0, 3),
  gauss: number(0, 2),
  normalvariate: number(0, 2),
  expovariate: number(0, 1),
  betavariate: number(2, 2),
  getrandbits: bits,
  randrange,
  randint,
  choice,
  shuffle,
  sample,
  // Nothing is known of the numbers anyway.
  seed: pure(0, 2, () => null),
}

/** random, secrets, and the random bytes of os. */
export const RANDOM_MODULES: LibraryTables = {
  scope: {},
  modules: new Map([
    ['random', { functions: RANDOM }],
    [
      'secrets',
      {
        functions: {
          choice,
          randbelow: randrange,
          randbits: bits,
          token_bytes: tokenBytes,
          token_hex: tokenHex,
          token_urlsafe: tokenUrlsafe,
        },
      },
    ],
    ['os', { functions: { urandom: { ...tokenBytes, min: 1 } } }],
  ]),
  methods: new Map([
    [NUMBER, numberMethods],
    ['uuid.UUID', uuidMethods],
  ]),
  stages: {},
}
