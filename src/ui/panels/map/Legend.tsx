import type { CellMap } from '../../../programs/index.ts'
import { CellDrawing } from '../../kit/map/Cells.tsx'
import { SHORT_WORDS, PROSPECT_WORDS, PROSPECTS } from '../../kit/map/cellText.ts'
import styles from './Legend.module.css'

/** What the signs mean. */
export function Legend({ cells }: { readonly cells: CellMap }) {
  const found = new Set(cells.cells.map((cell) => cell.verdict))
  const shown = PROSPECTS.filter((verdict) => cells.rows > 0 || found.has(verdict))
  return (
    <ul className={styles['legend']} aria-label="What the cells mean">
      {shown.map((verdict) => (
        <li key={verdict} title={PROSPECT_WORDS[verdict]}>
          <svg width="16" height="16" aria-hidden="true" focusable="false">
            <CellDrawing verdict={verdict} width={16} height={16} />
          </svg>
          {SHORT_WORDS[verdict]}
        </li>
      ))}
    </ul>
  )
}
