import type { ReactNode } from 'react'
import type { Stepper } from '../../../store/index.ts'
import { FaultMenu } from './fault/FaultMenu.tsx'
import { useProcessCount } from '../../app/onStage.ts'
import { useStepper } from '../../app/stepper.tsx'
import { Branches } from './Branches.tsx'
import { Playback } from './Playback.tsx'
import { StepButtons } from './StepButtons.tsx'
import { ToTheLoss } from './ToTheLoss.tsx'
import styles from './Transport.module.css'

const pickCursor = (stepper: Stepper) => stepper.cursor
const pickLength = (stepper: Stepper) => stepper.schedule.length

/** The footer: moves through the schedule, and the buttons that make it longer. */
export function Transport({
  onSay,
  findings,
}: {
  readonly onSay: (text: string) => void
  /** opens what is known of every schedule, where there is no room for it beside the stage */
  readonly findings: ReactNode
}) {
  const count = useProcessCount()
  const cursor = useStepper(pickCursor)
  const length = useStepper(pickLength)
  return (
    <section className={styles['transport']} aria-label="Transport" data-count={count}>
      <Playback />
      <p className={styles['at']}>
        Step {cursor} of {length}
      </p>
      <div className={styles['rest']}>
        <ToTheLoss onSay={onSay} />
        <Branches />
        <FaultMenu />
        {findings}
      </div>
      <StepButtons />
    </section>
  )
}
