import { WORKLOADS } from '../../programs/index.ts'
import type { ProgramRow } from '../../programs/index.ts'
import type { BatchState } from '../../store/index.ts'
import styles from './Allowed.module.css'
import { useBatchState } from '../batch.ts'
import { Cell } from './Cell.tsx'

const pickCells = (state: BatchState) => state.cells

/** The outcomes of one version under each workload, as far as they are known. */
export function Allowed({ row }: { readonly row: ProgramRow }) {
  const cells = useBatchState(pickCells)
  return (
    <section aria-label="What it allows">
      <h3 className={styles['sub']}>What it allows, over all schedules</h3>
      <dl className={styles['list']}>
        {WORKLOADS.map((workload) => (
          <div key={workload.id}>
            <dt>{workload.title}</dt>
            <dd>
              <Cell row={row} workload={workload} cell={cells.get(`${row.id} ${workload.id}`)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
