import { fetchLinks } from '../../store/index.ts'
import type { StepperStore } from '../../store/index.ts'
import { openStage, pageOf } from './page.ts'

/** The link in the address, with its "#"; empty when there is none, or another page is open. */
export function readHash(): string {
  return pageOf(location.hash).id === 'stage' ? location.hash : ''
}

/** Goes to the stage as it is. */
export function toStage(stepper: StepperStore): void {
  void stageLink(stepper).then(openStage)
}

/** Of the scenario on the stage; none where what makes links cannot be fetched. */
async function stageLink(stepper: StepperStore): Promise<string> {
  const links = await fetchLinks()
  return links === null ? '' : links.linkOf(stepper.getState())
}
