import { useId } from 'react'
import type { CellMap } from '../../../programs/index.ts'
import { CellDrawing, Hatchings } from '../../kit/map/Cells.tsx'
import { SHORT_WORDS, PROSPECT_WORDS, PROSPECTS } from '../../kit/map/cellText.ts'
import styles from './Legend.module.css'

/** What the signs mean. */
export function Legend({ cells }: { readonly cells: CellMap }) {
  const id = useId()
  const found = new Set(cells.cells.map((cell) => cell.verdict))
  const shown = PROSPECTS.filter((verdict) => cells.rows > 0 || found.has(verdict))
  return (
    <ul className={styles['legend']} aria-label="What the cells mean">
      {shown.map((verdict, index) => (
        <li key={verdict} title={PROSPECT_WORDS[verdict]}>
          <svg width="16" height="16" aria-hidden="true" focusable="false">
            <Hatchings id={`${id}${index}`} />
            <CellDrawing verdict={verdict} width={16} height={16} hatch={`${id}${index}`} />
          </svg>
          {SHORT_WORDS[verdict]}
        </li>
      ))}
    </ul>
  )
}
