import { isIterable, itemsOf } from '../../chart/iteration.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt, tuple } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { textOf } from '../coreMethods.ts'
import { pure } from '../signature.ts'
import type { Builtin, Given, Table } from '../signature.ts'

/** The methods of str beside those of the core; the text is the first argument. */
export const strMethods: Table = {
  capitalize: plain((text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase()),
  isalnum: plain((text) => /^[\p{L}\p{N}]+$/u.test(text)),
  isalpha: plain((text) => /^\p{L}+$/u.test(text)),
  isdigit: plain((text) => /^\p{Nd}+$/u.test(text)),
  islower: plain((text) => /\p{Ll}/u.test(text) && text === text.toLowerCase()),
  isspace: plain((text) => ALL_SPACE.test(text)),
  isupper: plain((text) => /\p{Lu}/u.test(text) && text === text.toUpperCase()),
  join: pure(1, 1, join),
  lower: plain((text) => text.toLowerCase()),
  lstrip: strip('lstrip', true, false),
  partition: pure(1, 1, (evaluation, [self, part = null]) =>
    partition(evaluation, textOf(self), part),
  ),
  replace: pure(2, 3, replace),
  rsplit: pure(
    0,
    2,
    (evaluation, [self, separator = null, limit = -1n]) => {
      const parts = split(evaluation, reverse(textOf(self)), reversedValue(separator), limit)
      return evaluation.list(parts.map(reverse).toReversed())
    },
    ['sep', 'maxsplit'],
  ),
  rstrip: strip('rstrip', false, true),
  split: pure(
    0,
    2,
    (evaluation, [self, separator = null, limit = -1n]) =>
      evaluation.list(split(evaluation, textOf(self), separator, limit)),
    ['sep', 'maxsplit'],
  ),
  strip: strip('strip', true, true),
  title: plain((text) =>
    text
      .toLowerCase()
      .replace(/\p{L}+/gu, (word) => word.slice(0, 1).toUpperCase() + word.slice(1)),
  ),
  upper: plain((text) => text.toUpperCase()),
  zfill: pure(1, 1, (evaluation, [self, width = null]) => {
    const [, sign = '', rest = ''] = /^([-+]?)(.*)$/s.exec(textOf(self)) ?? []
    return (
      sign + rest.padStart(Number(asInt(width) ?? badWidth(evaluation, width)) - sign.length, '0')
    )
  }),
}

/** Python's white space, which is not quite JavaScript's. */
const SPACE =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const ALL_SPACE = new RegExp(`^[${SPACE}]+$`)
const LEADING_SPACE = new RegExp(`^[${SPACE}]+`)
const WORD = new RegExp(`^([^${SPACE}]+)[${SPACE}]*(.*)$`, 's')

function badWidth(evaluation: Evaluation, width: Value): never {
  const type = typeName(evaluation, width)
  return evaluation.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
}

function plain(run: (text: string) => Value): Builtin {
  return pure(0, 0, (_, [self]) => run(textOf(self)))
}

function textArgument(evaluation: Evaluation, value: Value): string {
  if (typeof value === 'string') return value
  return evaluation.fail('TypeError', `must be str, not ${typeName(evaluation, value)}`)
}

function join(evaluation: Evaluation, [self, value = null]: Given): string {
  if (!isIterable(evaluation, value))
    return evaluation.fail('TypeError', 'can only join an iterable')
  const parts = itemsOf(evaluation, value).map((item, i) => {
    if (typeof item === 'string') return item
    const type = typeName(evaluation, item)
    return evaluation.fail('TypeError', `sequence item ${i}: expected str instance, ${type} found`)
  })
  return parts.join(textOf(self))
}

function strip(name: string, left: boolean, right: boolean): Builtin {
  return pure(0, 1, (evaluation, [self, characters = null]) => {
    if (characters !== null && typeof characters !== 'string') {
      return evaluation.fail('TypeError', `${name} arg must be None or str`)
    }
    const drops = (one: string): boolean =>
      characters === null ? ALL_SPACE.test(one) : characters.includes(one)
    const all = [...textOf(self)]
    const from = left ? all.findIndex((one) => !drops(one)) : 0
    const to = right ? all.findLastIndex((one) => !drops(one)) + 1 : all.length
    return from === -1 ? '' : all.slice(from, to).join('')
  })
}

function partition(evaluation: Evaluation, text: string, part: Value): Value {
  const separator = textArgument(evaluation, part)
  if (separator === '') return evaluation.fail('ValueError', 'empty separator')
  const at = text.indexOf(separator)
  if (at === -1) return tuple(text, '', '')
  return tuple(text.slice(0, at), separator, text.slice(at + separator.length))
}

function replace(
  evaluation: Evaluation,
  [self, old = null, fresh = null, limit = -1n]: Given,
): string {
  const [from, to] = [replaceArgument(evaluation, old, 1), replaceArgument(evaluation, fresh, 2)]
  const count = asInt(limit) ?? -1n
  if (count < 0n) {
    // between characters, not between the halves of one
    return from === ''
      ? ['', ...textOf(self), ''].join(to)
      : textOf(self).replaceAll(from, () => to)
  }
  const parts = from === '' ? ['', ...textOf(self), ''] : textOf(self).split(from)
  const cut = Math.min(Number(count), parts.length - 1)
  if (from === '') return evaluation.unsupported('replace() of the empty string with a count')
  return [parts.slice(0, cut + 1).join(to), ...parts.slice(cut + 1)].join(from)
}

function replaceArgument(evaluation: Evaluation, value: Value, position: number): string {
  if (typeof value === 'string') return value
  const type = value === null ? 'None' : typeName(evaluation, value)
  return evaluation.fail('TypeError', `replace() argument ${position} must be str, not ${type}`)
}

function split(
  evaluation: Evaluation,
  text: string,
  separator: Value,
  limit: Value,
): readonly string[] {
  const count = Number(asInt(limit) ?? -1n)
  const most = count < 0 ? Number.POSITIVE_INFINITY : count
  if (separator === null) return splitWords(text, most)
  if (typeof separator !== 'string') {
    return evaluation.fail(
      'TypeError',
      `must be str or None, not ${typeName(evaluation, separator)}`,
    )
  }
  if (separator === '') return evaluation.fail('ValueError', 'empty separator')
  const parts = text.split(separator)
  if (parts.length - 1 <= most) return parts
  return [...parts.slice(0, most), parts.slice(most).join(separator)]
}

function splitWords(text: string, most: number): readonly string[] {
  const words: string[] = []
  let rest = text.replace(LEADING_SPACE, '')
  while (rest !== '' && words.length < most) {
    const [, word = '', after = ''] = WORD.exec(rest) ?? []
    words.push(word)
    rest = after
  }
  return rest === '' ? words : [...words, rest]
}

function reverse(text: string): string {
  return [...text].toReversed().join('')
}

function reversedValue(value: Value): Value {
  return typeof value === 'string' ? reverse(value) : value
}
