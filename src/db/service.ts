import { blockersOf, isNoticeable, performDb } from './db.ts'

/**
 * What the world asks of rows and cache. A library brings it with the modules that need it, so that it
 * is not in the first view.
 */
export interface DbService {
  readonly perform: typeof performDb
  readonly blockersOf: typeof blockersOf
  readonly isNoticeable: typeof isNoticeable
}

export const DB_SERVICE: DbService = { perform: performDb, blockersOf, isNoticeable }
