import { CATALOGUE, versionOf, WORKLOADS } from '../../../programs/index.ts'
import type { ProgramRow } from '../../../programs/index.ts'
import type { BatchState } from '../../../store/index.ts'
import { useBatchState } from '../../app/batch.ts'
import { Cell } from './Cell.tsx'
import styles from './MatrixTable.module.css'
import { underText } from './underText.ts'
import { useGridFocus } from './useGridFocus.ts'

const pickCells = (state: BatchState) => state.cells

/** The matrix in letters: one stop of the Tab key, arrow keys inside. Its heads stay in sight. */
export function MatrixTable({
  chosen,
  onChoose,
}: {
  readonly chosen: string
  readonly onChoose: (row: ProgramRow) => void
}) {
  const cells = useBatchState(pickCells)
  const { grid, spot } = useGridFocus()
  return (
    <div className={styles['scroll']}>
      <table {...grid} className={styles['table']} aria-label="Programs by workloads">
        <thead>
          <tr>
            <th scope="col">Program</th>
            {WORKLOADS.map(({ id, title, words }) => (
              <th key={id} scope="col">
                {title}
                <span className={styles['words']}>{words}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CATALOGUE.map((row, index) => (
            <tr key={row.id} data-chosen={row.id === chosen || undefined}>
              <th scope="row">
                <button
                  type="button"
                  {...spot(index, 0)}
                  className={styles['program']}
                  title={`${versionOf(row).summary} Press for its story.`}
                  onClick={() => {
                    onChoose(row)
                  }}
                >
                  {row.title}
                  <span className={styles['revision']}>
                    {row.ourReading ? 'our reading' : underText(row)}
                  </span>
                </button>
              </th>
              {WORKLOADS.map((workload, column) => (
                <td key={workload.id}>
                  <Cell
                    row={row}
                    workload={workload}
                    cell={cells.get(`${row.id} ${workload.id}`)}
                    spot={(at, count) => spot(index, column + 1, at, count)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
