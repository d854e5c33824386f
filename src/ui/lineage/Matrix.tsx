import { useEffect } from 'react'
import { CATALOGUE, OUTCOMES, WORKLOADS } from '../../programs/index.ts'
import type { BatchState } from '../../store/index.ts'
import { Panel } from '../shared/Panel.tsx'
import { useBatch, useBatchState } from '../batch.ts'
import { Cell } from './Cell.tsx'
import styles from './Matrix.module.css'
import { OutcomeMark } from './OutcomeMark.tsx'

const pickCells = (state: BatchState) => state.cells
const pickFilling = (state: BatchState) => state.filling
const pickDone = (state: BatchState) => state.done
const pickTotal = (state: BatchState) => state.total
const pickSaid = (state: BatchState) => state.said

/** Programs by workloads; each cell is what was found over all schedules. Fills while one watches. */
export function Matrix({ onSay }: { readonly onSay: (text: string) => void }) {
  const batch = useBatch()
  const cells = useBatchState(pickCells)
  const said = useBatchState(pickSaid)
  useEffect(() => {
    batch.fill()
    return () => {
      batch.pause()
    }
  }, [batch])
  useEffect(() => {
    if (said !== null) onSay(said)
  }, [said, onSay])
  return (
    <Panel name="Matrix" note={<Progress />} actions={<Controls />} className={styles['panel']}>
      {said === null ? null : <p className={styles['said']}>{said}</p>}
      {/* It scrolls, so the keyboard must reach it. */}
      <div className={styles['scroll']} role="group" aria-label="Table of the matrix" tabIndex={0}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Program</th>
              {WORKLOADS.map(({ id, title }) => (
                <th key={id} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {CATALOGUE.map((row) => (
              <tr key={row.id}>
                <th scope="row" title={row.summary}>
                  {row.title}
                  <span className={styles['revision']}>{row.revision}</span>
                </th>
                {WORKLOADS.map((workload) => (
                  <td key={workload.id}>
                    <Cell
                      row={row}
                      workload={workload}
                      cell={cells.get(`${row.id} ${workload.id}`)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className={styles['legend']} aria-label="Letters">
        {OUTCOMES.map((outcome) => (
          <li key={outcome.id} title={outcome.why}>
            <OutcomeMark outcome={outcome} />
            <span className={styles['hidden']}>{outcome.sign}: </span>
            {outcome.title}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Progress() {
  const done = useBatchState(pickDone)
  const total = useBatchState(pickTotal)
  const filling = useBatchState(pickFilling)
  if (done >= total) return `every schedule of ${total} cells`
  return `${done} of ${total} cells ${filling ? 'checked' : 'checked, paused'}`
}

function Controls() {
  const batch = useBatch()
  const done = useBatchState(pickDone)
  const total = useBatchState(pickTotal)
  const filling = useBatchState(pickFilling)
  const text = done >= total ? 'Recheck' : filling ? 'Pause' : 'Continue'
  const press = done >= total ? batch.recheck : filling ? batch.pause : batch.fill
  return (
    <button type="button" className={styles['control']} onClick={press}>
      {text}
    </button>
  )
}
