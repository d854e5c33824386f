/**
 * db: where sessions are kept when not in files: the rows of a table, and a cache. Immutable and
 * deterministic; every call is one atomic step.
 */
export { DATA_MARK, EMPTY_DB, evict, performDb, withCached, withRow } from './db.ts'
export type { Db } from './db.ts'
export type { DbCall, DbResult, DbValues } from './dbCall.ts'
