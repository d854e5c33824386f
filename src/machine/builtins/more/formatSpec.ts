import type { Evaluation } from '../../chart/evaluation.ts'
import { exponentDigits, fixedDigits } from '../../values/more/floatDigits.ts'
import { floatText, toFloat } from '../../values/more/floats.ts'
import { repr, str } from '../../values/repr.ts'
import { callSpecial } from '../../values/special.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'

/** Python's "Format Specification Mini-Language", taken apart. */
interface Spec {
  readonly fill: string
  /** null: as the type has it */
  readonly align: '<' | '>' | '=' | '^' | null
  readonly sign: '+' | '-' | ' ' | null
  /** negative zero counts as zero */
  readonly zeroSign: boolean
  readonly alternate: boolean
  readonly width: number
  readonly grouping: ',' | '_' | null
  readonly precision: number | null
  /** empty: as the type has it */
  readonly type: string
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?([,_])?(\.(\d*))?(.*)$/su
const MOST_DIGITS = 19

/** `format(value, spec)`, with CPython 3.11's errors. */
export function formatValue(evaluation: Evaluation, value: Value, spec: string): string {
  const own = callSpecial(evaluation, value, '__format__', spec)
  if (typeof own === 'string') return own
  if (own !== undefined) {
    const text = `__format__ must return a str, not ${typeName(evaluation, own)}`
    return evaluation.fail('TypeError', text)
  }
  if (spec === '') return str(evaluation, value)
  const type = typeName(evaluation, value)
  if (typeof value === 'string')
    return formatText(evaluation, value, specOf(evaluation, spec, type))
  const int = asInt(value)
  if (int !== null) return formatInt(evaluation, int, specOf(evaluation, spec, type), type)
  if (typeof value === 'number') {
    return formatFloat(evaluation, value, specOf(evaluation, spec, type), type)
  }
  const text = `unsupported format string passed to ${type}.__format__`
  return evaluation.fail('TypeError', text)
}

function specOf(evaluation: Evaluation, text: string, type: string): Spec {
  const parts = SPEC.exec(text) ?? []
  const [, fill, align, sign, zeroSign, alternate, zero, width, grouping, , , digits, rest] = parts
  const problem = problemOf(evaluation, parts, type)
  if (problem !== null) return evaluation.fail('ValueError', problem)
  const size = Number(width ?? 0)
  if (size > 100_000) return evaluation.unsupported(`a width of ${size}`)
  const usual = zero === undefined || type === 'str' ? null : '='
  return {
    fill: fill ?? (zero === undefined ? ' ' : '0'),
    align: (align ?? usual) as Spec['align'],
    sign: (sign ?? null) as Spec['sign'],
    zeroSign: zeroSign !== undefined,
    alternate: alternate !== undefined,
    width: size,
    grouping: (grouping ?? null) as Spec['grouping'],
    precision: digits === undefined || digits === '' ? null : Number(digits),
    type: rest ?? '',
  }
}

/** What is wrong with a specification before the type has its say. */
function problemOf(
  evaluation: Evaluation,
  [text = '', , , , , , , width, one, two, dot, digits, rest = '']: readonly (string | undefined)[],
  type: string,
): string | null {
  if (Math.max(width?.length ?? 0, digits?.length ?? 0) > MOST_DIGITS) {
    return 'Too many decimal digits in format string'
  }
  if (two !== undefined) {
    return one === two
      ? `Cannot specify '${one}' with '${two}'.`
      : "Cannot specify both ',' and '_'."
  }
  if (dot === '.') return 'Format specifier missing precision'
  if ([...rest].length > 1) {
    return `Invalid format specifier ${repr(evaluation, text)} for object of type '${type}'`
  }
  const fits = one === undefined || allowsGrouping(rest, one)
  return fits ? null : `Cannot specify '${one}' with '${rest}'.`
}

function allowsGrouping(type: string, grouping: string): boolean {
  return 'defgEG%F'.includes(type) || (grouping === '_' && 'boxX'.includes(type))
}

function unknownCode(evaluation: Evaluation, code: string, type: string): never {
  const point = code.codePointAt(0) ?? 0
  const shown = point > 32 && point < 128 ? code : `\\x${point.toString(16)}`
  const text = `Unknown format code '${shown}' for object of type '${type}'`
  return evaluation.fail('ValueError', text)
}

function formatText(evaluation: Evaluation, text: string, spec: Spec): string {
  const refuse = (what: string): never =>
    evaluation.fail('ValueError', `${what} not allowed in string format specifier`)
  if (spec.type !== '' && spec.type !== 's') return unknownCode(evaluation, spec.type, 'str')
  if (spec.sign !== null) refuse(spec.sign === ' ' ? 'Space' : 'Sign')
  if (spec.zeroSign) refuse('Negative zero coercion (z)')
  if (spec.alternate) refuse('Alternate form (#)')
  if (spec.grouping !== null) {
    return evaluation.fail('ValueError', `Cannot specify '${spec.grouping}' with 's'.`)
  }
  if (spec.align === '=') {
    return evaluation.fail('ValueError', "'=' alignment not allowed in string format specifier")
  }
  const cut = spec.precision === null ? text : [...text].slice(0, spec.precision).join('')
  return padText(spec, '', cut, '<')
}

const RADIX: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16, d: 10, n: 10, '': 10 }

