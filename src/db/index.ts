/**
 * db: what is kept when not in files: the rows of a table, and a cache. Immutable and
 * deterministic; every call is one atomic step. Transactions are PostgreSQL's in READ COMMITTED.
 */
export { blockersOf, isNoticeable, performDb } from './db.ts'
export { EMPTY_DB, evict, withCached, withRow } from './tables.ts'
export { DB_SERVICE } from './service.ts'
export type { DbService } from './service.ts'
export { columnsIn, DATA_MARK, rowOfText, textOfRow } from './rowText.ts'
export type { Column, RowValue } from './rowText.ts'
export { processesIn, transactionKey, withoutProcess } from './openTransactions.ts'
export type { RowWait, Transaction } from './openTransactions.ts'
export type { Db } from './tables.ts'
export type { DbCall, DbResult, DbValues, LockingCall, RowCall } from './dbCall.ts'
