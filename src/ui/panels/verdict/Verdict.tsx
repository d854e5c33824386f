import { faultWords } from '../../../programs/index.ts'
import type { Check, Stepper } from '../../../store/index.ts'
import { useCheck } from '../../app/check.tsx'
import { useProcessCount } from '../../app/onStage.ts'
import { useStepper } from '../../app/stepper.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { FaultChecks } from './FaultChecks.tsx'
import { Found } from './Found.tsx'
import { Running } from './Running.tsx'
import { useHeld } from './useHeld.ts'
import styles from './Verdict.module.css'
import { Term } from '../../kit/glossary/Term.tsx'

const pickReport = (check: Check) => check.report
const pickStatus = (check: Check) => check.status
const pickTrouble = (check: Check) => check.trouble
const pickCheck = (check: Check) => check.check
const pickScenario = (stepper: Stepper) => stepper.scenario

/** What all schedules come to: a row for each outcome, and ways to see each of them happen. */
export function Verdict() {
  const report = useCheck(pickReport)
  const status = useCheck(pickStatus)
  const trouble = useCheck(pickTrouble)
  const check = useCheck(pickCheck)
  const scenario = useStepper(pickScenario)
  const count = useProcessCount()
  const { held, stale } = useHeld(report, count)
  return (
    <Panel
      bare
      name="Verdict"
      note={
        <>
          the <Term word="verdict">verdict</Term> over every <Term word="schedule">schedule</Term>
          {scenario.fault === null ? null : ' with this fault'}
        </>
      }
    >
      <div
        className={styles['body']}
        role="group"
        aria-label="Outcomes of every schedule"
        aria-busy={status === 'running'}
        // It scrolls, so the keyboard must reach it.
        tabIndex={0}
      >
        {scenario.fault === null ? null : (
          <p className={styles['with']}>
            With this fault alone: {faultWords(scenario.fault)}. These are not the outcomes of the
            scenario without it.
          </p>
        )}
        {trouble === null ? null : <p className={styles['trouble']}>{trouble}</p>}
        {status === 'broken' || (status === 'stopped' && report === null) ? (
          <div className={styles['running']}>
            <p>{status === 'broken' ? 'The checker failed.' : 'Cancelled before the end.'}</p>
            <Again
              name={status === 'broken' ? 'Try again' : 'Check again'}
              onPress={() => {
                check(scenario)
              }}
            />
          </div>
        ) : held === null ? (
          <Running />
        ) : (
          <div className={styles['found']} data-stale={stale || undefined}>
            <Found report={held.report} requests={held.requests} stale={stale} />
            {held.report.end.kind === 'stopped' && held.report.end.by === 'cancel' ? (
              <Again
                name="Check again"
                onPress={() => {
                  check(scenario)
                }}
              />
            ) : null}
          </div>
        )}
        <FaultChecks scenario={scenario} />
      </div>
    </Panel>
  )
}

function Again({ name, onPress }: { readonly name: string; readonly onPress: () => void }) {
  return (
    <button type="button" className={styles['button']} onClick={onPress}>
      {name}
    </button>
  )
}
