import { CellDrawing } from './Cells.tsx'
import { SHORT_WORDS, PROSPECT_WORDS, PROSPECTS } from './cellText.ts'
import styles from './Legend.module.css'

/** What the signs mean. */
export function Legend() {
  return (
    <ul className={styles['legend']} aria-label="What the cells mean">
      {PROSPECTS.filter((verdict) => verdict !== 'unreachable').map((verdict) => (
        <li key={verdict} title={PROSPECT_WORDS[verdict]}>
          <svg width="18" height="14" aria-hidden="true" focusable="false">
            <CellDrawing verdict={verdict} width={18} height={14} />
          </svg>
          {SHORT_WORDS[verdict]}
        </li>
      ))}
    </ul>
  )
}
