import { laterPart } from '../../../kit/laterPart.tsx'
import type { Stepper } from '../../../../store/index.ts'
import { useStepper } from '../../../app/stepper.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { Menu } from '../../../kit/Menu.tsx'
import styles from './FaultMenu.module.css'

const FaultBox = laterPart(async () => (await import('./FaultBox.tsx')).FaultBox)

const pickFault = (stepper: Stepper) => stepper.scenario.fault

/** Lets something go wrong at the next step of a request. */
export function FaultMenu() {
  const fault = useStepper(pickFault)
  return (
    <Menu
      name="Faults"
      side="above"
      label={
        <span className={styles['label']} data-on={fault !== null || undefined}>
          <Icon name="fault" />
        </span>
      }
    >
      <FaultBox />
    </Menu>
  )
}
