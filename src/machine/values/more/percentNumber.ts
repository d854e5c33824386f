import { floatDigits } from '../../builtins/more/formatSpec.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import type { Directive } from './percentFormat.ts'
import { typeName } from '../typeName.ts'
import { asInt, asNumber } from '../value.ts'
import type { Value } from '../value.ts'
import { intOfFloat, toFloat } from './floats.ts'

/** What a directive of `%` makes of a number or a character: d i u x X o c e E f F g G. */
export function percentNumber(evaluation: Evaluation, directive: Directive, value: Value): string {
  switch (directive.conversion) {
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
  if (number === null) {
    const text = `must be real number, not ${typeName(evaluation, value)}`
    return evaluation.fail('TypeError', text)
  }
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
