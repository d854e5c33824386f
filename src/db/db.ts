import type { DbCall, DbResult } from './dbCall.ts'

/**
 * A table of sessions and a cache of sessions, each from key to stored text. Immutable. Both maps
 * are in the order of their keys, so that the order of two independent calls never shows.
 */
export interface Db {
  readonly rows: ReadonlyMap<string, string>
  readonly cache: ReadonlyMap<string, string>
}

/** In front of a stored text that is no str but another value, as Python writes it. Not visible. */
export const DATA_MARK = '\u2060'

export const EMPTY_DB: Db = { rows: new Map(), cache: new Map() }

/** One call, atomic. A call that changes nothing answers with the very same `db`. */
export function performDb(db: Db, call: DbCall): { readonly db: Db; readonly result: DbResult } {
  const { key } = call
  const { rows, cache } = db
  switch (call.op) {
    case 'exists':
      return { db, result: { ok: true, value: rows.has(key) } }
    case 'select':
      return { db, result: { ok: true, value: rows.get(key) ?? null } }
    case 'insert':
      if (rows.has(key)) return { db, result: { ok: false, error: 'IntegrityError' } }
      return { db: withRow(db, key, call.data), result: { ok: true, value: null } }
    case 'update':
      if (!rows.has(key)) return { db, result: { ok: true, value: 0 } }
      return { db: withRow(db, key, call.data), result: { ok: true, value: 1 } }
    case 'delete':
      if (!rows.has(key)) return { db, result: { ok: true, value: 0 } }
      return { db: withRow(db, key, null), result: { ok: true, value: 1 } }
    case 'cache.get':
      return { db, result: { ok: true, value: cache.get(key) ?? null } }
    case 'cache.set':
      return { db: withCached(db, key, call.data), result: { ok: true, value: null } }
    case 'cache.add':
      if (cache.has(key)) return { db, result: { ok: true, value: false } }
      return { db: withCached(db, key, call.data), result: { ok: true, value: true } }
    case 'cache.delete':
      if (!cache.has(key)) return { db, result: { ok: true, value: false } }
      return { db: withCached(db, key, null), result: { ok: true, value: true } }
    case 'cache.has':
      return { db, result: { ok: true, value: cache.has(key) } }
    case 'cache.incr': {
      const old = cache.get(key)
      const data = old === undefined ? null : sumText(old, call.delta)
      const after = data === null ? db : withCached(db, key, data)
      return { db: after, result: { ok: true, value: data } }
    }
  }
}

function sumText(text: string, delta: bigint): string {
  const digits = text.startsWith(DATA_MARK) ? text.slice(DATA_MARK.length) : ''
  return /^-?\d+$/.test(digits) ? DATA_MARK + String(BigInt(digits) + delta) : text
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
  if (map.get(key) === (data ?? undefined)) return map
  const entries = [...map].filter(([name]) => name !== key)
  if (data !== null) entries.push([key, data])
  return new Map(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}
