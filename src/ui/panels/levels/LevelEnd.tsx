import { LEVELS } from '../../../programs/index.ts'
import type { Level } from '../../../programs/index.ts'
import { openBreak } from '../../app/page.ts'
import styles from './LevelPage.module.css'

/** How the run ended, and where to go from there. */
export function LevelEnd({
  level,
  reached,
  result,
  onShow,
}: {
  readonly level: Level
  readonly reached: boolean
  readonly result: string
  readonly onShow: () => void
}) {
  const next = reached ? LEVELS[LEVELS.indexOf(level) + 1] : undefined
  return (
    <div className={styles['end']}>
      <p data-reached={reached || undefined}>{result}</p>
      {next === undefined ? null : (
        <button
          type="button"
          className={styles['main']}
          onClick={() => {
            openBreak(next.id)
          }}
        >
          Next level
        </button>
      )}
      {reached ? (
        <button type="button" className={styles['button']} onClick={onShow}>
          See it on the stage
        </button>
      ) : null}
    </div>
  )
}
