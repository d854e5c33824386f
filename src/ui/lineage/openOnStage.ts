import { linkOf } from '../../store/index.ts'
import { scenarioWith } from '../../programs/index.ts'
import type { Decisive, ProgramRow, Scenario } from '../../programs/index.ts'
import { useActions, useStores } from '../session.tsx'
import { openStage } from '../page.ts'

/** Puts a scenario on the stage, at the start of the schedule, and goes there. */
export function useOpenOnStage(): (scenario: Scenario, schedule: string, what: string) => void {
  const { open } = useActions()
  const { session } = useStores()
  return (scenario, schedule, what) => {
    open(scenario, schedule, 0, what)
    openStage(linkOf(session.getState()))
  }
}

/** The scenario of a decisive schedule. */
export function decisiveScenario({ id }: ProgramRow, { scenario }: Decisive): Scenario {
  return scenarioWith({ ...scenario, program: id })
}
