/**
 * db: what is kept when not in files: the rows of a table, and a cache. Immutable and
 * deterministic; every call is one atomic step. Transactions are PostgreSQL's in READ COMMITTED.
 */
export { blockersOf, EMPTY_DB, evict, isNoticeable, performDb, withCached, withRow } from './db.ts'
export { columnsIn, DATA_MARK, rowOfText, textOfRow } from './rowText.ts'
export type { Column, RowValue } from './rowText.ts'
export { processesIn, transactionKey, withoutProcess } from './transactions.ts'
export type { RowWait, Transaction } from './transactions.ts'
export type { Db } from './db.ts'
export type { DbCall, DbResult, DbValues, LockingCall, RowCall } from './dbCall.ts'
