import { CATALOGUE, versionOf, WORKLOADS } from '../../../programs/index.ts'
import type { ProgramRow } from '../../../programs/index.ts'
import type { BatchState } from '../../../store/index.ts'
import { useBatchState } from '../../app/batch.ts'
import { cellWords, resultOf, waitingText } from './cellText.ts'
import styles from './MatrixWords.module.css'

const pickCells = (state: BatchState) => state.cells

/** The matrix as text, with the share that each outcome has of all schedules. */
export function MatrixWords() {
  const cells = useBatchState(pickCells)
  const wordsOf = (row: ProgramRow, workload: string): string => {
    const cell = cells.get(`${row.id} ${workload}`)
    const result = resultOf(cell)
    return result === null ? waitingText(cell) : cellWords(result)
  }
  return (
    <div className={styles['programs']}>
      {CATALOGUE.map((row) => (
        <section key={row.id} aria-labelledby={`words-${row.id}`}>
          <h3 id={`words-${row.id}`}>
            {row.title} <span>{versionOf(row).revision}</span>
          </h3>
          <dl>
            {WORKLOADS.map(({ id, title, words }) => (
              <div key={id}>
                <dt>
                  {title}: {words}
                </dt>
                <dd>{wordsOf(row, id)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
