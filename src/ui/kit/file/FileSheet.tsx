import { byteCount, shortName } from '../../../world/index.ts'
import type { ContentLane } from '../../../world/index.ts'
import styles from './FileSheet.module.css'

/** A file as a sheet of paper: what it holds after a step, and what it held before it was emptied. */
export function FileSheet({
  lane,
  step,
  note,
}: {
  readonly lane: ContentLane
  readonly step: number
  /** which file it is: "the cookie names it" */
  readonly note: string
}) {
  const index = lane.segments.findIndex(({ from, to }) => from <= step && step <= to)
  const segment = lane.segments[index]
  const before = lane.segments[index - 1]
  const open = segment !== undefined && segment.writers.length > 0
  return (
    <div className={styles['sheet']} data-open={open || undefined}>
      <h3>
        {shortName(lane.path)} <span>{note}</span>
      </h3>
      {segment === undefined ? (
        <p className={styles['big']}>not there</p>
      ) : segment.size === 0 ? (
        <>
          <p className={styles['big']}>empty</p>
          {before === undefined ? null : (
            <p className={styles['before']}>
              Step {segment.from} took away <code>{before.text}</code>
            </p>
          )}
        </>
      ) : (
        <p className={styles['text']}>{segment.text}</p>
      )}
      <p className={styles['size']}>{segment === undefined ? '' : byteCount(segment.size)}</p>
    </div>
  )
}
