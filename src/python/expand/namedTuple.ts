import type { Expression, Statement } from '../ast.ts'
import type { ClassDef } from '../link/linkModule.ts'
import type { Reading } from './fields.ts'
import { meaningOf } from './importedNames.ts'
import { methodsFrom, standIn } from './writeMethods.ts'

interface Item {
  readonly name: string
  readonly default: Expression | null
}

/** `P = namedtuple('P', 'x y')` or `class P(NamedTuple)` as a class; null for anything else. */
export function expandNamedTuple(reading: Reading, statement: Statement): ClassDef | null {
  if (statement.kind === 'ClassDef') return fromClass(reading, statement)
  if (statement.kind !== 'Assign' || statement.value.kind !== 'Call') return null
  if (meaningOf(reading.meanings, statement.value.callee) !== 'collections.namedtuple') return null
  return fromCall(reading, statement, statement.value)
}

type Assign = Extract<Statement, { kind: 'Assign' }>
type Call = Extract<Expression, { kind: 'Call' }>

function fromCall(reading: Reading, { span, targets }: Assign, value: Call): ClassDef {
  const [target, second] = targets
  const [name] = value.args
  const items = itemsOf(value)
  const variable = target?.kind === 'Name' && second === undefined ? target.id : null
  const isNamed = name?.kind === 'Constant' && name.value === variable
  if (items !== null && variable !== null && isNamed) {
    return classOf({ span, nameSpan: target?.span ?? span, name: variable }, items, [])
  }
  const instead =
    "Write the name of the variable and the fields as text: P = namedtuple('P', 'x y')."
  reading.report(span, 'This call of `namedtuple()` is not modelled.', instead)
  return classOf({ span, nameSpan: span, name: variable ?? '?' }, [], [])
}

function itemsOf({
  args,
  keywords,
}: Extract<Expression, { kind: 'Call' }>): readonly Item[] | null {
  const [, fields] = args
  if (fields === undefined || args.length > 2) return null
  const names = namesIn(fields)
  if (names === null || names.some((name) => !/^[a-zA-Z]\w*$/.test(name))) return null
  const [keyword, ...more] = keywords
  if (keyword === undefined) return names.map((name) => ({ name, default: null }))
  const { value } = keyword
  const isDefaults = keyword.name === 'defaults' && more.length === 0
  if (!isDefaults || (value.kind !== 'Tuple' && value.kind !== 'List')) return null
  const first = names.length - value.items.length
  return names.map((name, i) => ({ name, default: value.items[i - first] ?? null }))
}

function namesIn(fields: Expression): readonly string[] | null {
  if (fields.kind === 'Constant' && typeof fields.value === 'string') {
    return fields.value
      .replaceAll(',', ' ')
      .split(/\s+/)
      .filter((name) => name !== '')
  }
  if (fields.kind !== 'List' && fields.kind !== 'Tuple') return null
  const names = fields.items.flatMap((item) =>
    item.kind === 'Constant' && typeof item.value === 'string' ? [item.value] : [],
  )
  return names.length === fields.items.length ? names : null
}

function fromClass(reading: Reading, from: ClassDef): ClassDef | null {
  if (from.base === null || meaningOf(reading.meanings, from.base) !== 'typing.NamedTuple')
    return null
  const items = from.body.flatMap((statement): Item[] => {
    const isField = statement.kind === 'AnnAssign' && statement.target.kind === 'Name'
    return isField && statement.target.kind === 'Name'
      ? [{ name: statement.target.id, default: statement.value }]
      : []
  })
  for (const statement of from.body) {
    if (statement.kind === 'FunctionDef' && /^__\w+__$/.test(statement.name)) {
      const message = `\`${statement.name}\` of a named tuple is not modelled.`
      reading.report(statement.headSpan, message, null)
    }
  }
  const rest = from.body.filter((statement) => statement.kind !== 'AnnAssign')
  return classOf(from, items, rest)
}

function classOf(
  { span, nameSpan, name }: Pick<ClassDef, 'span' | 'nameSpan' | 'name'>,
  items: readonly Item[],
  body: readonly Statement[],
): ClassDef {
  const parameters = items.map((item, index) =>
    item.default === null ? item.name : `${item.name}=${standIn(index)}`,
  )
  const nothing: Expression = { kind: 'Constant', span: nameSpan, value: null }
  const make: Expression = { kind: 'Name', span: nameSpan, id: '<namedtuple>' }
  const text = `def __new__(${['_cls', ...parameters].join(', ')}):
    return ${standIn(items.length)}(_cls, (${items.map((item) => `${item.name},`).join(' ')}))
`
  const values = [...items.map((item) => item.default ?? nothing), make]
  return {
    kind: 'ClassDef',
    span,
    nameSpan,
    name,
    base: null,
    body: [...body, ...methodsFrom(text, nameSpan, values)],
    decorators: [],
    made: { kind: 'namedtuple', fields: items.map((item) => item.name) },
  }
}
