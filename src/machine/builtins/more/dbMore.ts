import type { FunctionId } from '../../../python/index.ts'
import { BugError } from '../../../base/index.ts'
import { columnsIn, DATA_MARK, rowOfText, textOfRow } from '../../../db/index.ts'
import type { Column, DbResult, RowCall } from '../../../db/index.ts'
import { calls, gives } from '../../chart/callResult.ts'
import type { CallResult, Keywords } from '../../chart/callResult.ts'
import { hashKey } from '../../values/compare.ts'
import { typeName } from '../../values/typeName.ts'
import { tuple } from '../../values/value.ts'
import type { DictEntry, Value } from '../../values/value.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { free, resumable } from '../signature.ts'
import type { Builtin, Table } from '../signature.ts'
import { request } from '../continuations.ts'
import type { Continuations } from '../continuations.ts'
import type { LibraryTables } from '../registry.ts'
import { isCallable } from './callingFunctions.ts'

function text(evaluation: Evaluation, name: string, value: Value): string {
  if (typeof value === 'string') return value
  return evaluation.fail('TypeError', `${name} must be str, not ${typeName(evaluation, value)}`)
}

/** A statement of which only the key counts. */
function byKey(op: 'exists' | 'delete'): Builtin {
  return resumable(1, 1, (evaluation, [key = null]) =>
    ask({ op, key: text(evaluation, 'key', key) }),
  )
}

/** `db.select(key)`: the row; with the names of columns: what they hold. */
function selection(op: 'select' | 'select_for_update'): Builtin {
  return free((evaluation, args, keywords) => {
    noMore(evaluation, op, keywords)
    const [key, ...names] = args
    if (key === undefined) return missing(evaluation, op, 'key')
    const columns = names.map((name) => text(evaluation, 'column', name))
    return ask({ op, key: text(evaluation, 'key', key) }, columns)
  })
}

const insert = free((evaluation, args, keywords) => {
  const { key, data } = rowGiven(evaluation, 'insert', args, keywords)
  return ask({ op: 'insert', key, data })
})

const update = free((evaluation, args, all) => {
  const keywords = new Map(all)
  keywords.delete('expected')
  const { key, data, part } = rowGiven(evaluation, 'update', args, keywords)
  const given = all.get('expected')
  const change = part
    ? ({ op: 'update', key, data, part } as const)
    : ({ op: 'update', key, data } as const)
  if (given === undefined) return ask(change)
  // No row is None.
  const expected = given === null ? `${DATA_MARK}None` : rowText(evaluation, 'expected', given)
  return ask({ ...change, expected })
})

const increment = free((evaluation, args, all) => {
  const keywords = new Map(all)
  keywords.delete('at_least')
  if (args.length > 1) return tooMany(evaluation, 'increment', 1, args.length)
  const { key, data } = rowGiven(evaluation, 'increment', args, keywords)
  for (const [name, by] of columnsIn(data) ?? []) {
    if (typeof by === 'string') return evaluation.fail('TypeError', `${name} must be int, not str`)
  }
  const least = all.get('at_least')
  if (least === undefined) return ask({ op: 'increment', key, data })
  if (typeof least !== 'bigint') {
    return evaluation.fail('TypeError', `at_least must be int, not ${typeName(evaluation, least)}`)
  }
  return ask({ op: 'increment', key, data, least })
})

/** A key, and either what the row is to hold or columns by their names. */
function rowGiven(
  evaluation: Evaluation,
  name: string,
  [key, data, ...more]: readonly Value[],
  keywords: Keywords,
): { readonly key: string; readonly data: string; readonly part: boolean } {
  if (more.length > 0) return tooMany(evaluation, name, 2, more.length + 2)
  if (key === undefined) return missing(evaluation, name, 'key')
  const at = text(evaluation, 'key', key)
  if (data !== undefined) {
    noMore(evaluation, name, keywords)
    return { key: at, data: rowText(evaluation, 'data', data), part: false }
  }
  if (keywords.size === 0) return missing(evaluation, name, 'data')
  for (const given of ['key', 'data']) {
    if (keywords.has(given)) {
      return evaluation.fail('TypeError', `db.${name}() takes ${given} by position`)
    }
  }
  const columns = [...keywords].map(
    ([column, value]) => [column, columnOf(evaluation, column, value)] as const,
  )
  return { key: at, data: textOfRow(new Map(columns)), part: true }
}

function missing(evaluation: Evaluation, name: string, what: string): never {
  return evaluation.fail('TypeError', `db.${name}() needs ${what}`)
}

function tooMany(evaluation: Evaluation, name: string, most: number, given: number): never {
  return evaluation.fail('TypeError', `db.${name}() takes at most ${most} values, got ${given}`)
}

function noMore(evaluation: Evaluation, name: string, keywords: Keywords): void {
  const [first] = keywords.keys()
  if (first !== undefined) {
    evaluation.fail('TypeError', `db.${name}() got an unexpected keyword '${first}'`)
  }
}

/** A row is a str, an int, or a dict of columns. */
function rowText(evaluation: Evaluation, name: string, value: Value): string {
  if (typeof value === 'string') return plainText(evaluation, value)
  if (typeof value === 'bigint') return textOfRow(value)
  const object = evaluation.object(value)
  if (object?.kind !== 'dict') {
    const type = typeName(evaluation, value)
    return evaluation.fail('TypeError', `${name} must be str, int or dict, not ${type}`)
  }
  const columns = [...object.entries.values()].map(([key, held]) => {
    const column = text(evaluation, 'column', key)
    return [column, columnOf(evaluation, column, held)] as const
  })
  return textOfRow(new Map(columns))
}

