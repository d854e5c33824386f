import type { ProgramRow, Scenario } from '../../../programs/index.ts'
import { linkOf } from '../../../store/index.ts'
import { openStage } from '../../app/page.ts'
import { useActions, useStores } from '../../app/stepper.tsx'

/** Puts a scenario on the stage, at the start of the schedule, and goes there. */
export function useOpenOnStage(): (scenario: Scenario, schedule: string, what: string) => void {
  const { open } = useActions()
  const { stepper } = useStores()
  return (scenario, schedule, what) => {
    open(scenario, schedule, 0, what)
    openStage(linkOf(stepper.getState()))
  }
}

/** Puts another version under the requests and the schedule of the stage, and goes there. */
export function useVersionOnStage(): (row: ProgramRow) => void {
  const { changeScenario } = useActions()
  const { stepper } = useStores()
  return ({ id, title }) => {
    if (stepper.getState().scenario.program !== id) {
      changeScenario({ program: id }, { version: title })
    }
    openStage(linkOf(stepper.getState()))
  }
}
