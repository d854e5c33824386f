/**
 * One statement, or one command to the cache. Each is atomic; the data is the stored text (`textOfRow`).
 */
export type DbCall = RowCall | BlockCall | CacheCall

/** A statement about one row. */
export type RowCall =
  /** SELECT 1 … WHERE key = ? */
  | { readonly op: 'exists'; readonly key: string }
  /** SELECT data … WHERE key = ? */
  | { readonly op: 'select'; readonly key: string }
  | LockingCall

/** A statement that must have the row for itself, and waits for those who have written or locked it. */
export type LockingCall =
  | (Locking & { readonly op: 'select_for_update' })
  | (Locking & { readonly op: 'insert'; readonly data: string })
  | (Locking & {
      readonly op: 'update'
      readonly data: string
      /** only the columns in `data` change */
      readonly part?: true
      /** only while the row holds this; of columns: while those in it hold what they hold in it */
      readonly expected?: string
    })
  | (Locking & {
      readonly op: 'increment'
      /** columns, and what is added to each */
      readonly data: string
      /** only if none of them falls below it */
      readonly least?: bigint
    })
  | (Locking & { readonly op: 'delete' })

interface Locking {
  readonly key: string
  /** it has begun to wait, and goes on waiting; see `performDb` */
  readonly waited?: true
}

/** `begin`: of a transaction, or of a savepoint inside of one; the others end what was begun last. */
export interface BlockCall {
  readonly op: 'begin' | 'commit' | 'rollback'
}

export type CacheCall =
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
  readonly select_for_update: string | null
  readonly insert: null
  /** how many rows it changed: 0 or 1 */
  readonly update: number
  readonly increment: number
  readonly delete: number
  readonly begin: null
  readonly commit: null
  readonly rollback: null
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
  /** it has begun to wait: it is to be asked again, with `waited` */
  | { readonly ok: false; readonly error: 'waits' }
  | { readonly ok: false; readonly error: DbError; readonly message: string }
  /** PostgreSQL would go on, the model does not know how */
  | { readonly ok: false; readonly error: 'not-modelled'; readonly message: string }

export type DbError = 'IntegrityError' | 'OperationalError' | 'TransactionManagementError'
