import type { LockingCall } from './dbCall.ts'
import type { Db } from './db.ts'

/** What a transaction keeps from others until its end. */
export interface Held {
  /** by key; null: the row is deleted. Only the transaction itself sees them. */
  readonly writes: ReadonlyMap<string, string | null>
  /** rows that it has written, or selected for update */
  readonly locks: ReadonlySet<string>
  /** committed rows that it has deleted, even if it has inserted the key again */
  readonly deleted: ReadonlySet<string>
}

/** An open transaction of one process. */
export interface Transaction {
  /** how it was when each of its blocks began, the innermost last */
  readonly blocks: readonly { readonly held: Held; readonly failed: boolean }[]
  readonly held: Held
  /** a statement failed: nothing but the end of the block is accepted */
  readonly failed: boolean
}

/** What a process waits for that has begun to wait. */
export interface RowWait {
  readonly key: string
  /** an insert waits for whoever has written the key; anything else for whoever has locked the row */
  readonly insert: boolean
  /** the row that it waits for was deleted; what is inserted under the key later is another one */
  readonly gone?: true
}

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

/** The process is over: its connection is closed, and what it has not committed is gone. */
export function withoutProcess(db: Db, who: number): Db {
  return withWait(withTransaction(db, who, null), who, null)
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

function withTransaction(db: Db, who: number, open: Transaction | null): Db {
  if (open === null && !db.transactions.has(who)) return db
  return { ...db, transactions: withEntry(db.transactions, who, open) }
}

/** Begins to wait; null: it waits no more. */
export function withWait(db: Db, who: number, wait: RowWait | null): Db {
  if (wait === null && !db.waits.has(who)) return db
  return { ...db, waits: withEntry(db.waits, who, wait) }
}

function withEntry<Value>(
  map: ReadonlyMap<number, Value>,
  who: number,
  value: Value | null,
): ReadonlyMap<number, Value> {
  const others = [...map].filter(([each]) => each !== who)
  if (value === null) return new Map(others)
  return new Map([...others, [who, value] as const].sort(([one], [other]) => one - other))
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

/** Equal for equal states of one process' transaction. Empty: it has none and waits for nothing. */
export function transactionKey({ transactions, waits }: Db, who: number): string {
  const open = transactions.get(who)
  const wait = waits.get(who)
  if (open === undefined && wait === undefined) return ''
  const heldOf = ({ writes, locks, deleted }: Held) => [[...writes], [...locks], [...deleted]]
  const blocks = open?.blocks.map(({ held, failed }) => [heldOf(held), failed])
  const own = open === undefined ? null : [blocks, heldOf(open.held), open.failed]
  return JSON.stringify([own, wait ?? null])
}

/** The processes that have a transaction, or wait, in ascending order. */
export function processesIn({ transactions, waits }: Db): readonly number[] {
  return [...new Set([...transactions.keys(), ...waits.keys()])].sort((one, other) => one - other)
}
