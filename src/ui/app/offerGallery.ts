import { GALLERY } from '../../gallery/index.ts'
import { sameScenario } from '../../programs/index.ts'
import type { Actions, StepperStore } from '../../store/index.ts'
import { offerGroup } from './programGroups.ts'

/** Puts the races of the gallery into the menu of scenarios. */
export function offerGallery({
  stepper,
  actions,
}: {
  readonly stepper: StepperStore
  readonly actions: Pick<Actions, 'open'>
}): void {
  offerGroup({
    title: 'Gallery',
    programs: GALLERY,
    open: (id) => {
      const race = GALLERY.find((each) => each.id === id)
      if (race !== undefined) actions.open(race.scenario, race.schedule, 0, race.title)
    },
    current: () => {
      const { scenario } = stepper.getState()
      return GALLERY.find((each) => sameScenario(each.scenario, scenario))?.id ?? null
    },
  })
}
