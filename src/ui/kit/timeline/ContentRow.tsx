import { byteCount, laneName } from '../../../world/index.ts'
import type { ContentLane, ContentSegment } from '../../../world/index.ts'
import names from './LaneName.module.css'
import styles from './Segment.module.css'

/** The lane of one file, row or entry: what it held, and where it was emptied or half written. */
export function ContentRow({
  lane,
  row,
  steps,
  cursor,
}: {
  readonly lane: ContentLane
  /** of the grid */
  readonly row: number
  /** of the whole run */
  readonly steps: number
  readonly cursor: number
}) {
  return (
    <>
      <span
        className={names['name']}
        style={{ gridRow: row }}
        data-mono=""
        title={lane.path}
        aria-hidden="true"
      >
        <span className={names['path']}>{laneName(lane.path)}</span>
      </span>
      {lane.segments.flatMap((segment) =>
        pieces(segment, cursor).map(({ from, to, later }) => (
          <span
            key={from}
            className={styles['segment']}
            style={{ gridRow: row, gridColumn: `${from + 1} / ${to + 2}` }}
            data-tone={segment.writers.length > 0 ? 'open' : undefined}
            data-later={later || undefined}
            aria-hidden="true"
          >
            <span>{contentText(segment, to - from + 1)}</span>
          </span>
        )),
      )}
      {steps > 0 ? null : (
        <span
          className={styles['segment']}
          style={{ gridRow: row, gridColumn: '2 / -1' }}
          aria-hidden="true"
        >
          <span>{lane.segments.map((segment) => contentText(segment, WIDE)).join('')}</span>
        </span>
      )}
    </>
  )
}

/** A stretch, cut in two at the playhead: the past, and what is ahead. */
export function pieces(
  { from, to }: { readonly from: number; readonly to: number },
  cursor: number,
): readonly { readonly from: number; readonly to: number; readonly later: boolean }[] {
  const first = Math.max(1, from)
  if (to < first) return []
  if (cursor < first) return [{ from: first, to, later: true }]
  if (cursor >= to) return [{ from: first, to, later: false }]
  return [
    { from: first, to: cursor, later: false },
    { from: cursor + 1, to, later: true },
  ]
}

/** Columns from which there is room for the content itself. */
const WIDE = 3

function contentText({ size, text, writers }: ContentSegment, columns: number): string {
  if (size === 0) return 'empty'
  if (columns < 2) return writers.length > 0 ? 'half' : `${size} B`
  const count = writers.length > 0 ? `half written, ${byteCount(size)}` : byteCount(size)
  return columns < WIDE ? count : `${count} · ${text}`
}
