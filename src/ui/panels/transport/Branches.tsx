import { laterPart } from '../../kit/laterPart.tsx'
import { useMemo } from 'react'
import { offeredBranches } from '../../../store/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { useStepper } from '../../app/stepper.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { countText } from './branchCount.ts'
import styles from './Branches.module.css'

const BranchList = laterPart(async () => (await import('./BranchList.tsx')).BranchList)

const pickBranches = (stepper: Stepper) => stepper.branches
const pickSchedule = (stepper: Stepper) => stepper.schedule

/** Schedules that were left behind. Always there, so that nothing moves when the first comes. */
export function Branches() {
  const branches = useStepper(pickBranches)
  const schedule = useStepper(pickSchedule)
  const offered = useMemo(() => offeredBranches({ branches, schedule }), [branches, schedule])
  return (
    <Menu
      name={countText(offered.length)}
      side="above"
      label={
        <span className={styles['label']} data-none={offered.length === 0 || undefined}>
          <Icon name="branch" />
          {offered.length}
        </span>
      }
    >
      <BranchList offered={offered} />
    </Menu>
  )
}
