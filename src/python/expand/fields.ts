import type { Expression, Keyword, Statement } from '../ast.ts'
import type { Report } from '../link/scope.ts'
import { meaningOf, type Meanings } from './importedNames.ts'

type Annotated = Extract<Statement, { kind: 'AnnAssign' }>

/** A field of a dataclass. */
export interface Field {
  readonly name: string
  readonly default: Expression | null
  readonly factory: Expression | null
  readonly init: boolean
  readonly repr: boolean
  readonly compare: boolean
  readonly byName: boolean
}

/** What the fields are read with. */
export interface Reading {
  readonly meanings: Meanings
  readonly report: Report
  /** the text of the file */
  readonly text: string
}

/** One line of a dataclass; null where it is no field. */
export function fieldOf(reading: Reading, from: Annotated, byName: boolean): Field | null {
  const { target, value } = from
  if (target.kind !== 'Name') return null
  const annotation = reading.text.slice(from.annotation.from, from.annotation.to)
  if (/\bClassVar\b/.test(annotation)) return null
  if (/\bInitVar\b/.test(annotation)) {
    reading.report(from.span, '`InitVar` is not modelled.', 'Write __init__ yourself.')
  }
  const plain = { name: target.id, init: true, repr: true, compare: true, byName }
  const isCall = value?.kind === 'Call'
  if (isCall && meaningOf(reading.meanings, value.callee) === 'dataclasses.field') {
    return fromCall(reading, value, plain)
  }
  if (value !== null) checkDefault(reading, target.id, value)
  return { ...plain, default: value, factory: null }
}

function fromCall(
  { report }: Reading,
  { span, args, keywords }: Extract<Expression, { kind: 'Call' }>,
  plain: Omit<Field, 'default' | 'factory'>,
): Field {
  let field: Field = { ...plain, default: null, factory: null }
  if (args.length > 0) report(span, 'field() takes its arguments by name.', null)
  for (const { name, value, span: at } of keywords) {
    const flag = flagOf(value)
    if (name === 'default') field = { ...field, default: value }
    else if (name === 'default_factory') field = { ...field, factory: value }
    else if (flag !== null && (name === 'init' || name === 'repr' || name === 'compare')) {
      field = { ...field, [name]: flag }
    } else if (flag !== null && name === 'kw_only') field = { ...field, byName: flag }
    else report(at, `\`${name ?? '**'}\` of \`field()\` is not modelled here.`, null)
  }
  return field
}

/** True or False, as a literal; null for anything else. */
function flagOf(value: Expression): boolean | null {
  return value.kind === 'Constant' && typeof value.value === 'boolean' ? value.value : null
}

export function flagsOf(
  report: Report,
  keywords: readonly Keyword[],
  known: readonly string[],
): ReadonlyMap<string, boolean> {
  const flags = new Map<string, boolean>()
  for (const { name, value, span } of keywords) {
    const flag = flagOf(value)
    const isKnown = name !== null && known.includes(name)
    if (isKnown && flag !== null) flags.set(name, flag)
    else report(span, `\`${name ?? '**'}\` of \`@dataclass\` is not modelled here.`, null)
  }
  return flags
}

const MUTABLE: Readonly<Record<string, string>> = { List: 'list', Dict: 'dict', Set: 'set' }

/** CPython makes the default once; we write it twice, so it must be the same each time. */
function checkDefault({ report }: Reading, name: string, value: Expression): void {
  const type = MUTABLE[value.kind]
  if (type !== undefined) {
    const message = `ValueError: mutable default <class '${type}'> for field ${name} is not allowed: use default_factory.`
    report(value.span, message, `Write field(default_factory=${type}).`)
  } else if (!isPlain(value)) {
    const instead = 'Write field(default_factory=…).'
    report(value.span, 'The default of a field must be a constant.', instead)
  }
}

function isPlain(value: Expression): boolean {
  switch (value.kind) {
    case 'Constant':
    case 'Name':
    case 'Lambda':
      return true
    case 'Attribute':
      return isPlain(value.value)
    case 'UnaryOp':
      return isPlain(value.operand)
    case 'BinOp':
      return isPlain(value.left) && isPlain(value.right)
    case 'Tuple':
      return value.items.every(isPlain)
    default:
      return false
  }
}
