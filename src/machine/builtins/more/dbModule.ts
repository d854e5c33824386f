import { BugError } from '../../../base/index.ts'
import { DB_SERVICE } from '../../../db/index.ts'
import type { DbCall, DbResult } from '../../../db/index.ts'
import { gives } from '../../chart/callResult.ts'
import { str } from '../../values/repr.ts'
import { typeName } from '../../values/typeName.ts'
import type { Value } from '../../values/value.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { resumable } from '../signature.ts'
import type { Builtin, Given, Table } from '../signature.ts'
import { request } from '../continuations.ts'
import type { Continuations } from '../continuations.ts'
import type { LibraryTables } from '../registry.ts'

/** Those of the programs of the catalogue. */
type Op = Exclude<
  DbCall['op'],
  'begin' | 'commit' | 'rollback' | 'select_for_update' | 'increment' | 'cache.has'
>

/** One statement or command; `withData`: it takes the stored text in addition to the key. */
function statement(op: Op, withData = false): Builtin {
  const count = withData ? 2 : 1
  return resumable(count, count, (evaluation, args) =>
    request({ kind: 'db', call: callOf(evaluation, op, args) }, 'db'),
  )
}

function callOf(evaluation: Evaluation, op: Op, [key = null, data = null]: Given): DbCall {
  switch (op) {
    case 'insert':
    case 'update':
      return { op, key: text(evaluation, 'key', key), data: text(evaluation, 'data', data) }
    case 'cache.set':
    case 'cache.add':
      return { op, key: str(evaluation, key), data: text(evaluation, 'data', data) }
    case 'cache.get':
    case 'cache.delete':
      // Django makes a key of the cache with '%s' (`BaseCache.make_key`): None is the key "None".
      return { op, key: str(evaluation, key) }
    case 'cache.incr':
      throw new BugError('expected a command with a text')
    default:
      return { op, key: text(evaluation, 'key', key) }
  }
}

function text(evaluation: Evaluation, name: string, value: Value): string {
  if (typeof value === 'string') return value
  return evaluation.fail('TypeError', `${name} must be str, not ${typeName(evaluation, value)}`)
}

/** The module db: the rows of the table of sessions, one atomic statement a call. */
const dbFunctions: Table = {
  delete: statement('delete'),
  exists: statement('exists'),
  insert: statement('insert', true),
  select: statement('select'),
  update: statement('update', true),
}

/** The module cache: the commands of a cache server. */
const cacheFunctions: Table = {
  add: statement('cache.add', true),
  delete: statement('cache.delete'),
  get: statement('cache.get'),
  set: statement('cache.set', true),
}

const dbStages: Continuations = {
  db: (evaluation, _, answer) => {
    if (answer?.kind !== 'db') throw new BugError('expected the answer of a statement')
    const { result } = answer
    if (result.ok) return gives(valueOf(result))
    // Only what `dbMore.ts` asks for ever waits.
    if (!('message' in result)) throw new BugError('expected a statement that does not wait')
    return evaluation.fail(`db.${result.error}`, result.message)
  },
}

function valueOf({ value }: Extract<DbResult, { ok: true }>): Value {
  return typeof value === 'number' ? BigInt(value) : value
}

/** The modules db and cache. */
export const DB: LibraryTables = {
  scope: {},
  modules: new Map([
    ['cache', { functions: cacheFunctions }],
    ['db', { functions: dbFunctions, exceptions: { IntegrityError: 'db.IntegrityError' } }],
  ]),
  methods: new Map(),
  stages: dbStages,
  db: DB_SERVICE,
}
