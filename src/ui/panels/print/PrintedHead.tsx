import { faultWords, anyReplayCommand } from '../../../programs/index.ts'
import type { Outcome, Prepared } from '../../../programs/index.ts'
import type { Check } from '../../../store/index.ts'
import { letterOf, scheduleOf } from '../../../world/index.ts'
import { linkNow } from '../../app/links.ts'
import { useCheck } from '../../app/check.tsx'
import { useDerived, useStores } from '../../app/stepper.tsx'
import { processesName } from '../../kit/processWords.ts'
import { outcomeRows } from '../../kit/verdict/outcomeRows.ts'
import { conclusion } from '../../kit/verdict/verdictText.ts'
import { verdictWords } from '../../kit/verdict/verdictWords.ts'
import { plain } from '../../kit/verdict/words.ts'
import styles from './PrintedHead.module.css'

const pickChecked = (check: Check) => check.scenario
const pickReport = (check: Check) => check.report

/** Which run it is, how it ended, what every schedule shows, and how to see it again. */
export function PrintedHead({
  title,
  outcomes,
  explained,
}: {
  readonly title: string
  /** empty: a request can still move */
  readonly outcomes: readonly Outcome[]
  /** how it came about; null: nothing bad has */
  readonly explained: string | null
}) {
  const { stepper } = useStores()
  const { prepared, run } = useDerived()
  const { scenario } = stepper.getState()
  const schedule = scheduleOf(run)
  return (
    <header>
      <h1>{title}</h1>
      <dl>
        <dt>Program</dt>
        <dd>{prepared.title}</dd>
        <dt>{processesName(prepared)}</dt>
        <dd>
          {prepared.processes
            .map(
              ({ label }, index) => `${letterOf(index as Parameters<typeof letterOf>[0])} ${label}`,
            )
            .join(', ')}
        </dd>
        {scenario.fault === null ? null : (
          <>
            <dt>Fault</dt>
            <dd>{faultWords(scenario.fault)}</dd>
          </>
        )}
        {schedule === '' ? null : (
          <>
            <dt>Schedule</dt>
            <dd>{schedule}</dd>
            <dt>The end</dt>
            <dd>
              {outcomes.length === 0
                ? 'The run is not over.'
                : outcomes.map(({ id, title: outcome, why }) => (
                    <p key={id}>
                      <b>{outcome}</b>: {why}
                    </p>
                  ))}
              {explained === null ? null : <p>{explained}</p>}
            </dd>
          </>
        )}
        <dt>All schedules</dt>
        <dd>
          <AllSchedules prepared={prepared} />
        </dd>
        <dt>See it</dt>
        <dd>{linkNow(stepper)}</dd>
        <dt>Replay it</dt>
        <dd>
          <code>
            {anyReplayCommand(scenario, schedule)
              .split(/ (?=--)/)
              .map((option) => (
                <span key={option} className={styles['option']}>
                  {option}{' '}
                </span>
              ))}
          </code>
        </dd>
      </dl>
    </header>
  )
}

/** What the check of every schedule says. */
function AllSchedules({ prepared }: { readonly prepared: Prepared }) {
  const { stepper } = useStores()
  const checked = useCheck(pickChecked)
  const report = useCheck(pickReport)
  if (report === null || checked !== stepper.getState().scenario) {
    return 'The check of every schedule is not complete.'
  }
  const counted = outcomeRows(report).flatMap(({ outcome, counted: count }) =>
    count === null ? [] : [`${outcome.title} ${count.schedules.exact} (${count.percent})`],
  )
  return (
    <>
      <p>{plain(conclusion(report, verdictWords(prepared)))}</p>
      {counted.length === 0 ? null : <p>{counted.join(' · ')}</p>}
    </>
  )
}
