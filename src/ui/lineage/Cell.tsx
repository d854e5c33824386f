import { scenarioWith } from '../../programs/index.ts'
import type { ProgramRow, Workload } from '../../programs/index.ts'
import type { CellState } from '../../store/index.ts'
import styles from './Cell.module.css'
import { foundIn, resultOf, waitingText } from './cellText.ts'
import { OutcomeMark } from './OutcomeMark.tsx'
import { useOpenOnStage } from './openOnStage.ts'

/** What one program allows under one workload: a button for each outcome opens its shortest schedule. */
export function Cell({
  row,
  workload,
  cell,
}: {
  readonly row: ProgramRow
  readonly workload: Workload
  readonly cell: CellState | undefined
}) {
  const openOnStage = useOpenOnStage()
  const result = resultOf(cell)
  if (result === null) {
    const text = waitingText(cell)
    return (
      <span className={styles['waiting']} title={text} aria-label={text} role="img">
        {cell?.kind === 'running' ? '…' : ''}
      </span>
    )
  }
  return (
    <span className={styles['cell']}>
      {foundIn(result).map(({ outcome, shortest }) => (
        <button
          key={outcome.id}
          type="button"
          className={styles['outcome']}
          aria-label={`${outcome.sign} ${outcome.title}: ${row.title}, ${workload.title}`}
          title={`${outcome.title}. Opens its shortest schedule, of ${shortest?.length ?? 0} steps.`}
          onClick={() => {
            const scenario = scenarioWith({ program: row.id, views: workload.views })
            openOnStage(scenario, shortest ?? '', `open “${outcome.title}” of ${row.title}`)
          }}
        >
          <OutcomeMark outcome={outcome} />
        </button>
      ))}
      {result.complete ? null : <span className={styles['stopped']}>stopped early</span>}
    </span>
  )
}
