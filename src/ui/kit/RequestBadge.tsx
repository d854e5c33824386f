import type { Letter } from '../../world/index.ts'
import styles from './RequestBadge.module.css'
import { RequestShape } from './RequestShape.tsx'

/** The sign of a request: its letter in its shape and colour. Read out as "A". */
export function RequestBadge({
  letter,
  size = 18,
  dimmed = false,
}: {
  readonly letter: Letter
  /** pixels */
  readonly size?: number
  readonly dimmed?: boolean
}) {
  return (
    <span className={styles['badge']} data-dimmed={dimmed || undefined}>
      <svg width={size} height={size} viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">
        <RequestShape letter={letter} />
      </svg>
      <span className={styles['name']}>{letter}</span>
    </span>
  )
}
