import { pieces } from './ContentRow.tsx'
import type { StateSegment } from './stateSegment.ts'
import lane from './LaneName.module.css'
import styles from './Segment.module.css'

/** The lane of the user: what they would see if everybody stopped there. */
export function StateRow({
  segments,
  row,
  cursor,
  steps,
}: {
  readonly segments: readonly StateSegment[]
  /** of the grid */
  readonly row: number
  readonly cursor: number
  /** of the whole run */
  readonly steps: number
}) {
  return (
    <>
      <span className={lane['name']} style={{ gridRow: row }} aria-hidden="true">
        User
      </span>
      {segments.flatMap((segment) =>
        pieces(segment, Math.max(cursor, steps === 0 ? 1 : 0)).map(({ from, to, later }) => (
          <span
            key={from}
            className={styles['segment']}
            style={{ gridRow: row, gridColumn: `${from + 1} / ${to + 2}` }}
            data-tone={segment.tone}
            data-later={later || undefined}
            aria-hidden="true"
          >
            <span>{segment.text}</span>
          </span>
        )),
      )}
    </>
  )
}
