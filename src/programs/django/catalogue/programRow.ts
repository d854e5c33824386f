import type { EraId, MiddlewareId } from './eras.ts'

/** One program of the lineage. A new version is one `.py` under sources/, one row and one `Version`. */
export interface ProgramRow {
  readonly id: string
  readonly title: string
  /** a proposal whose code we do not have: the program is our reading of its description */
  readonly ourReading: boolean
  /** what it keeps sessions in */
  readonly store: StoreKind
  /** its session store: a file under sources/ */
  readonly backend: string
  /** the code around the store: base, views, handler */
  readonly era: EraId
  /** the middleware of its time */
  readonly middleware: MiddlewareId
  /** frames of the program after which Python gives up; null: as many as Python has by default */
  readonly recursionLimit: number | null
  /** what the Fix switch changes to, and its text; null where there is no such pair */
  readonly fix: { readonly off: string; readonly on: string; readonly label: string } | null
}

export type StoreKind = 'files' | 'rows' | 'cache'
