import { bytes } from '../../../vfs/index.ts'
import type { CallResult } from '../../chart/callResult.ts'
import { gives, NO_KEYWORDS } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt, isTagged } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import type { LibraryTables } from '../registry.ts'
import { pure, resumable } from '../signature.ts'
import type { Builtin, Table } from '../signature.ts'
import { strMethods } from './strMethods.ts'
import { integerOf } from './records.ts'
import { moreStrMethods } from './strMore.ts'

/** Bytes are text whose code units are the bytes: what a method of str does with it is right. */
const ofText: Table = { ...strMethods, ...moreStrMethods }

function dataOf(value: Value | undefined): string {
  return value !== undefined && isTagged(value) && value.kind === 'bytes' ? value.data : ''
}

function asBytes(text: string): Value {
  return { kind: 'bytes', data: bytes(text) }
}

/** Each text of the result as bytes. */
function inBytes(evaluation: Evaluation, result: Value): Value {
  if (typeof result === 'string') return asBytes(result)
  if (isTagged(result) && result.kind === 'tuple') {
    return { kind: 'tuple', items: result.items.map((item) => inBytes(evaluation, item)) }
  }
  const object = evaluation.object(result)
  if (object?.kind !== 'list') return result
  return evaluation.list(object.items.map((item) => inBytes(evaluation, item)))
}

/** How an argument of a method becomes text; TypeError for what cannot. */
type Read = (evaluation: Evaluation, value: Value) => Value

const bytesLike = (evaluation: Evaluation, value: Value): string => {
  if (isTagged(value) && value.kind === 'bytes') return value.data
  const text = `a bytes-like object is required, not '${typeName(evaluation, value)}'`
  return evaluation.fail('TypeError', text)
}

const orNone: Read = (evaluation, value) => (value === null ? null : bytesLike(evaluation, value))

/** What `find` and its like look for: bytes, or one byte as a number. */
const sought: Read = (evaluation, value) => {
  if (isTagged(value) && value.kind === 'bytes') return value.data
  const byte = asInt(value)
  if (byte === null) {
    const text = `argument should be integer or bytes-like object, not '${typeName(evaluation, value)}'`
    return evaluation.fail('TypeError', text)
  }
  if (byte < 0n || byte > 255n) {
    return evaluation.fail('ValueError', 'byte must be in range(0, 256)')
  }
  return String.fromCharCode(Number(byte))
}

function affix(name: string): Read {
  return (evaluation, value) => {
    const all = isTagged(value) && value.kind === 'tuple' ? value.items : [value]
    const texts = all.map((one) => {
      if (isTagged(one) && one.kind === 'bytes') return one.data
      if (one !== value) return bytesLike(evaluation, one)
      const type = typeName(evaluation, one)
      const text = `${name} first arg must be bytes or a tuple of bytes, not ${type}`
      return evaluation.fail('TypeError', text)
    })
    return { kind: 'tuple', items: texts }
  }
}

function fill(name: string): Read {
  return (evaluation, value) => {
    if (isTagged(value) && value.kind === 'bytes' && value.data.length === 1) return value.data
    const type = typeName(evaluation, value)
    const text = `${name}() argument 2 must be a byte string of length 1, not ${type}`
    return evaluation.fail('TypeError', text)
  }
}

const asIs: Read = (_, value) => value

/** The method of str under that name; `reads`: how its arguments become text. */
function likeText(name: string, reads: readonly Read[], usual?: readonly Value[]): Builtin {
  const method = ofText[name]
  const { min, max, names } = method ?? { min: 0, max: 0, names: [] }
  const run = (
    evaluation: Evaluation,
    [self, ...args]: readonly (Value | undefined)[],
  ): CallResult => {
    const given = args.map((arg, i) =>
      arg === undefined ? undefined : (reads[i] ?? asIs)(evaluation, arg),
    )
    const filled = (usual ?? []).map((value, i) => given[i] ?? value)
    const all = [dataOf(self), ...(usual === undefined ? given : filled)]
    const result = method?.run(evaluation, all, NO_KEYWORDS) ?? gives(null)
    return result.kind === 'value' ? gives(inBytes(evaluation, result.value)) : result
  }
  return resumable(min, max, run, names)
}

