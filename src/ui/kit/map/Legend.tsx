import { CellDrawing } from './Cells.tsx'
import { PROSPECTS, SHORT_WORDS } from './cellText.ts'
import styles from './Legend.module.css'
import { Term } from '../glossary/Term.tsx'

/** What the signs mean. */
export function Legend() {
  return (
    <ul className={styles['legend']} aria-label="What the cells mean">
      {PROSPECTS.filter((verdict) => verdict !== 'unreachable').map((verdict) => (
        <li key={verdict}>
          <svg width="18" height="14" aria-hidden="true" focusable="false">
            <CellDrawing verdict={verdict} width={18} height={14} />
          </svg>
          <Term word={SHORT_WORDS[verdict]}>{SHORT_WORDS[verdict]}</Term>
        </li>
      ))}
    </ul>
  )
}
