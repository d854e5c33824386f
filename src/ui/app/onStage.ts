import { isOwn } from '../../programs/index.ts'
import type { Scenario } from '../../programs/index.ts'
import { derivedOf } from '../../store/index.ts'
import type { State } from '../../store/index.ts'
import { useStepper } from './stepper.tsx'

/** How many processes run at the same time. */
export function useProcessCount(): number {
  return useStepper(processCount)
}

export function processCount(stepper: State): number {
  return derivedOf(stepper).prepared.processes.length
}

/** The scenario on the stage if it is one of Django's sessions; null for an own program. */
export function useDjangoScenario(): Scenario | null {
  return useStepper(djangoScenario)
}

export function djangoScenario({ scenario }: State): Scenario | null {
  return isOwn(scenario) ? null : scenario
}