function columnOf(evaluation: Evaluation, name: string, value: Value): Column {
  if (typeof value === 'string') return plainText(evaluation, value)
  if (typeof value === 'bigint') return value
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `${name} must be str or int, not ${type}`)
}

function plainText(evaluation: Evaluation, value: string): string {
  return value.startsWith(DATA_MARK)
    ? evaluation.unsupported('a text in a row that begins with U+2060')
    : value
}

function ask(call: RowCall, columns: readonly string[] = []): CallResult {
  const { op, key } = call
  const given = {
    data: null,
    part: null,
    expected: null,
    least: null,
    ...call,
  }
  const { data, part, expected, least } = given
  return request({ kind: 'db', call }, 'db.row', op, key, data, part, expected, least, ...columns)
}

/** The statement that `ask` has put aside, which goes on waiting. */
function waiting([op, key, data, part, expected, least]: readonly Value[]): RowCall {
  const call = {
    op,
    key,
    ...(data !== null && { data }),
    ...(part !== null && { part }),
    ...(expected !== null && { expected }),
    ...(least !== null && { least }),
    waited: true,
  }
  // Only `ask` makes what is put aside.
  return call as RowCall
}

/** Number of values that `ask` puts aside before the columns. */
const ASIDE = 6

const dbStages: Continuations = {
  'db.row': (evaluation, state, answer) => {
    if (answer?.kind !== 'db') throw new BugError('expected the answer of a statement')
    const { result } = answer
    const columns = state.slice(ASIDE) as readonly string[]
    if (!result.ok) {
      if (result.error === 'waits') return ask(waiting(state), columns)
      if (result.error === 'not-modelled') return evaluation.unsupported(result.message)
      return evaluation.fail(`db.${result.error}`, result.message)
    }
    return gives(
      typeof result.value === 'string'
        ? selected(evaluation, result.value, columns)
        : valueOf(result),
    )
  },
  'db.block': () => gives(null),
}

function selected(evaluation: Evaluation, stored: string, names: readonly string[]): Value {
  const row = rowOfText(stored)
  if (names.length === 0) {
    if (typeof row !== 'object') return row
    const entries = [...row].map(([name, value]): [string, DictEntry] => [
      hashKey(evaluation, name),
      [name, value],
    ])
    return evaluation.make({ kind: 'dict', entries: new Map(entries) })
  }
  const found = names.map((name): Value => {
    const value = typeof row === 'object' ? row.get(name) : undefined
    return value ?? evaluation.unsupported(`a column that the row does not have: ${name}`)
  })
  const [only = null] = found
  return found.length === 1 ? only : tuple(...found)
}

function valueOf({ value }: Extract<DbResult, { ok: true }>): Value {
  return typeof value === 'number' ? BigInt(value) : value
}

const atomic = free((evaluation, args, keywords) => {
  const [first] = args
  if (first !== undefined && isCallable(evaluation, first)) return decorated(evaluation, first)
  if (first !== undefined || keywords.size > 0) {
    return evaluation.unsupported('an argument of transaction.atomic()')
  }
  return gives(evaluation.make({ kind: 'record', type: ATOMIC, fields: new Map() }))
})

/** A function that runs in a block: see machine/library. */
function decorated(evaluation: Evaluation, callee: Value): CallResult {
  const written = '_transaction.atomic' as FunctionId
  if (evaluation.program.functions.has(written)) return calls(written, callee)
  return evaluation.unsupported('transaction.atomic by another name as a decorator')
}

const ATOMIC = 'transaction.Atomic'

/** The end of a block is that of what it has begun: the transaction, or a savepoint in it. */
const atomicMethods: Table = {
  __call__: resumable(1, 1, (evaluation, [, callee = null]) => decorated(evaluation, callee)),
  __enter__: resumable(0, 0, () => request({ kind: 'db', call: { op: 'begin' } }, 'db.block')),
  __exit__: resumable(3, 3, (_, [, type = null]) =>
    request({ kind: 'db', call: { op: type === null ? 'commit' : 'rollback' } }, 'db.block'),
  ),
}

const EXCEPTIONS = Object.fromEntries(
  ['DatabaseError', 'Error', 'IntegrityError', 'OperationalError', 'ProgrammingError'].map(
    (name) => [name, `db.${name}`],
  ),
)

const MANAGEMENT = { TransactionManagementError: 'db.TransactionManagementError' }

const transactionConstant: ReadonlyMap<string, Value> = new Map([
  ['transaction', { kind: 'module', name: 'django.db.transaction' }],
])

const modules: LibraryTables['modules'] = new Map<string, Modelled>([
  [
    'db',
    {
      functions: {
        delete: byKey('delete'),
        exists: byKey('exists'),
        increment,
        insert,
        select: selection('select'),
        select_for_update: selection('select_for_update'),
        update,
      },
      constants: transactionConstant,
      exceptions: { ...EXCEPTIONS, ...MANAGEMENT },
    },
  ],
  ['django.db', { functions: {}, constants: transactionConstant, exceptions: EXCEPTIONS }],
  ['django.db.transaction', { functions: { atomic }, exceptions: MANAGEMENT }],
])

type Modelled = LibraryTables['modules'] extends ReadonlyMap<string, infer One> ? One : never

/** The module db with columns and locks, and django.db with its transactions. */
export const DB_MORE: LibraryTables = {
  scope: {},
  modules,
  methods: new Map([[ATOMIC, atomicMethods]]),
  stages: dbStages,
}
