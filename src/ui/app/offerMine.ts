import { sameScenario } from '../../programs/index.ts'
import type { Drafts, DraftsStore } from '../../store/editing.ts'
import type { StepperStore } from '../../store/index.ts'
import { offerGroup } from './programGroups.ts'

/** The drafts that are followed already. */
const followed = new WeakSet<DraftsStore>()

/**
 * Puts the programs that the browser keeps into the menu of scenarios, now and whenever they change. Each
 * opens where it is written: a text that cannot run yet is nothing for the stage.
 */
export function offerMine(
  drafts: DraftsStore,
  stepper: StepperStore,
  open: (id: string) => void,
): void {
  void drafts.getState().refresh()
  if (followed.has(drafts)) return
  followed.add(drafts)
  let offered = false
  const offer = ({ programs }: Drafts): void => {
    if (programs === null || (programs.length === 0 && !offered)) return
    offered = true
    offerGroup({
      title: 'My programs',
      programs: programs.map(({ id, name }) => ({ id, title: name })),
      open,
      current: () => {
        const { scenario } = stepper.getState()
        return programs.find((each) => sameScenario(each.scenario, scenario))?.id ?? null
      },
    })
  }
  offer(drafts.getState())
  drafts.subscribe((next, before) => {
    if (next.programs !== before.programs) offer(next)
  })
}
