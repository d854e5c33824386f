import { sameScenario } from '../../../programs/index.ts'
import type { AnyScenario } from '../../../programs/index.ts'
import type { BatchState } from '../../../store/index.ts'
import { useBatch, useBatchState } from '../../app/batch.ts'
import { useActions } from '../../app/stepper.tsx'
import { OutcomeMark } from '../../kit/OutcomeMark.tsx'
import styles from './FaultChecks.module.css'
import { faultRows, faultsText } from './faultRows.ts'
import type { FaultLink, FaultRow } from './faultRows.ts'

const pickFaults = (state: BatchState) => state.faults

/** Every single fault in every schedule: started by a button, and shown apart from the rest. */
export function FaultChecks({ scenario }: { readonly scenario: AnyScenario }) {
  const batch = useBatch()
  const known = useBatchState(pickFaults)
  const bare = { ...scenario, fault: null }
  const faults = known !== null && sameScenario(known.scenario, bare) ? known : null
  const running = faults?.status === 'running'
  return (
    <section aria-label="With one fault" className={styles['part']}>
      <div className={styles['head']}>
        <h3>With one fault</h3>
        <button
          type="button"
          className={styles['button']}
          aria-disabled={running || undefined}
          onClick={() => {
            if (!running) batch.askFaults(bare)
          }}
        >
          {faults === null ? 'Check faults' : running ? 'Checking …' : 'Check again'}
        </button>
      </div>
      {faults === null ? (
        <p className={styles['hint']}>
          Tries one fault at every step of every schedule. Results are listed here, separate from
          the outcomes above.
        </p>
      ) : (
        <>
          {running ? (
            <progress
              aria-label="Faults tried"
              className={styles['progress']}
              value={faults.done}
              max={faults.total}
            />
          ) : null}
          <p className={styles['hint']} data-broken={faults.status === 'broken' || undefined}>
            {faultsText(faults)}
          </p>
          {faultRows(faults).map((row) => (
            <Kind key={row.kind} row={row} scenario={bare} done={faults.status === 'done'} />
          ))}
        </>
      )}
    </section>
  )
}

function Kind({
  row,
  scenario,
  done,
}: {
  readonly row: FaultRow
  readonly scenario: AnyScenario
  readonly done: boolean
}) {
  const { title, added, kept, complete } = row
  return (
    <div className={styles['kind']}>
      <h4>{title}</h4>
      {added.length > 0 ? (
        <Links label="New with the fault" links={added} scenario={scenario} />
      ) : (
        <p className={styles['none']}>
          {done && complete ? 'No new outcomes.' : 'No new outcomes so far.'}
        </p>
      )}
      {kept.length === 0 ? null : (
        <Links label="Also without it" links={kept} scenario={scenario} />
      )}
      {complete ? null : (
        <p className={styles['none']}>Stopped early by a bound: there may be more.</p>
      )}
    </div>
  )
}

/** Each opens the shortest schedule that ends so, with its fault. */
function Links({
  label,
  links,
  scenario,
}: {
  readonly label: string
  readonly links: readonly FaultLink[]
  readonly scenario: AnyScenario
}) {
  const { open } = useActions()
  return (
    <div role="group" aria-label={label} className={styles['links']}>
      <span className={styles['label']}>{label}</span>
      <span className={styles['all']}>
        {links.map(({ outcome, found, name }) => (
          <button
            key={outcome.id}
            type="button"
            aria-label={`Open ${name}`}
            title={name}
            className={styles['link']}
            onClick={() => {
              const { fault, schedule } = found
              open({ ...scenario, fault }, schedule, 0, `${outcome.title} with a fault`)
            }}
          >
            <OutcomeMark outcome={outcome} />
            {outcome.title}
          </button>
        ))}
      </span>
    </div>
  )
}
