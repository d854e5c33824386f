import type { AnyScenario } from '../../programs/index.ts'
import { toStage } from './addressBar.ts'
import { useActions, useStores } from './stepper.tsx'

/** Puts a scenario on the stage, at the start of the schedule, and goes there. */
export function useOpenOnStage(): (scenario: AnyScenario, schedule: string, what: string) => void {
  const { open } = useActions()
  const { stepper } = useStores()
  return (scenario, schedule, what) => {
    open(scenario, schedule, 0, what)
    toStage(stepper)
  }
}
