import { useEffect } from 'react'
import { sameScenario } from '../../programs/index.ts'
import { idle } from '../kit/idle.ts'
import { offerGroup } from './programGroups.ts'
import { useStores } from './stepper.tsx'

/**
 * Offers the races of the gallery and their fixed twins in the scenario menu, as soon as the page has
 * nothing else to fetch. Without the network they are not offered.
 */
export function useOfferGallery(): void {
  const { stepper, actions } = useStores()
  useEffect(() => {
    const offer = async () => {
      await idle()
      const { GALLERY } = await import('../../gallery/index.ts')
      const races = GALLERY.flatMap((race) => (race.fixed === null ? [race] : [race, race.fixed]))
      offerGroup({
        title: 'Gallery',
        programs: races.map(({ id, title }) => ({ id, title })),
        open: (id) => {
          const race = races.find((each) => each.id === id)
          if (race !== undefined) actions.open(race.scenario, race.schedule, 0, race.title)
        },
        current: () => {
          const { scenario } = stepper.getState()
          return races.find((each) => sameScenario(each.scenario, scenario))?.id ?? null
        },
      })
    }
    offer().catch(() => undefined)
  }, [stepper, actions])
}
