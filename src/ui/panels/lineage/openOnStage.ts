import { DEFAULT_SCENARIO } from '../../../programs/index.ts'
import type { ProgramRow, Scenario } from '../../../programs/index.ts'
import { withProgram } from '../../../store/index.ts'
import { toStage } from '../../app/addressBar.ts'
import { djangoScenario } from '../../app/onStage.ts'
import { useActions, useStores } from '../../app/stepper.tsx'

/** Puts a scenario on the stage, at the start of the schedule, and goes there. */
export function useOpenOnStage(): (scenario: Scenario, schedule: string, what: string) => void {
  const { open } = useActions()
  const { stepper } = useStores()
  return (scenario, schedule, what) => {
    open(scenario, schedule, 0, what)
    toStage(stepper)
  }
}

/**
 * Puts another version under the requests and the schedule of the stage, and goes there. Where an own
 * program is on the stage it opens the first scenario of the version.
 */
export function useVersionOnStage(): (row: ProgramRow) => void {
  const { changeScenario, open } = useActions()
  const { stepper } = useStores()
  return ({ id, title }) => {
    const scenario = djangoScenario(stepper.getState())
    if (scenario === null) open(withProgram(DEFAULT_SCENARIO, id), '', 0, title)
    else if (scenario.program !== id) changeScenario({ program: id }, { version: title })
    toStage(stepper)
  }
}
