import { useMemo } from 'react'
import { explainOutcome, outcomesOf } from '../../../programs/index.ts'
import type { Explanation, Insight, Outcome } from '../../../programs/index.ts'
import type { Derived, Stepper } from '../../../store/index.ts'
import {
  lastWorld,
  replay,
  scheduleOf,
  shortName,
  stateOf,
  timelineView,
} from '../../../world/index.ts'
import type { TimelineRow, TimelineView } from '../../../world/index.ts'
import { useInsight } from '../../app/check.tsx'
import { useActions, useDerived, useStepper } from '../../app/stepper.tsx'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import { StepLink } from '../../kit/StepLink.tsx'
import styles from './ConflictBody.module.css'
import { Explained } from './Explained.tsx'
import { sideBySide } from './sideBySide.ts'
import type { Pairing } from './sideBySide.ts'

const pickSchedule = (stepper: Stepper) => stepper.schedule

/** Of the whole schedule, wherever the position is, so that nothing changes while stepping. */
export function ConflictBody() {
  const derived = useDerived()
  const schedule = useStepper(pickSchedule)
  const insight = useInsight()
  const { prepared, run } = derived
  const outcomes = useMemo(
    () => outcomesOf(prepared, lastWorld(run)).filter((outcome) => outcome.bad),
    [prepared, run],
  )
  const explanation = useMemo(() => conflictOf(prepared, run, outcomes), [prepared, run, outcomes])
  if (explanation === null) return <p className={styles['nothing']}>{whyNothing(derived)}</p>
  const known = insight !== null && insight.schedule === schedule ? insight : null
  return (
    <>
      <Conflict derived={derived} explanation={explanation} insight={known} />
      <div className={styles['explained']}>
        <Explained prepared={prepared} done={run} outcomes={outcomes} />
      </div>
    </>
  )
}

function Conflict({
  derived: { run, timeline },
  explanation,
  insight,
}: {
  readonly derived: Derived
  readonly explanation: Explanation
  readonly insight: Insight | null
}) {
  const pair = explanation.steps.flatMap((step) => timeline.rows[step - 1] ?? [])
  const path = pair.find(({ operation }) => operation.path !== null)?.operation.path ?? null
  return (
    <div className={styles['conflict']}>
      {pair.length < 2 ? (
        <p>{explanation.sentence}</p>
      ) : (
        <p>
          {pair.map((row, index) => (
            <span key={row.step}>
              {index === 0 ? '' : ' against '}
              <RequestBadge letter={row.letter} size={16} />{' '}
              <StepLink step={row.step} text={`${row.operation.name}, step ${row.step}`} />
            </span>
          ))}
          {path === null ? null : (
            <>
              {' '}
              on <code title={path}>{shortName(path)}</code>
            </>
          )}
        </p>
      )}
      {insight === null ? null : insight.nearestSafe === null ? (
        <p>No schedule ends well, so there is none to compare with.</p>
      ) : (
        <Beside
          view={timeline}
          steps={explanation.steps}
          derivedRun={run}
          safe={insight.nearestSafe.schedule}
          shared={insight.nearestSafe.shared}
        />
      )}
    </div>
  )
}

function Beside({
  view,
  steps,
  derivedRun,
  safe,
  shared,
}: {
  readonly view: TimelineView
  /** in conflict */
  readonly steps: readonly number[]
  readonly derivedRun: Derived['run']
  readonly safe: string
  readonly shared: number
}) {
  const { setSchedule } = useActions()
  const { plan } = derivedRun
  const other = useMemo(() => timelineView(replay(plan, safe).run), [plan, safe])
  const { skipped, rows } = useMemo(
    () => sideBySide(view, other, shared, Math.min(...steps, shared + 1)),
    [view, other, shared, steps],
  )
  return (
    <table className={styles['table']} aria-label="This schedule and the nearest safe one">
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">This schedule</th>
          <th scope="col">
            Nearest safe{' '}
            <button
              type="button"
              className={styles['open']}
              aria-label="Open the safe schedule"
              onClick={() => {
                setSchedule(safe, shared, 'nearest safe')
              }}
            >
              Open
            </button>
          </th>
        </tr>
      </thead>
      <tbody>
        {skipped === 0 ? null : (
          <tr className={styles['skipped']}>
            <td colSpan={3}>
              {skipped === 1 ? 'Step 1 is' : `Steps 1 to ${skipped} are`} the same
            </td>
          </tr>
        )}
        {rows.map((row) => (
          <PairingRow key={row.step} row={row} inConflict={steps.includes(row.step)} />
        ))}
      </tbody>
    </table>
  )
}

function PairingRow({
  row: { step, left, right, kind },
  inConflict,
}: {
  readonly row: Pairing
  readonly inConflict: boolean
}) {
  return (
    <>
      {kind === 'choice' ? (
        <tr className={styles['choice']}>
          <td colSpan={3}>First difference:</td>
        </tr>
      ) : null}
      <tr data-kind={kind}>
        <th scope="row">{step}</th>
        <td>
          <Operation row={left} />
          {inConflict ? <b className={styles['clash']}>! in conflict</b> : null}
        </td>
        <td>
          <Operation row={right} />
        </td>
      </tr>
    </>
  )
}

function Operation({ row }: { readonly row: TimelineRow | null }) {
  if (row === null) return <span className={styles['over']}>over</span>
  const { name, path, result } = row.operation
  const full = `${name} ${path ?? ''} ${result === null || result === '' ? '' : `→ ${result}`}`
  return (
    <span className={styles['operation']} title={full}>
      <RequestBadge letter={row.letter} size={16} />
      <span>
        {name}
        {path === null ? '' : ` ${shortName(path)}`}
      </span>
    </span>
  )
}

/** How the whole schedule came to its bad end; null when it has none, or not yet. */
function conflictOf(
  prepared: Derived['prepared'],
  run: Derived['run'],
  outcomes: readonly Outcome[],
): Explanation | null {
  const explained = outcomes.map((outcome) => explainOutcome(prepared, run, outcome))
  // Two conflicting steps explain more than one alone.
  return [...explained].sort((one, other) => other.steps.length - one.steps.length)[0] ?? null
}

function whyNothing({ prepared, run }: Derived): string {
  if (scheduleOf(run) === '') return 'Appears when the schedule ends badly.'
  return stateOf(prepared.plan, lastWorld(run)) === 'going'
    ? 'The schedule is not at its end yet. If it ends badly, the two conflicting steps appear here.'
    : 'This schedule ends well: no steps are in conflict.'
}
