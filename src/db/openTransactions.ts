import type { Db } from './tables.ts'

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
  /** an insert waits for the transaction that has written the key; anything else for the one that has locked the row */
  readonly insert: boolean
  /** the row that it waits for was deleted; what is inserted under the key later is another one */
  readonly gone?: true
}

/** The process is over: its connection is closed, and what it has not committed is gone. */
export function withoutProcess(db: Db, who: number): Db {
  return withWait(withTransaction(db, who, null), who, null)
}

/** Sets what a process has open; null: nothing. */
export function withTransaction(db: Db, who: number, open: Transaction | null): Db {
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
