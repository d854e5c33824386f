import { hashKey } from '../values/compare.ts'
import { typeName } from '../values/typeName.ts'
import { isTagged } from '../values/value.ts'
import type { DictEntry, Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { decodeBytes } from './codecs.ts'

/** json.loads(text), with CPython's messages. */
export function loads(evaluation: Evaluation, value: Value): Value {
  const isBytes = isTagged(value) && value.kind === 'bytes'
  const text = isBytes ? decodeBytes(evaluation, value.data, 'utf-8') : value
  if (typeof text !== 'string') {
    const type = typeName(evaluation, value)
    const wanted = 'the JSON object must be str, bytes or bytearray'
    return evaluation.fail('TypeError', `${wanted}, not ${type}`)
  }
  return new Reader(evaluation, text).document()
}

const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['null', null],
  ['true', true],
  ['false', false],
  // What JSON has no words for, Python reads as JavaScript writes it.
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

const ESCAPED: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

class Reader {
  private readonly evaluation: Evaluation
  private readonly text: string
  private at = 0

  constructor(evaluation: Evaluation, text: string) {
    this.evaluation = evaluation
    this.text = text
  }

  document(): Value {
    this.space()
    const value = this.value()
    this.space()
    return this.at < this.text.length ? this.fail('Extra data', this.at) : value
  }

  private fail(message: string, at: number): never {
    const before = [...this.text.slice(0, at)]
    const line = before.filter((character) => character === '\n').length + 1
    const column = before.length - before.lastIndexOf('\n')
    const text = `${message}: line ${line} column ${column} (char ${before.length})`
    const name = this.evaluation.version === 2 ? 'ValueError' : 'json.JSONDecodeError'
    return this.evaluation.fail(name, text)
  }

  private space(): void {
    while (this.at < this.text.length && ' \t\n\r'.includes(this.here())) this.at += 1
  }

  private here(): string {
    return this.text.charAt(this.at)
  }

  private value(): Value {
    const here = this.here()
    if (here === '"') return this.string()
    if (here === '{') return this.object()
    if (here === '[') return this.array()
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return value
      }
    }
    return this.number()
  }

  private number(): Value {
    const rest = this.text.slice(this.at)
    const [found, , float] = /^-?(0|[1-9]\d*)((?:\.\d+)?(?:[eE][-+]?\d+)?)/.exec(rest) ?? []
    if (found === undefined) return this.fail('Expecting value', this.at)
    this.at += found.length
    return float === '' ? BigInt(found) : Number(found)
  }

  private string(): string {
    const start = this.at
    this.at += 1
    let text = ''
    for (;;) {
      const here = this.here()
      if (here === '') return this.fail('Unterminated string starting at', start)
      if (here < ' ') return this.fail('Invalid control character at', this.at)
      this.at += 1
      if (here === '"') return text
      text += here === '\\' ? this.escape(start) : here
    }
  }

  private escape(start: number): string {
    const here = this.here()
    if (here === '') return this.fail('Unterminated string starting at', start)
    this.at += 1
    if (here !== 'u') {
      return ESCAPED[here] ?? this.fail('Invalid \\escape', this.at - 2)
    }
    const digits = this.text.slice(this.at, this.at + 4)
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) {
      return this.fail('Invalid \\uXXXX escape', this.at - 1)
    }
    this.at += 4
    return String.fromCharCode(Number.parseInt(digits, 16))
  }

  private array(): Value {
    const items: Value[] = []
    this.at += 1
    this.space()
    if (this.here() === ']') {
      this.at += 1
      return this.evaluation.list(items)
    }
    for (;;) {
      this.space()
      items.push(this.value())
      this.space()
      if (this.here() === ']') break
      if (this.here() !== ',') return this.fail("Expecting ',' delimiter", this.at)
      this.at += 1
    }
    this.at += 1
    return this.evaluation.list(items)
  }

  private object(): Value {
    const entries = new Map<string, DictEntry>()
    this.at += 1
    this.space()
    if (this.here() === '}') {
      this.at += 1
      return this.evaluation.make({ kind: 'dict', entries })
    }
    for (;;) {
      this.space()
      const key = this.key()
      entries.set(hashKey(this.evaluation, key), [key, this.value()])
      this.space()
      if (this.here() === '}') break
      if (this.here() !== ',') return this.fail("Expecting ',' delimiter", this.at)
      this.at += 1
    }
    this.at += 1
    return this.evaluation.make({ kind: 'dict', entries })
  }

  private key(): string {
    if (this.here() !== '"') {
      return this.fail('Expecting property name enclosed in double quotes', this.at)
    }
    const key = this.string()
    this.space()
    if (this.here() !== ':') return this.fail("Expecting ':' delimiter", this.at)
    this.at += 1
    this.space()
    return key
  }
}
