import type { RowWait, Transaction } from './openTransactions.ts'

/**
 * A table and a cache, each from key to stored text, and who has a transaction open. Immutable. All maps
 * are in the order of their keys, so that the order of two independent calls never shows.
 */
export interface Db {
  /** what is committed */
  readonly rows: ReadonlyMap<string, string>
  readonly cache: ReadonlyMap<string, string>
  /** by process */
  readonly transactions: ReadonlyMap<number, Transaction>
  /** the processes that have begun to wait for another one's transaction */
  readonly waits: ReadonlyMap<number, RowWait>
}

export const EMPTY_DB: Db = {
  rows: new Map(),
  cache: new Map(),
  transactions: new Map(),
  waits: new Map(),
}

/** The cache drops all it holds, as it may at any time. */
export function evict(db: Db): Db {
  return db.cache.size === 0 ? db : { ...db, cache: new Map() }
}

/** A row put in from outside, before the first step. `data` null: it is taken out. */
export function withRow(db: Db, key: string, data: string | null): Db {
  return { ...db, rows: withChange(db.rows, key, data) }
}

/** The same for an entry of the cache. */
export function withCached(db: Db, key: string, data: string | null): Db {
  return { ...db, cache: withChange(db.cache, key, data) }
}

function withChange(
  map: ReadonlyMap<string, string>,
  key: string,
  data: string | null,
): ReadonlyMap<string, string> {
  const entries = [...map].filter(([name]) => name !== key)
  if (data !== null) entries.push([key, data])
  return new Map(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}
