/**
 * A face of its own: what a page needs that `racetrack open` serves, with a file on its stage.
 */
import { isOwn } from '../programs/index.ts'
import { sameFiles } from './editor/texts.ts'
import { readOwnLink } from './race/ownLinks.ts'
import type { StepperStore } from './stepper.ts'

/**
 * Brings the file to the stage whenever it is saved, with the schedule as far as it can be followed. The
 * server sends it as the text of a link, at first and on every change.
 */
export function watchFile(stepper: StepperStore): void {
  let newest = ''
  const take = async (link: string): Promise<void> => {
    // It is sent again when the connection was lost for a while.
    if (link === newest) return
    const first = newest === ''
    newest = link
    const read = await readOwnLink(link)
    if (link !== newest || read.kind === 'refused') return
    const { dispatch, scenario: shown } = stepper.getState()
    const { scenario } = read
    // It serves races alone.
    if (!isOwn(scenario)) return
    const { files, main } = scenario
    if (!isOwn(shown) || shown.main !== main) {
      dispatch({ kind: 'open', scenario, schedule: '', cursor: 0, title: main })
    } else if (!first || !sameFiles(shown.files, files)) {
      dispatch({ kind: 'changeScenario', change: { files, main }, part: 'text' })
    }
  }
  new EventSource('./watched').addEventListener('message', ({ data }) => {
    void take(String(data))
  })
}
