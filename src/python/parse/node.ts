import type { Op } from '../code.ts'
import type { Span } from '../source.ts'

/** A point on its way to the `Code`: its successors are indices into the same array. */
export interface Node {
  readonly op: Op
  readonly span: Span
  readonly text: string
  readonly check: boolean
  readonly next: number | null
  readonly otherwise: number | null
  readonly raises: number | null
  /** temporaries that stay alive, innermost last */
  readonly held: readonly number[]
}
