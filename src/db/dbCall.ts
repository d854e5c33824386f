/**
 * One statement, or one command to the cache. Each is atomic, as autocommit makes it; the data is
 * the stored text.
 */
export type DbCall =
  /** SELECT 1 … WHERE session_key = ? */
  | { readonly op: 'exists'; readonly key: string }
  /** SELECT session_data … WHERE session_key = ? */
  | { readonly op: 'select'; readonly key: string }
  | { readonly op: 'insert'; readonly key: string; readonly data: string }
  | { readonly op: 'update'; readonly key: string; readonly data: string }
  | { readonly op: 'delete'; readonly key: string }
  | { readonly op: 'cache.get'; readonly key: string }
  | { readonly op: 'cache.set'; readonly key: string; readonly data: string }
  /** stores only when there is nothing under the key */
  | { readonly op: 'cache.add'; readonly key: string; readonly data: string }
  | { readonly op: 'cache.delete'; readonly key: string }
  /** is there anything under the key? */
  | { readonly op: 'cache.has'; readonly key: string }
  /** adds to the number under the key, as one command */
  | { readonly op: 'cache.incr'; readonly key: string; readonly delta: bigint }

/** What each call answers when it succeeds. */
export interface DbValues {
  readonly exists: boolean
  /** null: there is no such row */
  readonly select: string | null
  readonly insert: null
  /** how many rows it changed: 0 or 1 */
  readonly update: number
  readonly delete: number
  /** null: a miss */
  readonly 'cache.get': string | null
  readonly 'cache.set': null
  /** false: there was something already */
  readonly 'cache.add': boolean
  readonly 'cache.delete': boolean
  readonly 'cache.has': boolean
  /** the stored text after it; unchanged when it is no number; null: there is nothing */
  readonly 'cache.incr': string | null
}

/** A call that came back. Errors are data; nothing is thrown. */
export type DbResult<Op extends DbCall['op'] = DbCall['op']> =
  | { readonly ok: true; readonly value: DbValues[Op] }
  /** an insert of a key that is taken */
  | { readonly ok: false; readonly error: 'IntegrityError' }
