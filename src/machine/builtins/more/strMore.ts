import type { Evaluation } from '../../chart/evaluation.ts'
import { isPrintable } from '../../values/repr.ts'
import { truth } from '../../values/truth.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt, isTagged, tuple } from '../../values/value.ts'
import type { DictEntry, Value } from '../../values/value.ts'
import { hashKey } from '../../values/compare.ts'
import type { LibraryTables } from '../registry.ts'
import { free, pure } from '../signature.ts'
import type { Builtin, Given, Table } from '../signature.ts'
import { integerOf } from './records.ts'
import { strFormat, strFormatMap } from './strFormat.ts'

function textOf(self: Value | undefined): string {
  return typeof self === 'string' ? self : ''
}

function plain(run: (text: string, evaluation: Evaluation) => Value): Builtin {
  return pure(0, 0, (evaluation, [self]) => run(textOf(self), evaluation))
}

function textArgument(evaluation: Evaluation, value: Value): string {
  if (typeof value === 'string') return value
  return evaluation.fail('TypeError', `must be str, not ${typeName(evaluation, value)}`)
}

/** The part of a text that `start` and `end` mean, and where it begins; null: beyond the end. */
function part(
  evaluation: Evaluation,
  text: string,
  [start = null, end = null]: Given,
): { readonly inside: string; readonly from: number } | null {
  const all = [...text]
  const place = (value: Value, missing: number): number => {
    if (value === null) return missing
    const at = asInt(value)
    if (at === null) {
      const what = 'slice indices must be integers or None or have an __index__ method'
      return evaluation.fail('TypeError', what)
    }
    return Number(at < 0n ? at + BigInt(all.length) : at)
  }
  const from = Math.max(0, place(start, 0))
  const to = Math.min(all.length, place(end, all.length))
  if (from > all.length || (to < from && from > 0) || to < 0) return null
  return { inside: all.slice(from, to).join(''), from }
}

/** `find` and its like: the place, or -1. */
function placeOf(evaluation: Evaluation, last: boolean, [self, wanted = null, ...bounds]: Given) {
  const sought = textArgument(evaluation, wanted)
  const found = part(evaluation, textOf(self), bounds)
  if (found === null) return -1n
  const { inside, from } = found
  const at = last ? inside.lastIndexOf(sought) : inside.indexOf(sought)
  return at === -1 ? -1n : BigInt(from + [...inside.slice(0, at)].length)
}

function finder(last: boolean, must: boolean): Builtin {
  return pure(1, 3, (evaluation, args) => {
    const at = placeOf(evaluation, last, args)
    return must && at === -1n ? evaluation.fail('ValueError', 'substring not found') : at
  })
}

function count(evaluation: Evaluation, [self, wanted = null, ...bounds]: Given): bigint {
  const sought = textArgument(evaluation, wanted)
  const found = part(evaluation, textOf(self), bounds)
  if (found === null) return 0n
  const parts = sought === '' ? [...found.inside, ''] : found.inside.split(sought)
  return BigInt(sought === '' ? parts.length : parts.length - 1)
}

function affix(name: string, holds: (text: string, affix: string) => boolean): Builtin {
  return pure(1, 3, (evaluation, [self, value = null, ...bounds]) => {
    const found = part(evaluation, textOf(self), bounds)
    const all = isTagged(value) && value.kind === 'tuple' ? value.items : [value]
    return all.some((one) => {
      if (typeof one === 'string') return found !== null && holds(found.inside, one)
      const type = typeName(evaluation, one)
      const text =
        one === value
          ? `${name} first arg must be str or a tuple of str, not ${type}`
          : `tuple for ${name} must only contain str, not ${type}`
      return evaluation.fail('TypeError', text)
    })
  })
}

/** Spaces to the left of a text, to the right, or both, up to a width. */
function pad(split: (missing: number, width: number) => number): Builtin {
  return pure(1, 2, (evaluation, [self, width = null, fill = ' ']) => {
    const size = Number(integerOf(evaluation, width))
    if (typeof fill !== 'string') {
      const type = typeName(evaluation, fill)
      const text = `The fill character must be a unicode character, not ${type}`
      return evaluation.fail('TypeError', text)
    }
    if ([...fill].length !== 1) {
      const text = 'The fill character must be exactly one character long'
      return evaluation.fail('TypeError', text)
    }
    if (size > 100_000) return evaluation.unsupported(`a width of ${size}`)
    const missing = Math.max(0, size - [...textOf(self)].length)
    const left = missing === 0 ? 0 : split(missing, size)
    return fill.repeat(left) + textOf(self) + fill.repeat(missing - left)
  })
}

const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g

function splitLines(evaluation: Evaluation, [self, keep = false]: Given): Value {
  const text = textOf(self)
  const keeps = truth(evaluation, keep)
  const lines: string[] = []
  let from = 0
  for (const found of text.matchAll(LINE_END)) {
    lines.push(text.slice(from, found.index) + (keeps ? found[0] : ''))
    from = found.index + found[0].length
  }
  if (from < text.length) lines.push(text.slice(from))
  return evaluation.list(lines)
}

function expandTabs(evaluation: Evaluation, [self, size = 8n]: Given): string {
  const width = Number(integerOf(evaluation, size))
  let [made, column] = ['', 0]
  for (const one of textOf(self)) {
    if (one === '\t') {
      const missing = width > 0 ? width - (column % width) : 0
      made += ' '.repeat(missing)
      column += missing
    } else {
      made += one
      column = one === '\n' || one === '\r' ? 0 : column + 1
    }
  }
  return made
}

