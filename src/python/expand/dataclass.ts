import type { Expression, FunctionDef, Statement } from '../ast.ts'
import type { ClassDef } from '../link/linkModule.ts'
import { fieldOf, flagsOf } from './fields.ts'
import type { Field, Reading } from './fields.ts'
import { meaningOf } from './importedNames.ts'
import { methodsFrom, standIn } from './writeMethods.ts'

/** What is known of the dataclasses above, by name. */
export interface Known {
  readonly fields: readonly Field[]
  readonly frozen: boolean
  readonly hasPostInit: boolean
}

const FLAGS = ['init', 'repr', 'eq', 'order', 'frozen', 'kw_only']

/** The decorator that makes a dataclass; null when there is none. */
export function dataclassDecorator(reading: Reading, { decorators }: ClassDef): Expression | null {
  const found = decorators.find((one) => {
    const callee = one.kind === 'Call' ? one.callee : one
    return meaningOf(reading.meanings, callee) === 'dataclasses.dataclass'
  })
  return found ?? null
}

/** The class with the methods that `@dataclass` gives it (CPython's Lib/dataclasses.py). */
export function expandDataclass(
  reading: Reading,
  from: ClassDef,
  decorator: Expression,
  known: ReadonlyMap<string, Known>,
): { readonly made: ClassDef; readonly known: Known } {
  const keywords = decorator.kind === 'Call' ? decorator.keywords : []
  const flags = flagsOf(reading.report, keywords, FLAGS)
  const base = from.base?.kind === 'Name' ? known.get(from.base.id) : undefined
  const own = ownFields(reading, from, flags.get('kw_only') === true)
  const fields = [
    ...new Map([...(base?.fields ?? []), ...own].map((field) => [field.name, field])).values(),
  ]
  const frozen = flags.get('frozen') === true
  if (base !== undefined && base.frozen !== frozen) {
    const message = frozen
      ? 'TypeError: cannot inherit frozen dataclass from a non-frozen one.'
      : 'TypeError: cannot inherit non-frozen dataclass from a frozen one.'
    reading.report(from.nameSpan, message, null)
  }
  const places = inPlaces(reading, from, fields)
  const defined = new Set(
    from.body.flatMap((each) => (each.kind === 'FunctionDef' ? [each.name] : [])),
  )
  const hasPostInit = defined.has('__post_init__') || base?.hasPostInit === true
  const written = [
    ...(flags.get('init') === false ? [] : [initText(places, hasPostInit)]),
    ...(flags.get('repr') === false ? [] : [reprText(fields)]),
    ...(flags.get('eq') === false ? [] : [compareText('__eq__', '==', fields)]),
    ...(flags.get('order') === true
      ? ORDER.map(([name, op]) => compareText(name, op, fields))
      : []),
  ]
  const values = fields.flatMap((field) => [field.default ?? field.factory ?? NOTHING(from)])
  const methods = methodsFrom(written.join(''), from.nameSpan, [...values, FACTORY(from)])
  const added = methods.filter(({ name }) => !defined.has(name))
  const body: readonly Statement[] = [
    ...from.body.map((each) => withoutField(reading, each)),
    ...added,
  ]
  const made = {
    kind: 'dataclass',
    fields: fields.map(({ name, init, repr }) => ({ name, init, repr })),
    shown: isAdded(added, '__repr__'),
    frozen,
    sets: isAdded(added, '__init__'),
  } as const
  const decorators = from.decorators.filter((one) => one !== decorator)
  return {
    made: { ...from, body, decorators, made },
    known: { fields, frozen, hasPostInit },
  }
}

function isAdded(methods: readonly FunctionDef[], wanted: string): boolean {
  return methods.some(({ name }) => name === wanted)
}

const ORDER = [
  ['__lt__', '<'],
  ['__le__', '<='],
  ['__gt__', '>'],
  ['__ge__', '>='],
] as const

