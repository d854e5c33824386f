import type { LockingCall } from './dbCall.ts'
import { withTransaction } from './openTransactions.ts'
import type { Held, RowWait, Transaction } from './openTransactions.ts'
import type { Db } from './tables.ts'

const NOTHING: Held = { writes: new Map(), locks: new Set(), deleted: new Set() }

/** A transaction begins, or a savepoint inside of one. */
export function withBlock(db: Db, who: number): Db {
  const { blocks, held, failed } = db.transactions.get(who) ?? {
    blocks: [],
    held: NOTHING,
    failed: false,
  }
  return withTransaction(db, who, { blocks: [...blocks, { held, failed }], held, failed })
}

/** The innermost block ends well. Of a transaction that has failed it is undone, as `COMMIT` does it then. */
export function withCommit(db: Db, who: number): Db {
  const open = db.transactions.get(who)
  if (open === undefined || open.failed) return withRollback(db, who)
  const blocks = open.blocks.slice(0, -1)
  if (blocks.length > 0) return withTransaction(db, who, { ...open, blocks })
  const { writes, deleted } = open.held
  const committed = writes.size === 0 ? db : withCommitted(db, writes, deleted)
  return withTransaction(committed, who, null)
}

function withCommitted(db: Db, writes: Held['writes'], deleted: Held['deleted']): Db {
  const rows = new Map(db.rows)
  for (const [key, text] of writes) {
    if (text === null) rows.delete(key)
    else rows.set(key, text)
  }
  const waits = [...db.waits].map(
    ([who, wait]) =>
      [who, deleted.has(wait.key) ? { ...wait, gone: true as const } : wait] as const,
  )
  return { ...db, rows: inOrder(rows), waits: deleted.size === 0 ? db.waits : new Map(waits) }
}

/** The innermost block is undone: what it wrote is gone, the rows that it locked are free. */
export function withRollback(db: Db, who: number): Db {
  const open = db.transactions.get(who)
  const last = open?.blocks.at(-1)
  if (open === undefined || last === undefined || open.blocks.length === 1) {
    return withTransaction(db, who, null)
  }
  return withTransaction(db, who, { blocks: open.blocks.slice(0, -1), ...last })
}

/** A statement has failed: its block is undone at once, and waits for its end. */
export function withFailure(db: Db, who: number): Db {
  const open = db.transactions.get(who)
  const last = open?.blocks.at(-1)
  return open === undefined || last === undefined
    ? db
    : withTransaction(db, who, { ...open, held: last.held, failed: true })
}

/** A row that a transaction has written; without a transaction it is there for all at once. */
export function withWritten(db: Db, who: number, key: string, text: string | null): Db {
  const open = db.transactions.get(who)
  const deletes = text === null && db.rows.has(key) ? [key] : []
  if (open === undefined) return withCommitted(db, new Map([[key, text]]), new Set(deletes))
  const { writes, locks, deleted } = open.held
  return withHeld(db, who, open, {
    writes: inOrder(new Map(writes).set(key, text)),
    locks: withMembers(locks, key),
    deleted: withMembers(deleted, ...deletes),
  })
}

/** A row that is locked to the end of the transaction; without one that is at once. */
export function withLocked(db: Db, who: number, key: string): Db {
  const open = db.transactions.get(who)
  if (open === undefined || open.held.locks.has(key)) return db
  return withHeld(db, who, open, { ...open.held, locks: withMembers(open.held.locks, key) })
}

function withHeld(db: Db, who: number, open: Transaction, held: Held): Db {
  return withTransaction(db, who, { ...open, held })
}

function withMembers(set: ReadonlySet<string>, ...more: readonly string[]): ReadonlySet<string> {
  return new Set([...set, ...more].sort())
}

function inOrder<Value>(map: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...map].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** What a process sees of a row: what it has written itself, else what is committed. Null: no row. */
export function rowSeenBy({ rows, transactions }: Db, who: number, key: string): string | null {
  const own = transactions.get(who)?.held.writes.get(key)
  return own === undefined ? (rows.get(key) ?? null) : own
}

export function waitOf({ op, key }: LockingCall): RowWait {
  return { key, insert: op === 'insert' }
}

/** The others that a statement must wait for. A row that nobody has committed is seen by nobody. */
export function holdersOf(
  { rows, transactions }: Db,
  who: number,
  wait: RowWait,
): readonly number[] {
  const { key, insert, gone = false } = wait
  if (gone && !insert) return []
  return [...transactions].flatMap(([other, { held }]) => {
    const stands = insert ? held.writes.has(key) : held.locks.has(key) && rows.has(key)
    return other !== who && stands ? [other] : []
  })
}

/** Does a process wait, over others that wait, for itself? */
export function waitsForItself(db: Db, who: number): boolean {
  const seen = new Set<number>()
  const reaches = (from: number): boolean => {
    const wait = db.waits.get(from)
    const holders = wait === undefined ? [] : holdersOf(db, from, wait)
    return holders.some((holder) => {
      if (holder === who) return true
      if (seen.has(holder)) return false
      seen.add(holder)
      return reaches(holder)
    })
  }
  return reaches(who)
}