const SPACES = '\t\n\v\f\r '

/** By white space, as ASCII has it. */
function splitWords(text: string, most: number): readonly string[] {
  const words: string[] = []
  let rest = text.replace(/^[\t-\r ]+/, '')
  while (rest !== '' && words.length < most) {
    const [, word = '', after = ''] = /^([^\t-\r ]+)[\t-\r ]*([^]*)$/.exec(rest) ?? []
    words.push(word)
    rest = after
  }
  return rest === '' ? words : [...words, rest]
}

function splitter(name: 'split' | 'rsplit'): Builtin {
  const byText = likeText(name, [orNone])
  const back = (text: string) => [...text].toReversed().join('')
  const run = (evaluation: Evaluation, args: readonly (Value | undefined)[]): CallResult => {
    const [self, separator = null, limit = -1n] = args
    if (separator !== null) return byText.run(evaluation, args, NO_KEYWORDS)
    const count = Number(integerOf(evaluation, limit))
    const most = count < 0 ? Number.POSITIVE_INFINITY : count
    const words =
      name === 'split'
        ? splitWords(dataOf(self), most)
        : splitWords(back(dataOf(self)), most)
            .map(back)
            .toReversed()
    return gives(evaluation.list(words.map(asBytes)))
  }
  return resumable(0, 2, run, ['sep', 'maxsplit'])
}

function ascii(run: (text: string) => string): Builtin {
  return pure(0, 0, (_, [self]) => asBytes(run(dataOf(self))))
}

function is(pattern: RegExp): Builtin {
  return pure(0, 0, (_, [self]) => pattern.test(dataOf(self)))
}

const lower = (text: string) => text.replace(/[A-Z]/g, (one) => one.toLowerCase())
const upper = (text: string) => text.replace(/[a-z]/g, (one) => one.toUpperCase())
const capitalize = (text: string) => upper(text.slice(0, 1)) + lower(text.slice(1))

const LINE = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g

/** So many in a group, from the right; from the left when the number is negative. */
function inGroups(digits: readonly string[], size: number): readonly string[] {
  if (size === 0) return [digits.join('')]
  const width = Math.abs(size)
  const first = size > 0 ? digits.length % width || width : width
  const groups: string[] = []
  for (let from = 0, to = first; from < digits.length; from = to, to += width) {
    groups.push(digits.slice(from, to).join(''))
  }
  return groups
}

const hex = pure(
  0,
  2,
  (evaluation, [self, separator, size = 1n]) => {
    const all = [...dataOf(self)].map((unit) => unit.charCodeAt(0).toString(16).padStart(2, '0'))
    if (separator === undefined) return all.join('')
    const between = typeof separator === 'string' ? separator : dataOf(separator)
    if (between.length !== 1) {
      return evaluation.fail('ValueError', 'sep must be length 1.')
    }
    return inGroups(all, Number(integerOf(evaluation, size))).join(between)
  },
  ['sep', 'bytes_per_sep'],
)

const fromHex = pure(1, 1, (evaluation, [text = null]) => {
  if (typeof text !== 'string') {
    const type = typeName(evaluation, text)
    return evaluation.fail('TypeError', `fromhex() argument must be str, not ${type}`)
  }
  let made = ''
  for (let at = 0; at < text.length; at++) {
    if (/[\t-\r ]/.test(text.charAt(at))) continue
    const bad = [at, at + 1].find((place) => !/[0-9a-fA-F]/.test(text.charAt(place)))
    if (bad !== undefined) {
      const where = `non-hexadecimal number found in fromhex() arg at position ${bad}`
      return evaluation.fail('ValueError', where)
    }
    made += String.fromCharCode(Number.parseInt(text.slice(at, at + 2), 16))
    at += 1
  }
  return asBytes(made)
})

