import { BugError } from '../../../base/index.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { hashKey } from '../../values/compare.ts'
import { repr } from '../../values/repr.ts'
import { isTagged } from '../../values/value.ts'
import type { DictEntry, Value } from '../../values/value.ts'
import { bytes } from '../../../vfs/index.ts'

/**
 * The text by which a value is kept outside of the process, as Python writes it; null for what is
 * more than data: None, bool, int, float, str, bytes, and tuples, lists and dictionaries of them.
 */
export function literalOf(evaluation: Evaluation, value: Value): string | null {
  return isData(evaluation, value, []) ? repr(evaluation, value) : null
}

function isData(evaluation: Evaluation, value: Value, within: readonly Value[]): boolean {
  if (!isTagged(value)) return true
  if (value.kind === 'bytes') return true
  if (value.kind === 'tuple') return value.items.every((item) => isData(evaluation, item, within))
  const object = evaluation.object(value)
  // A list in itself would go round for ever.
  if (object === null || within.includes(value)) return false
  const inside = [...within, value]
  if (object.kind === 'list') return object.items.every((item) => isData(evaluation, item, inside))
  if (object.kind !== 'dict') return false
  return [...object.entries.values()].flat().every((item) => isData(evaluation, item, inside))
}

/** A new value, equal to the one whose `literalOf` this is. */
export function valueOfLiteral(evaluation: Evaluation, text: string): Value {
  return new Reader(evaluation, text).value()
}

const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['None', null],
  ['True', true],
  ['False', false],
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
])
const TOKEN = /-?inf|nan|None|True|False|-?\d+(?:\.\d+)?(?:e[-+]\d+)?/y
const STRING = /(b?)(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/sy
const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/gs
const NAMED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** Reads only what `repr` of data writes. */
class Reader {
  private readonly evaluation: Evaluation
  private readonly text: string
  private at = 0

  constructor(evaluation: Evaluation, text: string) {
    this.evaluation = evaluation
    this.text = text
  }

  value(): Value {
    switch (this.text.charAt(this.at)) {
      case '[':
        return this.evaluation.list(this.items(']'))
      case '(':
        return { kind: 'tuple', items: this.items(')') }
      case '{':
        return this.dict()
      default:
        return this.string() ?? this.word()
    }
  }

  private items(close: string): readonly Value[] {
    const items: Value[] = []
    this.at += 1
    while (!this.skips(close)) {
      items.push(this.value())
      if (!this.skips(', ')) this.skips(',')
    }
    return items
  }

  private dict(): Value {
    const entries = new Map<string, DictEntry>()
    this.at += 1
    while (!this.skips('}')) {
      const key = this.value()
      this.skips(': ')
      entries.set(hashKey(this.evaluation, key), [key, this.value()])
      this.skips(', ')
    }
    return this.evaluation.make({ kind: 'dict', entries })
  }

  private string(): Value | null {
    const found = this.matches(STRING)
    if (found === null) return null
    const [, prefix, single, double] = found
    const text = (single ?? double ?? '').replace(
      ESCAPE,
      (_, byte?: string, short?: string, long?: string, named = '') => {
        const digits = byte ?? short ?? long
        if (digits === undefined) return NAMED[named] ?? named
        return String.fromCodePoint(Number.parseInt(digits, 16))
      },
    )
    return prefix === 'b' ? { kind: 'bytes', data: bytes(text) } : text
  }

  private word(): Value {
    const [word = ''] = this.matches(TOKEN) ?? []
    const known = WORDS.get(word)
    if (known !== undefined) return known
    if (word === '') throw new BugError(`expected a literal at ${this.at} of ${this.text}`)
    return /[.e]/.test(word) ? Number(word) : BigInt(word)
  }

  private matches(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found !== null) this.at = pattern.lastIndex
    return found
  }

  private skips(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }
}