function rightPartition(evaluation: Evaluation, [self, wanted = null]: Given): Value {
  const separator = textArgument(evaluation, wanted)
  if (separator === '') return evaluation.fail('ValueError', 'empty separator')
  const text = textOf(self)
  const at = text.lastIndexOf(separator)
  if (at === -1) return tuple('', '', text)
  return tuple(text.slice(0, at), separator, text.slice(at + separator.length))
}

function swapCase(text: string): string {
  return [...text]
    .map((one) => (/\p{Lu}/u.test(one) ? one.toLowerCase() : one.toUpperCase()))
    .join('')
}

/** Does each word begin with an upper case letter, and go on with lower case ones? */
function isTitle(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? []
  return words.length > 0 && words.every((word) => /^\p{Lu}\p{Ll}*$/u.test(word))
}

/** Beyond Latin-1, folding is more than lower case. */
function caseFold(text: string, evaluation: Evaluation): string {
  if (/^[\0-\u00b4\u00b6-\u00ff]*$/.test(text)) return text.toLowerCase().replaceAll('ß', 'ss')
  return evaluation.unsupported('casefold() of letters beyond Latin-1', 'Use lower().')
}

/** `str.maketrans(from, to, gone)`, or of a dictionary. */
function makeTable(evaluation: Evaluation, [from = null, to, gone]: Given): Value {
  const entries = new Map<string, DictEntry>()
  const put = (key: Value, value: Value) => entries.set(hashKey(evaluation, key), [key, value])
  const object = evaluation.object(from)
  if (to === undefined) {
    if (object?.kind !== 'dict') {
      const text = 'if you give only one argument to maketrans it must be a dict'
      return evaluation.fail('TypeError', text)
    }
    for (const [key, value] of object.entries.values()) put(keyOf(evaluation, key), value)
    return evaluation.make({ kind: 'dict', entries })
  }
  if (typeof from !== 'string' || typeof to !== 'string') {
    return evaluation.unsupported('maketrans() of what is no text')
  }
  const [left, right] = [[...from], [...to]]
  if (left.length !== right.length) {
    const text = 'the first two maketrans arguments must have equal length'
    return evaluation.fail('ValueError', text)
  }
  for (const [i, one] of left.entries()) put(pointOf(one), pointOf(right[i] ?? ''))
  for (const one of typeof gone === 'string' ? gone : '') put(pointOf(one), null)
  return evaluation.make({ kind: 'dict', entries })
}

function pointOf(character: string): bigint {
  return BigInt(character.codePointAt(0) ?? 0)
}

function keyOf(evaluation: Evaluation, key: Value): Value {
  if (typeof key === 'string') {
    if ([...key].length === 1) return pointOf(key)
    return evaluation.fail('ValueError', 'string keys in translate table must be of length 1')
  }
  if (asInt(key) !== null) return key
  const text = 'keys in translate table must be strings or integers'
  return evaluation.fail('TypeError', text)
}

function translate(evaluation: Evaluation, [self, table = null]: Given): string {
  const object = evaluation.object(table)
  if (object?.kind !== 'dict') return evaluation.unsupported('translate() by what is no dict')
  return [...textOf(self)]
    .map((one) => {
      const entry = object.entries.get(hashKey(evaluation, pointOf(one)))
      if (entry === undefined) return one
      const [, value] = entry
      if (value === null) return ''
      if (typeof value === 'string') return value
      return String.fromCodePoint(Number(integerOf(evaluation, value)))
    })
    .join('')
}

/** Methods of str beside those of the core. */
export const moreStrMethods: Table = {
  casefold: plain(caseFold),
  center: pad((missing, width) => Math.floor(missing / 2) + (missing & width & 1)),
  count: pure(1, 3, count),
  endswith: affix('endswith', (text, end) => text.endsWith(end)),
  expandtabs: pure(0, 1, expandTabs, ['tabsize']),
  find: finder(false, false),
  format: free(strFormat),
  format_map: pure(1, 1, (evaluation, [self, mapping = null]) =>
    strFormatMap(evaluation, textOf(self), mapping),
  ),
  index: finder(false, true),
  isascii: plain((text) => !/[^\0-\x7f]/.test(text)),
  isdecimal: plain((text) => /^\p{Nd}+$/u.test(text)),
  isidentifier: plain((text) => /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(text)),
  isprintable: plain((text) => [...text].every(isPrintable)),
  isnumeric: plain((text) => /^\p{N}+$/u.test(text)),
  istitle: plain(isTitle),
  ljust: pad(() => 0),
  removeprefix: pure(1, 1, (evaluation, [self, value = null]) => {
    const [text, prefix] = [textOf(self), removable(evaluation, 'removeprefix', value)]
    return text.startsWith(prefix) ? text.slice(prefix.length) : text
  }),
  removesuffix: pure(1, 1, (evaluation, [self, value = null]) => {
    const [text, suffix] = [textOf(self), removable(evaluation, 'removesuffix', value)]
    return suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text
  }),
  rfind: finder(true, false),
  rindex: finder(true, true),
  rjust: pad((missing) => missing),
  rpartition: pure(1, 1, rightPartition),
  splitlines: pure(0, 1, splitLines, ['keepends']),
  startswith: affix('startswith', (text, start) => text.startsWith(start)),
  swapcase: plain(swapCase),
  translate: pure(1, 1, translate),
}

function removable(evaluation: Evaluation, name: string, value: Value): string {
  if (typeof value === 'string') return value
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `${name}() argument must be str, not ${type}`)
}

/** Methods of text that the catalogue does not use. */
export const STR_MORE: LibraryTables = {
  scope: {},
  modules: new Map(),
  methods: new Map([
    ['str', moreStrMethods],
    ['type str', { maketrans: pure(1, 3, makeTable) }],
  ]),
  stages: {},
}
