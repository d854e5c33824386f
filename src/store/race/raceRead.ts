import type { Diagnostic } from '../../python/index.ts'
import type { AnyScenario } from '../../programs/index.ts'

/** What came of reading a race where it can be ended. Plain data. */
export type RaceRead =
  | { readonly kind: 'ok' }
  /** what is wrong with its text */
  | { readonly kind: 'wrong'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'took too long' }
  /** another one was asked for */
  | { readonly kind: 'dropped' }
  /** what reads races could not be fetched: try again */
  | { readonly kind: 'not fetched' }
  /** the reader died of it, or cannot be started: why */
  | { readonly kind: 'failed'; readonly message: string }

/** Page to worker. */
export interface ToReader {
  readonly kind: 'read'
  readonly run: number
  readonly scenario: AnyScenario
}

/** Worker to page. */
export type FromReader =
  /** the worker has started: from here on the time counts */
  | { readonly kind: 'reading'; readonly run: number }
  | { readonly kind: 'read'; readonly run: number; readonly read: RaceRead }