const translate = pure(
  1,
  2,
  (evaluation, [self, table = null, gone]) => {
    const drops = gone === undefined ? '' : bytesLike(evaluation, gone)
    const to = orNone(evaluation, table)
    if (typeof to === 'string' && to.length !== 256) {
      return evaluation.fail('ValueError', 'translation table must be 256 characters long')
    }
    const kept = [...dataOf(self)].filter((unit) => !drops.includes(unit))
    const change = (unit: string) => (typeof to === 'string' ? to.charAt(unit.charCodeAt(0)) : unit)
    return asBytes(kept.map(change).join(''))
  },
  ['', 'delete'],
)

const makeTable = pure(2, 2, (evaluation, [from = null, to = null]) => {
  const [one, other] = [bytesLike(evaluation, from), bytesLike(evaluation, to)]
  if (one.length !== other.length) {
    return evaluation.fail('ValueError', 'maketrans arguments must have same length')
  }
  const table = Array.from({ length: 256 }, (_, unit) => String.fromCharCode(unit))
  for (const [i, unit] of [...one].entries()) {
    table[unit.charCodeAt(0)] = other.charAt(i)
  }
  return asBytes(table.join(''))
})

const methods: Table = {
  capitalize: ascii(capitalize),
  center: likeText('center', [asIs, fill('center')]),
  count: likeText('count', [sought]),
  endswith: likeText('endswith', [affix('endswith')]),
  expandtabs: likeText('expandtabs', []),
  find: likeText('find', [sought]),
  hex,
  index: pure(1, 3, (evaluation, args) => placeOf(evaluation, 'find', args)),
  isalnum: is(/^[0-9A-Za-z]+$/),
  isalpha: is(/^[A-Za-z]+$/),
  isascii: is(/^[\0-\x7f]*$/),
  isdigit: is(/^[0-9]+$/),
  islower: is(/^(?=.*[a-z])[^A-Z]*$/s),
  isspace: is(/^[\t-\r ]+$/),
  isupper: is(/^(?=.*[A-Z])[^a-z]*$/s),
  ljust: likeText('ljust', [asIs, fill('ljust')]),
  lstrip: likeText('lstrip', [orNone], [SPACES]),
  partition: likeText('partition', [bytesLike]),
  removeprefix: likeText('removeprefix', [bytesLike]),
  removesuffix: likeText('removesuffix', [bytesLike]),
  replace: likeText('replace', [bytesLike, bytesLike]),
  rfind: likeText('rfind', [sought]),
  rindex: pure(1, 3, (evaluation, args) => placeOf(evaluation, 'rfind', args)),
  rjust: likeText('rjust', [asIs, fill('rjust')]),
  rpartition: likeText('rpartition', [bytesLike]),
  rsplit: splitter('rsplit'),
  rstrip: likeText('rstrip', [orNone], [SPACES]),
  split: splitter('split'),
  splitlines: pure(
    0,
    1,
    (evaluation, [self, keep = false]) => {
      const lines = dataOf(self).match(LINE) ?? []
      const cut = keep === false ? lines.map((line) => line.replace(/[\r\n]+$/, '')) : lines
      return evaluation.list(cut.map(asBytes))
    },
    ['keepends'],
  ),
  startswith: likeText('startswith', [affix('startswith')]),
  strip: likeText('strip', [orNone], [SPACES]),
  swapcase: ascii((text) =>
    text.replace(/[A-Za-z]/g, (one) => (one < 'a' ? one.toLowerCase() : one.toUpperCase())),
  ),
  title: ascii((text) => text.replace(/[A-Za-z]+/g, capitalize)),
  translate,
  zfill: likeText('zfill', []),
}

const finders: Table = { find: likeText('find', [sought]), rfind: likeText('rfind', [sought]) }

function placeOf(
  evaluation: Evaluation,
  name: 'find' | 'rfind',
  args: readonly (Value | undefined)[],
): Value {
  const found = finders[name]?.run(evaluation, args, NO_KEYWORDS)
  if (found?.kind === 'value' && found.value !== -1n) return found.value
  return evaluation.fail('ValueError', 'subsection not found')
}

/** Methods of bytes that the catalogue does not use. */
export const BYTES_MORE: LibraryTables = {
  scope: {},
  modules: new Map(),
  methods: new Map([
    ['bytes', methods],
    ['type bytes', { fromhex: fromHex, maketrans: makeTable }],
  ]),
  stages: {},
}