function formatInt(evaluation: Evaluation, value: bigint, spec: Spec, type: string): string {
  if ('eEfFgG%'.includes(spec.type) && spec.type !== '') {
    return formatFloat(evaluation, toFloat(evaluation, value), spec, type)
  }
  const refuse = (text: string): never => evaluation.fail('ValueError', text)
  if (spec.type === 'c') return formatCharacter(evaluation, value, spec)
  const radix = RADIX[spec.type]
  if (radix === undefined) return unknownCode(evaluation, spec.type, type)
  if (spec.precision !== null) refuse('Precision not allowed in integer format specifier')
  if (spec.zeroSign) refuse('Negative zero coercion (z) not allowed in integer format specifier')
  const digits = (value < 0n ? -value : value).toString(radix)
  const prefix = spec.alternate && radix !== 10 ? `0${spec.type}` : ''
  const sign = signOf(spec, value < 0n) + prefix
  const shown = spec.type === 'X' ? digits.toUpperCase() : digits
  return groupDigits(spec, sign, shown, '', radix === 10 ? 3 : 4)
}

function formatCharacter(evaluation: Evaluation, value: bigint, spec: Spec): string {
  const refuse = (text: string): never => evaluation.fail('ValueError', text)
  if (spec.precision !== null) refuse('Precision not allowed in integer format specifier')
  if (spec.zeroSign) refuse('Negative zero coercion (z) not allowed in integer format specifier')
  if (spec.sign !== null) refuse("Sign not allowed with integer format specifier 'c'")
  if (spec.alternate) refuse("Alternate form (#) not allowed with integer format specifier 'c'")
  if (BigInt.asIntN(64, value) !== value) {
    return evaluation.fail('OverflowError', 'Python int too large to convert to C long')
  }
  if (value < 0n || value > 0x10ffffn) {
    return evaluation.fail('OverflowError', '%c arg not in range(0x110000)')
  }
  return padText(spec, '', String.fromCodePoint(Number(value)), '>')
}

function formatFloat(evaluation: Evaluation, value: number, spec: Spec, type: string): string {
  if (!'eEfFgGn%'.includes(spec.type) && spec.type !== '') {
    return unknownCode(evaluation, spec.type, type)
  }
  if ((spec.precision ?? 0) > 400) return evaluation.unsupported('that many digits of a float')
  const { body, tail } = floatBody(value, spec)
  const negative = value < 0 || Object.is(value, -0)
  const isZero = !/[1-9]/.test(body + tail.replace(/e.*/i, '')) && Number.isFinite(value)
  const sign = signOf(spec, negative && !(spec.zeroSign && isZero))
  return groupDigits(spec, sign, body, tail, 3)
}

interface FloatBody {
  /** the digits before the point */
  readonly body: string
  /** the point and all after it */
  readonly tail: string
}

/** What `'%.2f' % value` makes of a float, without its sign. */
export function floatDigits(value: number, style: FloatStyle): string {
  const { body, tail } = floatBody(value, style)
  return body + tail
}

type FloatStyle = Pick<Spec, 'type' | 'precision' | 'alternate'>

