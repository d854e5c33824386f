import { repr, str } from './repr.ts'
import { typeName } from './typeName.ts'
import { hashKey } from './compare.ts'
import { asNumber, intOfFloat, toFloat } from './floats.ts'
import { asInt, isTagged } from './value.ts'
import type { Value } from './value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

const DIRECTIVE = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?([^]|$)/gu

interface Directive {
  readonly flags: string
  readonly width: number
  readonly precision: number | null
  readonly conversion: string
  readonly at: number
}

/** `template % values`: the conversions s r a d i u x X o c and %%. */
export function percentFormat(evaluation: Evaluation, template: string, values: Value): string {
  const source = new Arguments(evaluation, values)
  const text = template.replace(
    DIRECTIVE,
    (_, key?: string, flags = '', width = '', precision?: string, conversion = '', at = 0) => {
      const directive: Directive = {
        flags,
        width: width === '' ? 0 : Number(width),
        precision: precision === undefined ? null : Number(precision),
        conversion,
        at: at + _.length - 1,
      }
      if (conversion === '') return evaluation.fail('ValueError', 'incomplete format')
      if (width === '*' || precision === '*') return evaluation.unsupported("'*' in a format")
      if (conversion === '%') return '%'
      return padText(directive, textOfDirective(evaluation, directive, source.take(key)))
    },
  )
  source.done()
  return text
}

/** The right side of `%`: a tuple of values, a mapping, or one value. */
class Arguments {
  private readonly evaluation: Evaluation
  private readonly values: Value
  private readonly items: readonly Value[]
  private used = 0

  constructor(evaluation: Evaluation, values: Value) {
    this.evaluation = evaluation
    this.values = values
    this.items = isTagged(values) && values.kind === 'tuple' ? values.items : [values]
  }

  take(key: string | undefined): Value {
    if (key !== undefined) return this.lookUp(key)
    const item = this.items[this.used]
    if (item === undefined) {
      return this.evaluation.fail('TypeError', 'not enough arguments for format string')
    }
    this.used += 1
    return item
  }

  private lookUp(key: string): Value {
    const mapping = this.evaluation.object(this.values)
    if (mapping?.kind !== 'dict')
      return this.evaluation.fail('TypeError', 'format requires a mapping')
    this.used = 1
    const entry = mapping.entries.get(hashKey(this.evaluation, key))
    return entry === undefined ? this.evaluation.fail('KeyError', key) : entry[1]
  }

  done(): void {
    // What can be subscripted counts as a mapping, which need not be used at all.
    if (subscriptable(this.evaluation, this.values)) return
    if (this.used < this.items.length) {
      this.evaluation.fail('TypeError', 'not all arguments converted during string formatting')
    }
  }
}

function subscriptable(evaluation: Evaluation, value: Value): boolean {
  if (isTagged(value) && (value.kind === 'bytes' || value.kind === 'range')) return true
  const kind = evaluation.object(value)?.kind
  return kind === 'dict' || kind === 'list'
}

function textOfDirective(evaluation: Evaluation, directive: Directive, value: Value): string {
  switch (directive.conversion) {
    case 's':
      return cut(str(evaluation, value), directive.precision)
    case 'r':
    case 'a':
      return cut(repr(evaluation, value), directive.precision)
    case 'd':
    case 'i':
    case 'u':
      return number(directive, integer(evaluation, directive, value, 'a real number'), 10)
    case 'x':
    case 'X':
      return number(directive, integer(evaluation, directive, value, 'an integer'), 16)
    case 'o':
      return number(directive, integer(evaluation, directive, value, 'an integer'), 8)
    case 'c':
      return character(evaluation, value)
    default:
      return 'eEfFgG'.includes(directive.conversion)
        ? float(evaluation, directive, value)
        : unknown(evaluation, directive)
  }
}

function float(evaluation: Evaluation, directive: Directive, value: Value): string {
  const number = asNumber(value)
  const { floatDigits } = evaluation.library
  if (number === null) {
    const text = `must be real number, not ${typeName(evaluation, value)}`
    return evaluation.fail('TypeError', text)
  }
  if (floatDigits === null) return evaluation.unsupported('floats')
  const { flags, width, precision, conversion } = directive
  const float = toFloat(evaluation, number)
  const digits = floatDigits(float, { type: conversion, precision, alternate: flags.includes('#') })
  const negative = float < 0 || Object.is(float, -0)
  const sign = negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const zeros = flags.includes('0') && !flags.includes('-') ? width - sign.length : 0
  return sign + digits.padStart(zeros, '0')
}

function unknown(evaluation: Evaluation, { conversion, at }: Directive): never {
  const code = (conversion.codePointAt(0) ?? 0).toString(16)
  const text = `unsupported format character '${conversion}' (0x${code}) at index ${at}`
  return evaluation.fail('ValueError', text)
}

function cut(text: string, precision: number | null): string {
  return precision === null ? text : [...text].slice(0, precision).join('')
}

function integer(
  evaluation: Evaluation,
  { conversion }: Directive,
  value: Value,
  wanted: string,
): bigint {
  const int = asInt(value)
  if (int !== null) return int
  if (typeof value === 'number' && 'diu'.includes(conversion)) return intOfFloat(evaluation, value)
  const text = `%${conversion} format: ${wanted} is required, not ${typeName(evaluation, value)}`
  return evaluation.fail('TypeError', text)
}

const PREFIX: Readonly<Record<string, string>> = { x: '0x', X: '0X', o: '0o' }

function number(directive: Directive, value: bigint, radix: number): string {
  const { flags, conversion, precision, width } = directive
  const lower = (value < 0n ? -value : value).toString(radix)
  const digits = (conversion === 'X' ? lower.toUpperCase() : lower).padStart(precision ?? 0, '0')
  const plus = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const prefix = flags.includes('#') ? (PREFIX[conversion] ?? '') : ''
  const head = (value < 0n ? '-' : plus) + prefix
  const zeros = flags.includes('0') && !flags.includes('-') ? width - head.length : 0
  return head + digits.padStart(zeros, '0')
}

function character(evaluation: Evaluation, value: Value): string {
  if (typeof value === 'string' && [...value].length === 1) return value
  const int = asInt(value)
  if (int === null) return evaluation.fail('TypeError', '%c requires int or char')
  if (int < 0n || int > 0x10ffffn) {
    return evaluation.fail('OverflowError', '%c arg not in range(0x110000)')
  }
  return String.fromCodePoint(Number(int))
}

function padText({ flags, width }: Directive, text: string): string {
  const missing = ' '.repeat(Math.max(0, width - [...text].length))
  return flags.includes('-') ? text + missing : missing + text
}