function ownFields(reading: Reading, { body }: ClassDef, all: boolean): readonly Field[] {
  let byName = all
  return body.flatMap((statement) => {
    if (statement.kind !== 'AnnAssign') return []
    const { from, to } = statement.annotation
    if (/\bKW_ONLY$/.test(reading.text.slice(from, to))) {
      byName = true
      return []
    }
    const field = fieldOf(reading, statement, byName)
    return field === null ? [] : [field]
  })
}

function hasDefault(field: Field): boolean {
  return field.default !== null || field.factory !== null
}

/** The fields; all by name when they stand in an order that Python refuses. */
function inPlaces(reading: Reading, from: ClassDef, fields: readonly Field[]): readonly Field[] {
  const places = fields.filter(({ init, byName }) => init && !byName)
  const first = places.findIndex(hasDefault)
  const wrong = first === -1 ? undefined : places.slice(first).find((field) => !hasDefault(field))
  if (wrong === undefined) return fields
  const message = `TypeError: non-default argument '${wrong.name}' follows default argument.`
  reading.report(from.nameSpan, message, null)
  return fields.map((field) => ({ ...field, byName: true }))
}

/** The value of a field in the body: a default stays an attribute of the class. */
function withoutField(reading: Reading, statement: Statement): Statement {
  if (statement.kind !== 'AnnAssign' || statement.value?.kind !== 'Call') return statement
  const { callee, keywords } = statement.value
  if (meaningOf(reading.meanings, callee) !== 'dataclasses.field') return statement
  const value = keywords.find(({ name }) => name === 'default')?.value ?? null
  return { ...statement, value }
}

function initText(fields: readonly Field[], hasPostInit: boolean): string {
  const factory = standIn(fields.length)
  const parameter = (field: Field): string => {
    if (field.factory !== null) return `${field.name}=${factory}`
    return field.default === null ? field.name : `${field.name}=${standIn(fields.indexOf(field))}`
  }
  const given = fields.filter(({ init }) => init)
  const [places, names] = [given.filter((one) => !one.byName), given.filter((one) => one.byName)]
  const star = names.length === 0 ? [] : ['*', ...names.map(parameter)]
  const head = ['self', ...places.map(parameter), ...star].join(', ')
  const lines = fields.flatMap((field, index) => {
    const { name, init } = field
    const make = `${standIn(index)}()`
    if (field.factory !== null) {
      return init
        ? [`self.${name} = ${make} if ${name} is ${factory} else ${name}`]
        : [`self.${name} = ${make}`]
    }
    return init ? [`self.${name} = ${name}`] : []
  })
  const all = [...lines, ...(hasPostInit ? ['self.__post_init__()'] : [])]
  return define('__init__', head, all.length === 0 ? ['pass'] : all)
}

function reprText(fields: readonly Field[]): string {
  const parts = fields.filter(({ repr }) => repr).map(({ name }) => `${name}={self.${name}!r}`)
  const text = `self.__class__.__name__ + f'(${parts.join(', ')})'`
  return define('__repr__', 'self', [`return ${text}`])
}

function compareText(name: string, operator: string, fields: readonly Field[]): string {
  const of = (object: string) => {
    const items = fields.filter(({ compare }) => compare).map((one) => `${object}.${one.name},`)
    return `(${items.join(' ')})`
  }
  return define(name, 'self, other', [
    'if other.__class__ is self.__class__:',
    `    return ${of('self')} ${operator} ${of('other')}`,
    'return NotImplemented',
  ])
}

function define(name: string, parameters: string, lines: readonly string[]): string {
  return `def ${name}(${parameters}):\n${lines.map((line) => `    ${line}\n`).join('')}`
}

function NOTHING({ nameSpan }: ClassDef): Expression {
  return { kind: 'Constant', span: nameSpan, value: null }
}

/** What stands for an argument that was not given where a factory makes the value. */
function FACTORY({ nameSpan }: ClassDef): Expression {
  return { kind: 'Name', span: nameSpan, id: '<factory>' }
}