/** The text of the size of a float: its sign is not in it. */
function floatBody(value: number, spec: FloatStyle): FloatBody {
  const upper = spec.type !== '' && 'EFG'.includes(spec.type)
  if (!Number.isFinite(value)) {
    const word = Number.isNaN(value) ? 'nan' : 'inf'
    const percent = spec.type === '%' ? '%' : ''
    return { body: upper ? word.toUpperCase() : word, tail: percent }
  }
  const text = floatDigitsText(Math.abs(value), spec)
  const at = text.search(/[.eE%]/)
  const [body, tail] = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at)]
  return { body, tail: upper ? tail.toUpperCase() : tail }
}

function floatDigitsText(size: number, spec: FloatStyle): string {
  const { type, alternate } = spec
  const precision = spec.precision ?? 6
  switch (type.toLowerCase()) {
    case 'f':
      return withPoint(fixedDigits(size, precision), alternate)
    case '%':
      return `${withPoint(fixedDigits(size * 100, precision), alternate)}%`
    case 'e': {
      const { mantissa, exponent } = exponentDigits(size, precision)
      return withPoint(mantissa, alternate) + exponentText(exponent)
    }
    case '':
      if (spec.precision === null) return plainFloat(size, alternate)
      return generalFloat(size, spec.precision, { alternate, whole: true })
    default:
      return generalFloat(size, precision, { alternate, whole: false })
  }
}

function plainFloat(size: number, alternate: boolean): string {
  const text = floatText(size)
  return alternate && !text.includes('.') ? text.replace('e', '.e') : text
}

/** `g`; `whole`: no type was given, so that a digit after the point is kept and the bound is one lower. */
function generalFloat(
  size: number,
  precision: number,
  { alternate, whole }: { readonly alternate: boolean; readonly whole: boolean },
): string {
  const digits = Math.max(precision, 1)
  const { mantissa, exponent } = exponentDigits(size, digits - 1)
  const fixed = exponent >= -4 && exponent < (whole ? digits - 1 : digits)
  const rounded = fixed ? withPointAt(mantissa.replace('.', ''), exponent) : mantissa
  const shown = alternate ? withPoint(rounded, true) : withoutZeros(rounded)
  if (!fixed) return shown + exponentText(exponent)
  return whole && !shown.includes('.') ? `${shown}.0` : shown
}

/** The digits of a number whose first one stands for 10 to the exponent. */
function withPointAt(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`
  const [whole, rest] = [digits.slice(0, exponent + 1), digits.slice(exponent + 1)]
  return rest === '' ? whole : `${whole}.${rest}`
}

function withoutZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
}

function withPoint(digits: string, wanted: boolean): string {
  return wanted && !digits.includes('.') ? `${digits}.` : digits
}

function exponentText(exponent: number): string {
  return `e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

function signOf({ sign }: Spec, negative: boolean): string {
  if (negative) return '-'
  return sign === '+' || sign === ' ' ? sign : ''
}

/** Digits in groups, padded; zeros that fill up are grouped, too. */
function groupDigits(spec: Spec, sign: string, digits: string, tail: string, size: number): string {
  const { grouping } = spec
  if (grouping === null || !/^[0-9a-zA-Z]+$/.test(digits) || /^(?:inf|nan)/i.test(digits)) {
    return padText(spec, sign, digits + tail, '>')
  }
  const fills = spec.fill === '0' && spec.align === '='
  const room = fills ? spec.width - sign.length - tail.length : 0
  let all = digits
  while (inGroups(all, grouping, size).length < room) all = `0${all}`
  return padText(spec, sign, inGroups(all, grouping, size) + tail, '>')
}

function inGroups(digits: string, separator: string, size: number): string {
  const groups: string[] = []
  for (let end = digits.length; end > 0; end -= size) {
    groups.unshift(digits.slice(Math.max(0, end - size), end))
  }
  return groups.join(separator)
}

function padText(
  { fill, align, width }: Spec,
  sign: string,
  body: string,
  usual: '<' | '>',
): string {
  const missing = Math.max(0, width - [...sign, ...body].length)
  switch (align ?? usual) {
    case '<':
      return sign + body + fill.repeat(missing)
    case '=':
      return sign + fill.repeat(missing) + body
    case '^': {
      const left = Math.floor(missing / 2)
      return fill.repeat(left) + sign + body + fill.repeat(missing - left)
    }
    default:
      return fill.repeat(missing) + sign + body
  }
}
