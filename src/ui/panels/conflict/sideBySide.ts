import type { TimelineRow, TimelineView } from '../../../world/index.ts'

/** Two runs beside each other, from a little before the choice in which they differ. */
export interface SideBySide {
  /** steps that both have in common and that are not shown */
  readonly skipped: number
  readonly rows: readonly Pairing[]
}

export interface Pairing {
  /** 1-based */
  readonly step: number
  /** null: the run has ended before */
  readonly left: TimelineRow | null
  readonly right: TimelineRow | null
  /** same: both do the same; choice: the first difference */
  readonly kind: 'same' | 'choice' | 'after'
}

/** `from`: the first step that must be seen. */
export function sideBySide(
  left: TimelineView,
  right: TimelineView,
  shared: number,
  from: number,
): SideBySide {
  const length = Math.max(left.rows.length, right.rows.length)
  const skipped = Math.max(0, Math.min(shared - 2, from - 1))
  const rows = Array.from({ length }, (_, index): Pairing => {
    return {
      step: index + 1,
      left: left.rows[index] ?? null,
      right: right.rows[index] ?? null,
      kind: index < shared ? 'same' : index === shared ? 'choice' : 'after',
    }
  })
  return { skipped, rows: rows.slice(skipped) }
}
