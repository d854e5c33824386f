import { DEFAULT_SCENARIO } from '../../../programs/index.ts'
import type { ProgramRow } from '../../../programs/index.ts'
import { withProgram } from '../../../store/index.ts'
import { toStage } from '../../app/addressBar.ts'
import { djangoScenario } from '../../app/onStage.ts'
import { useActions, useStores } from '../../app/stepper.tsx'

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
