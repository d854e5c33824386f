import type { CallResult, Keywords } from '../../chart/callResult.ts'
import { gives } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { answerOf } from '../../chart/generators.ts'
import { getAttribute } from '../../values/attributes.ts'
import { repr, str } from '../../values/repr.ts'
import { getItem } from '../../values/subscripts.ts'
import type { Value } from '../../values/value.ts'
import { asciiOf } from './ascii.ts'
import { formatValue } from './formatSpec.ts'

/** Where the values of the braces come from, and whether the braces are numbered. */
interface Source {
  readonly args: readonly Value[] | null
  readonly named: (name: string) => Value
  numbering: 'open' | 'automatic' | 'manual'
  next: number
}

/** `text.format(*args, **keywords)` */
export function strFormat(
  evaluation: Evaluation,
  [self = null, ...args]: readonly Value[],
  keywords: Keywords,
): CallResult {
  const named = (name: string): Value => {
    const value = keywords.get(name)
    return value === undefined ? evaluation.fail('KeyError', name) : value
  }
  const source: Source = { args, named, numbering: 'open', next: 0 }
  return gives(filled(evaluation, typeof self === 'string' ? self : '', source, 2))
}

/** `text.format_map(mapping)` */
export function strFormatMap(evaluation: Evaluation, text: string, mapping: Value): string {
  const named = (name: string) => answerOf(evaluation, getItem(evaluation, mapping, name))
  return filled(evaluation, text, { args: null, named, numbering: 'open', next: 0 }, 2)
}

/** As MarkupIterator_next in CPython's Objects/stringlib/unicode_format.h. */
function filled(evaluation: Evaluation, text: string, source: Source, depth: number): string {
  const wrong = (what: string): never => evaluation.fail('ValueError', what)
  if (depth === 0) wrong('Max string recursion exceeded')
  let made = ''
  let at = 0
  while (at < text.length) {
    const one = text.charAt(at)
    at += 1
    if (one !== '{' && one !== '}') {
      made += one
      continue
    }
    if (text.charAt(at) === one) {
      made += one
      at += 1
      continue
    }
    if (one === '}') wrong("Single '}' encountered in format string")
    if (at === text.length) wrong("Single '{' encountered in format string")
    const field = fieldAt(evaluation, text, at)
    made += formatField(evaluation, field, source, depth)
    at = field.end
  }
  return made
}

interface Field {
  readonly name: string
  readonly conversion: string | null
  readonly spec: string
  /** behind its brace */
  readonly end: number
}

/** One pair of braces from behind its first: `name!conversion:spec`. */
function fieldAt(evaluation: Evaluation, text: string, from: number): Field {
  const at = endOfName(evaluation, text, from)
  const name = text.slice(from, at)
  if (text.charAt(at) === '}') return { name, conversion: null, spec: '', end: at + 1 }
  if (text.charAt(at) === ':')
    return { name, conversion: null, ...specAt(evaluation, text, at + 1) }
  const wrong = (what: string): never => evaluation.fail('ValueError', what)
  if (at + 1 >= text.length) wrong('end of string while looking for conversion specifier')
  const [conversion, after] = [text.charAt(at + 1), text.charAt(at + 2)]
  if (after === '') wrong("unmatched '{' in format spec")
  if (after === '}') return { name, conversion, spec: '', end: at + 3 }
  if (after !== ':') wrong("expected ':' after conversion specifier")
  return { name, conversion, ...specAt(evaluation, text, at + 3) }
}

function endOfName(evaluation: Evaluation, text: string, from: number): number {
  let inBrackets = false
  for (let at = from; at < text.length; at++) {
    const one = text.charAt(at)
    if (one === '{') evaluation.fail('ValueError', "unexpected '{' in field name")
    if (one === '[') inBrackets = true
    else if (one === ']') inBrackets = false
    else if (!inBrackets && '}:!'.includes(one)) return at
  }
  return evaluation.fail('ValueError', "expected '}' before end of string")
}

function specAt(evaluation: Evaluation, text: string, from: number): Pick<Field, 'spec' | 'end'> {
  let open = 1
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) === '{') open += 1
    else if (text.charAt(at) === '}') open -= 1
    if (open === 0) return { spec: text.slice(from, at), end: at + 1 }
  }
  return evaluation.fail('ValueError', "unmatched '{' in format spec")
}

function formatField(
  evaluation: Evaluation,
  { name, conversion, spec }: Field,
  source: Source,
  depth: number,
): string {
  const value = valueOf(evaluation, name, source)
  const converted = conversion === null ? value : convert(evaluation, value, conversion)
  const format = spec.includes('{') ? filled(evaluation, spec, source, depth - 1) : spec
  return formatValue(evaluation, converted, format)
}

function convert(evaluation: Evaluation, value: Value, conversion: string): string {
  if (conversion === 's') return str(evaluation, value)
  if (conversion === 'r') return repr(evaluation, value)
  if (conversion === 'a') return asciiOf(repr(evaluation, value))
  return evaluation.fail('ValueError', `Unknown conversion specifier ${conversion}`)
}

const PARTS = /\.([^.[]*)|\[([^\]]*)\]|(.)/gs

/** What `0.name[key]` means. */
function valueOf(evaluation: Evaluation, name: string, source: Source): Value {
  const first = /^[^.[]*/.exec(name)?.[0] ?? ''
  let value = firstValue(evaluation, first, source)
  for (const [, attribute, key, other] of name.slice(first.length).matchAll(PARTS)) {
    if (other !== undefined) {
      const text =
        other === '['
          ? "Missing ']' in format string"
          : "Only '.' or '[' may follow ']' in format field specifier"
      return evaluation.fail('ValueError', text)
    }
    if (attribute === '' || key === '') {
      return evaluation.fail('ValueError', 'Empty attribute in format string')
    }
    value =
      attribute === undefined
        ? answerOf(evaluation, getItem(evaluation, value, keyOf(key ?? '')))
        : answerOf(evaluation, getAttribute(evaluation, value, attribute))
  }
  return value
}

function keyOf(text: string): Value {
  return /^\d+$/.test(text) ? BigInt(text) : text
}

function firstValue(evaluation: Evaluation, first: string, source: Source): Value {
  const isNumber = /^\d+$/.test(first)
  if (!isNumber && first !== '') return source.named(first)
  const numbering = isNumber ? 'manual' : 'automatic'
  if (source.numbering !== 'open' && source.numbering !== numbering) {
    const kinds = {
      automatic: 'automatic field numbering',
      manual: 'manual field specification',
    }
    const text = `cannot switch from ${kinds[source.numbering]} to ${kinds[numbering]}`
    return evaluation.fail('ValueError', text)
  }
  source.numbering = numbering
  const index = isNumber ? Number(first) : source.next
  if (!isNumber) source.next += 1
  if (source.args === null) {
    return evaluation.fail('ValueError', 'Format string contains positional fields')
  }
  const value = source.args[index]
  if (value !== undefined) return value
  const text = `Replacement index ${index} out of range for positional args tuple`
  return evaluation.fail('IndexError', text)
}
