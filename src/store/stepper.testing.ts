import * as scenarioEvents from './scenarioEvents.ts'
import { provideScenarioEvents } from './loadScenarioEvents.ts'
import { parseLink } from './readLink.ts'
import { createStepper } from './stepper.ts'
import type { StepperStore } from './stepper.ts'

/** The store of a page that was opened with a link, or with none, and has fetched all it needs. */
export function stepperAt(link: string): StepperStore {
  provideScenarioEvents(scenarioEvents)
  return createStepper(link === '' ? null : parseLink(link))
}
