import type { DbError, DbResult, LockingCall, RowCall } from './dbCall.ts'
import { withWait } from './openTransactions.ts'
import type { Db } from './tables.ts'
import { columnsIn, textOfRow } from './rowText.ts'
import type { Column } from './rowText.ts'
import {
  holdersOf,
  rowSeenBy,
  waitOf,
  withFailure,
  withLocked,
  withWritten,
} from './transactions.ts'

interface Performed {
  readonly db: Db
  readonly result: DbResult
}

/** Django's texts (`django/db/backends/base/base.py`, `django/db/models/sql/compiler.py`), and PostgreSQL's. */
const TEXTS = {
  failed:
    "An error occurred in the current transaction. You can't execute queries until the end of the 'atomic' block.",
  outside: 'select_for_update cannot be used outside of a transaction.',
  taken: 'UNIQUE constraint failed: key',
  deadlock: 'deadlock detected',
} as const

/** A statement, as PostgreSQL runs it in READ COMMITTED. */
export function performRowCall(db: Db, who: number, call: RowCall): Performed {
  const open = db.transactions.get(who)
  if (open?.failed === true) return refuses(db, 'TransactionManagementError', TEXTS.failed)
  const seen = rowSeenBy(db, who, call.key)
  if (call.op === 'exists') return answers(db, seen !== null)
  if (call.op === 'select') return answers(db, seen)
  if (call.op === 'select_for_update' && open === undefined) {
    return refuses(db, 'TransactionManagementError', TEXTS.outside)
  }
  const wait = db.waits.get(who)
  if (call.waited === true && wait !== undefined) {
    const awake = withWait(db, who, null)
    // Nobody is asked to go on who would wait in vain: see `blockersOf`.
    if (holdersOf(db, who, wait).length > 0) {
      return fails(awake, who, 'OperationalError', TEXTS.deadlock)
    }
    return run(awake, who, call, wait.gone === true && !wait.insert ? null : seen)
  }
  const blocked = holdersOf(db, who, waitOf(call)).length > 0
  // A row that does not fit is none that the statement is about.
  if (!blocked || !isAbout(call, seen)) return run(db, who, call, seen)
  return { db: withWait(db, who, waitOf(call)), result: { ok: false, error: 'waits' } }
}

function isAbout(call: LockingCall, seen: string | null): boolean {
  return call.op === 'insert' || (seen !== null && changedBy(call, seen) !== null)
}

function run(db: Db, who: number, call: LockingCall, seen: string | null): Performed {
  const { key } = call
  if (call.op === 'insert') return insert(db, who, key, call.data, seen)
  if (call.op === 'select_for_update') {
    return answers(seen === null ? db : withLocked(db, who, key), seen)
  }
  if (seen === null) return answers(db, 0)
  const change = changedBy(call, seen)
  // One that has waited looks at the row again, and keeps the lock even if the row no longer fits.
  if (change === null) return answers(call.waited === true ? withLocked(db, who, key) : db, 0)
  if ('unknown' in change) {
    return { db, result: { ok: false, error: 'not-modelled', message: change.unknown } }
  }
  return answers(withWritten(db, who, key, change.text), 1)
}

function insert(db: Db, who: number, key: string, data: string, seen: string | null): Performed {
  if (seen !== null) return fails(db, who, 'IntegrityError', TEXTS.taken)
  return answers(withWritten(db, who, key, data), null)
}

type Change = { readonly text: string | null } | { readonly unknown: string }

/** What becomes of a row; null: the statement is not about it. */
function changedBy(call: Exclude<LockingCall, { op: 'insert' }>, seen: string): Change | null {
  switch (call.op) {
    case 'select_for_update':
      return { text: seen }
    case 'delete':
      return { text: null }
    case 'update':
      if (call.expected !== undefined && !holds(seen, call.expected)) return null
      return call.part === true
        ? withColumns(seen, call.data, (_, value) => value)
        : { text: call.data }
    case 'increment': {
      const { least } = call
      const sums = withColumns(seen, call.data, (old, by) =>
        typeof old === 'bigint' && typeof by === 'bigint' ? old + by : null,
      )
      if ('unknown' in sums || least === undefined) return sums
      const after = columnsIn(sums.text)
      const falls = [...(columnsIn(call.data)?.keys() ?? [])].some((name) => {
        const sum = after?.get(name)
        return typeof sum === 'bigint' && sum < least
      })
      return falls ? null : sums
    }
  }
}

/** Of columns those that are named must be as they are expected; anything else must be the same. */
function holds(seen: string, expected: string): boolean {
  const wanted = columnsIn(expected)
  if (wanted === null) return seen === expected
  const columns = columnsIn(seen)
  return columns !== null && [...wanted].every(([name, value]) => columns.get(name) === value)
}

function withColumns(
  seen: string,
  data: string,
  change: (old: Column, value: Column) => Column | null,
): { readonly text: string } | { readonly unknown: string } {
  const columns = new Map(columnsIn(seen))
  for (const [name, value] of columnsIn(data) ?? []) {
    const old = columns.get(name)
    if (old === undefined) return { unknown: `a column that the row does not have: ${name}` }
    const changed = change(old, value)
    if (changed === null)
      return { unknown: `an increment of the column ${name}, which is no number` }
    columns.set(name, changed)
  }
  return { text: textOfRow(columns) }
}

function answers(db: Db, value: boolean | number | string | null): Performed {
  return { db, result: { ok: true, value } }
}

/** Nothing has reached the database. */
function refuses(db: Db, error: DbError, message: string): Performed {
  return { db, result: { ok: false, error, message } }
}

function fails(db: Db, who: number, error: DbError, message: string): Performed {
  return refuses(withFailure(db, who), error, message)
}
