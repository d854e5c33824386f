import { WORKLOADS } from '../../../programs/index.ts'
import type { ProgramRow } from '../../../programs/index.ts'
import type { BatchState } from '../../../store/index.ts'
import { useBatchState } from '../../app/batch.ts'
import styles from './Allowed.module.css'
import { Cell } from './Cell.tsx'
import { useGridFocus } from './useGridFocus.ts'

const pickCells = (state: BatchState) => state.cells

/** The outcomes of one version under each workload, as far as they are known. */
export function Allowed({ row }: { readonly row: ProgramRow }) {
  const cells = useBatchState(pickCells)
  const { grid, spot } = useGridFocus()
  return (
    <section aria-labelledby="allowed">
      <h3 id="allowed" className={styles['sub']}>
        What it allows, over all schedules
      </h3>
      <table {...grid} className={styles['table']} aria-labelledby="allowed">
        <tbody>
          {WORKLOADS.map((workload, index) => (
            <tr key={workload.id}>
              <th scope="row">{workload.title}</th>
              <td>
                <Cell
                  row={row}
                  workload={workload}
                  cell={cells.get(`${row.id} ${workload.id}`)}
                  spot={(at, count) => spot(index, 1, at, count)}
                  words
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
