import { repr, str } from '../repr.ts'
import { hashKey } from '../compare.ts'
import { percentNumber } from './percentNumber.ts'
import { isTagged } from '../value.ts'
import type { Value } from '../value.ts'
import type { Evaluation } from '../../chart/evaluation.ts'

const DIRECTIVE = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?([^]|$)/gu

/** One of `%s`, `%(name)-5d`, … */
export interface Directive {
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
    if (entry !== undefined) return entry[1]
    if (mapping.of !== undefined) this.evaluation.unsupported('`%` with what a dictionary has not')
    return this.evaluation.fail('KeyError', key)
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
    default:
      return percentNumber(evaluation, directive, value)
  }
}

function cut(text: string, precision: number | null): string {
  return precision === null ? text : [...text].slice(0, precision).join('')
}

function padText({ flags, width }: Directive, text: string): string {
  const missing = ' '.repeat(Math.max(0, width - [...text].length))
  return flags.includes('-') ? text + missing : missing + text
}
