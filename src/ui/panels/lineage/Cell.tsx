import { cellScenario } from '../../../programs/index.ts'
import type { ProgramRow, Workload } from '../../../programs/index.ts'
import type { CellState } from '../../../store/index.ts'
import styles from './Cell.module.css'
import { foundIn, percent, resultOf, waitingText } from './cellText.ts'
import { OutcomeMark } from '../../kit/OutcomeMark.tsx'
import { useOpenOnStage } from '../../app/openOnStage.ts'
import type { GridFocus } from './useGridFocus.ts'

/**
 * What one program allows under one workload: a button for each outcome opens its shortest
 * schedule.
 */
export function Cell({
  row,
  workload,
  cell,
  spot,
  words = false,
}: {
  readonly row: ProgramRow
  readonly workload: Workload
  readonly cell: CellState | undefined
  /** the place of its buttons in the grid */
  readonly spot: (at: number, count: number) => ReturnType<GridFocus['spot']>
  /** outcomes are named, not only lettered */
  readonly words?: boolean
}) {
  const openOnStage = useOpenOnStage()
  const result = resultOf(cell)
  if (result === null) {
    const text = waitingText(cell)
    return (
      <span
        {...spot(0, 1)}
        className={styles['waiting']}
        role="img"
        aria-label={text}
        title={text}
        data-kind={cell?.kind ?? 'waiting'}
      />
    )
  }
  const all = foundIn(result)
  const bad = all.filter(({ outcome }) => outcome.bad)
  // In letters "all is well" stands for itself alone.
  const found = words || bad.length === 0 ? all : bad
  const never = bad.length > 0 && bad.length === all.length && result.complete
  return (
    <span className={styles['cell']} data-never={(never && !words) || undefined}>
      {never && !words ? <span className={styles['hidden']}>No schedule ends well.</span> : null}
      {found.map(({ outcome, share, shortest }, at) => (
        <button
          key={outcome.id}
          type="button"
          {...spot(at, found.length)}
          className={styles['outcome']}
          aria-label={`${outcome.sign} ${outcome.title}: ${row.title}, ${workload.title}`}
          title={[
            outcome.title,
            outcome.severity === null ? '' : ` (${outcome.severity})`,
            share === null ? '' : `, ${percent(share)} of all schedules`,
            `. Opens ${result.complete ? 'its shortest' : 'a'} schedule, of ${shortest?.length ?? 0} steps.`,
          ].join('')}
          onClick={() => {
            const what = `${outcome.title} of ${row.title}`
            openOnStage(cellScenario(row, workload), shortest ?? '', what)
          }}
        >
          <OutcomeMark outcome={outcome} />
          {/* The space is for those who hear it. */}
          {words ? <span className={styles['word']}> {outcome.title}</span> : null}
        </button>
      ))}
      {result.complete ? null : <Stopped spot={found.length === 0 ? spot(0, 1) : null} />}
    </span>
  )
}

/** In words: an empty cell must not look like one in which nothing is wrong. */
function Stopped({ spot }: { readonly spot: ReturnType<GridFocus['spot']> | null }) {
  return (
    <span {...spot} className={styles['stopped']} title="A bound stopped it: there may be more.">
      stopped early
    </span>
  )
}
