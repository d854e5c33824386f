import type { CacheCall, DbCall, DbResult } from './dbCall.ts'
import { performRowCall } from './rowCalls.ts'
import { DATA_MARK } from './rowText.ts'
import { holdersOf, waitsForItself, withBlock, withCommit, withRollback } from './transactions.ts'
import { withCached } from './tables.ts'
import type { Db } from './tables.ts'

/**
 * One call of a process, atomic. A call that changes nothing answers with the very same `db`. A statement that must wait
 * for others says so (`waits`), and is asked again with `waited` when `blockersOf` has nobody left.
 */
export function performDb(
  db: Db,
  who: number,
  call: DbCall,
): { readonly db: Db; readonly result: DbResult } {
  switch (call.op) {
    case 'exists':
    case 'select':
    case 'select_for_update':
    case 'insert':
    case 'update':
    case 'increment':
    case 'delete':
      return performRowCall(db, who, call)
    case 'begin':
      return { db: withBlock(db, who), result: { ok: true, value: null } }
    case 'commit':
      return { db: withCommit(db, who), result: { ok: true, value: null } }
    case 'rollback':
      return { db: withRollback(db, who), result: { ok: true, value: null } }
    default:
      return performCommand(db, call)
  }
}

/**
 * The processes without whose end a statement cannot go on. Nobody, if the process would wait for itself in the end: then it
 * goes on to its error. PostgreSQL gives that to the one of the circle that looks first, which may be any of them.
 */
export function blockersOf(db: Db, who: number, call: DbCall): readonly number[] {
  const wait = 'waited' in call ? db.waits.get(who) : undefined
  return wait === undefined || waitsForItself(db, who) ? [] : holdersOf(db, who, wait)
}

/** Could another process ever tell that the call was made? */
export function isNoticeable(db: Db, who: number, call: DbCall): boolean {
  const open = db.transactions.get(who)
  switch (call.op) {
    case 'begin':
      return false
    case 'commit':
      return open?.blocks.length === 1 && open.held !== open.blocks[0]?.held
    case 'rollback':
      return open !== undefined && open.held !== open.blocks.at(-1)?.held
    case 'select_for_update':
      return open !== undefined && !open.failed
    case 'exists':
    case 'select':
    case 'insert':
    case 'update':
    case 'increment':
    case 'delete':
      return open?.failed !== true
    default:
      return true
  }
}

/** A command to the cache, which knows no transactions. */
function performCommand(db: Db, call: CacheCall): { readonly db: Db; readonly result: DbResult } {
  const { key } = call
  const { cache } = db
  switch (call.op) {
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
