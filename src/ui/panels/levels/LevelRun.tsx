import { useMemo } from 'react'
import type { Stepper } from '../../../store/index.ts'
import { letterOf, requestViews } from '../../../world/index.ts'
import { customerAt } from '../../app/customerAt.ts'
import { sessionSegments } from '../../app/sessionStates.ts'
import { useActions, useDerived, useStepper } from '../../app/stepper.tsx'
import { CustomerPage } from '../../kit/customer/CustomerPage.tsx'
import { Hand } from '../../kit/hands/Hand.tsx'
import { handsOf } from '../../kit/hands/handsOf.ts'
import { RequestShape } from '../../kit/RequestShape.tsx'
import { StepColumns } from '../../kit/timeline/StepColumns.tsx'
import styles from './Levels.module.css'

const pickCursor = (stepper: Stepper) => stepper.cursor

/** The run so far: the timeline, what each request runs, the customer, and the step buttons. */
export function LevelRun() {
  const derived = useDerived()
  const { prepared, run, timeline, world } = derived
  const cursor = useStepper(pickCursor)
  const { goTo, choose } = useActions()
  const views = useMemo(() => requestViews(prepared.plan, world), [prepared, world])
  const hands = useMemo(() => handsOf(derived, views, null), [derived, views])
  const states = useMemo(
    () => sessionSegments({ prepared, run, timeline }),
    [prepared, run, timeline],
  )
  const letters = run.plan.requests.map((_, index) =>
    letterOf(index as Parameters<typeof letterOf>[0]),
  )
  return (
    <div className={styles['run']}>
      <div role="group" aria-label="Your schedule" className={styles['time']}>
        <StepColumns
          view={timeline}
          letters={letters}
          cursor={cursor}
          states={states}
          onGo={goTo}
        />
      </div>
      <div className={styles['beside']}>
        {hands.map((hand, index) => (
          <div key={index} className={styles['hand']}>
            <Hand
              view={hand}
              text={prepared.code.sources.find(({ name }) => name === hand.file)?.text ?? ''}
              rows={5}
              holds=""
            />
          </div>
        ))}
        <CustomerPage customer={customerAt(run, cursor)} letters={letters} />
      </div>
      <div className={styles['steps']}>
        {views.map(({ letter, status, order, response }, index) => {
          const ready = status === 'ready'
          return (
            <button
              key={letter}
              type="button"
              data-letter={letter}
              aria-keyshortcuts={String(index + 1)}
              aria-disabled={ready ? undefined : true}
              onClick={
                ready
                  ? () => {
                      choose(letter)
                    }
                  : undefined
              }
            >
              <svg width="26" height="26" viewBox="-11 -11 22 22" aria-hidden="true">
                <RequestShape letter={letter} />
              </svg>
              <b>Step {letter}</b>{' '}
              <span>{ready ? order : response === null ? status : `done ${response}`}</span>
            </button>
          )
        })}
      </div>
    </div>
  )
}
