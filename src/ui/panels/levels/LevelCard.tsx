import type { Level } from '../../../programs/index.ts'
import { openBreak } from '../../app/page.ts'
import styles from './Board.module.css'
import { Stars } from './Stars.tsx'
import type { Earned } from './starsOfLevels.ts'

/** A level on the board, as the button that opens it. */
export function LevelCard({ level, stars }: { readonly level: Level; readonly stars: Earned }) {
  const { goal, par, scenario } = level
  const requests = scenario.views.length
  return (
    <button
      type="button"
      className={styles['card']}
      data-done={stars > 0 || undefined}
      onClick={() => {
        openBreak(level.id)
      }}
    >
      <b>{goal}</b>
      <span>
        {requests} {requests === 1 ? 'request' : 'requests'}, par {par}
        {par === 0 ? ': no switch is needed' : ''}
      </span>
      <Stars earned={stars} />
    </button>
  )
}
