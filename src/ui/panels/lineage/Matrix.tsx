import { useEffect, useState } from 'react'
import type { ProgramRow } from '../../../programs/index.ts'
import type { BatchState } from '../../../store/index.ts'
import { useBatch, useBatchState } from '../../app/batch.ts'
import { Panel } from '../../kit/Panel.tsx'
import { Switch } from '../../kit/Switch.tsx'
import { Legend } from './Legend.tsx'
import styles from './Matrix.module.css'
import { MatrixTable } from './MatrixTable.tsx'
import { MatrixWords } from './MatrixWords.tsx'
import { WithTerms } from '../../kit/glossary/WithTerms.tsx'

const pickFilling = (state: BatchState) => state.filling
const pickDone = (state: BatchState) => state.done
const pickTotal = (state: BatchState) => state.total
const pickSaid = (state: BatchState) => state.said

/** Programs by workloads; each cell is what was found over all schedules. Fills while one watches. */
export function Matrix({
  chosen,
  onChoose,
  onSay,
}: {
  /** the version that the page tells of */
  readonly chosen: string
  readonly onChoose: (row: ProgramRow) => void
  readonly onSay: (text: string) => void
}) {
  const batch = useBatch()
  const said = useBatchState(pickSaid)
  const [words, setWords] = useState(false)
  useEffect(() => {
    // What somebody reads about is not to be waited for.
    batch.prefer(chosen)
  }, [batch, chosen])
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
    <Panel
      name="Matrix"
      note={<Progress />}
      actions={<Controls words={words} onWords={setWords} />}
    >
      <p className={styles['lead']}>
        <WithTerms text="What every schedule of a program under a workload can lead to. A letter opens the shortest schedule that ends so." />
      </p>
      <Bar />
      {said === null ? null : <p className={styles['said']}>{said}</p>}
      {words ? <MatrixWords /> : <MatrixTable chosen={chosen} onChoose={onChoose} />}
      <Legend />
    </Panel>
  )
}

function Progress() {
  const done = useBatchState(pickDone)
  const total = useBatchState(pickTotal)
  const filling = useBatchState(pickFilling)
  if (done >= total) return `all ${total} cells`
  return `${done} of ${total} cells${filling ? '' : ', paused'}`
}

function Bar() {
  const done = useBatchState(pickDone)
  const total = useBatchState(pickTotal)
  if (done >= total) return null
  return <progress className={styles['bar']} aria-label="Cells checked" max={total} value={done} />
}

function Controls({
  words,
  onWords,
}: {
  readonly words: boolean
  readonly onWords: (words: boolean) => void
}) {
  const batch = useBatch()
  const done = useBatchState(pickDone)
  const total = useBatchState(pickTotal)
  const filling = useBatchState(pickFilling)
  const text = done >= total ? 'Recheck' : filling ? 'Pause' : 'Continue'
  const press = done >= total ? batch.recheck : filling ? batch.pause : batch.fill
  return (
    <>
      <Switch name="In words" on={words} onChange={onWords} />
      <button type="button" className={styles['control']} onClick={press}>
        {text}
      </button>
    </>
  )
}
