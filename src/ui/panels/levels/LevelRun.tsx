import { useMemo } from 'react'
import type { Stepper } from '../../../store/index.ts'
import { explainOutcome } from '../../../programs/index.ts'
import { letterOf, requestViews } from '../../../world/index.ts'
import { customerAt, customerOught } from '../../app/customerAt.ts'
import { sessionSegments } from '../../app/sessionStates.ts'
import { useActions, useDerived, useStepper } from '../../app/stepper.tsx'
import { CustomerPage } from '../../kit/customer/CustomerPage.tsx'
import { Hand } from '../../kit/hands/Hand.tsx'
import { handsOf } from '../../kit/hands/handsOf.ts'
import { StepColumns } from '../../kit/timeline/StepColumns.tsx'
import { useFrame } from '../../kit/useFrame.ts'
import styles from './LevelRun.module.css'

const pickCursor = (stepper: Stepper) => stepper.cursor

/** The run so far: the timeline, what each request runs, and the customer. */
export function LevelRun() {
  const derived = useDerived()
  const { prepared, run, timeline, world } = derived
  const cursor = useStepper(pickCursor)
  const frame = useFrame()
  const { goTo } = useActions()
  const views = useMemo(() => requestViews(prepared.plan, world), [prepared, world])
  const hands = useMemo(() => handsOf(derived, views, null, explainOutcome), [derived, views])
  const states = useMemo(
    () => sessionSegments({ prepared, run, timeline }),
    [prepared, run, timeline],
  )
  const letters = run.plan.requests.map((_, index) =>
    letterOf(index as Parameters<typeof letterOf>[0]),
  )
  return (
    <div className={styles['run']}>
      <div
        role="group"
        aria-label="Your schedule"
        className={styles['time']}
        data-empty={run.records.length === 0 || undefined}
      >
        <StepColumns
          run={run}
          view={timeline}
          letters={letters}
          cursor={cursor}
          states={states}
          onGo={goTo}
        />
        {run.records.length > 0 ? null : (
          <p className={styles['first']}>Nothing has happened yet. You say who moves first.</p>
        )}
      </div>
      <div className={styles['beside']}>
        {hands.map((hand, index) => (
          <div key={index} className={styles['hand']}>
            <Hand
              word="Request"
              view={hand}
              text={prepared.code.sources.find(({ name }) => name === hand.file)?.text ?? ''}
              rows={frame === 'wide' ? 7 : 5}
              holds=""
            />
          </div>
        ))}
        <CustomerPage
          customer={customerAt(run, cursor)}
          ought={customerOught(prepared, run, cursor)}
          letters={letters}
        />
      </div>
    </div>
  )
}
