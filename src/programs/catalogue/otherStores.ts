import type { ProgramRow } from './programRow.ts'

/** Sessions in a table of the database, and in the cache. */
export const OTHER_STORES: readonly ProgramRow[] = []
