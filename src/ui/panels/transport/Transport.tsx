import type { Stepper } from '../../../store/index.ts'
import { FaultMenu } from './fault/FaultMenu.tsx'
import { useStepper } from '../../app/stepper.tsx'
import { Branches } from './Branches.tsx'
import { Playback } from './Playback.tsx'
import { StepButtons } from './StepButtons.tsx'
import { Strip } from './Strip.tsx'
import styles from './Transport.module.css'

const pickCount = (stepper: Stepper) => stepper.scenario.views.length

/** The footer: moves through the schedule, and the buttons that make it longer. */
export function Transport({ onSay }: { readonly onSay: (text: string) => void }) {
  const count = useStepper(pickCount)
  return (
    <section className={styles['transport']} aria-label="Transport" data-count={count}>
      <Playback onSay={onSay} />
      <Strip />
      <Branches />
      <FaultMenu />
      <StepButtons />
    </section>
  )
}
