import { PRESETS, sameScenario } from '../../../programs/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { useActions, useStepper } from '../../app/stepper.tsx'
import { useGallery } from '../../app/useGallery.ts'
import { Choice } from '../../kit/Choice.tsx'
import styles from './Header.module.css'
import { decisiveOf, presetOf } from '../../app/presetOf.ts'

const pickScenario = (stepper: Stepper) => stepper.scenario
const pickSchedule = (stepper: Stepper) => stepper.schedule
const OWN = 'own'

/** The ready scenarios, and what to look for in the one that is open. */
export function ScenarioChoice() {
  const scenario = useStepper(pickScenario)
  const { open, openPreset } = useActions()
  const schedule = useStepper(pickSchedule)
  const gallery = useGallery()
  const races = gallery.flatMap(({ fixed, ...race }) => (fixed === null ? [race] : [race, fixed]))
  const race = races.find((each) => sameScenario(each.scenario, scenario))
  const preset = presetOf(scenario) ?? race ?? null
  const decisive = preset === null ? decisiveOf(scenario, schedule) : null
  const own = preset === null ? [{ value: OWN, text: decisive?.title ?? 'Your own scenario' }] : []
  const listed = races.filter((each) => each === race || gallery.some(({ id }) => id === each.id))
  return (
    <div className={styles['scenario']}>
      <Choice
        name="Scenario"
        value={preset?.id ?? OWN}
        options={[
          ...own,
          ...PRESETS.map(({ id, title }) => ({ value: id, text: title, group: 'Ticket' })),
          ...listed.map(({ id, title }) => ({ value: id, text: title, group: 'Gallery' })),
        ]}
        onChange={(id) => {
          const chosen = races.find((each) => each.id === id)
          if (chosen !== undefined) open(chosen.scenario, chosen.schedule, 0, chosen.title)
          else if (id !== OWN) openPreset(id)
        }}
        className={styles['scenarioChoice']}
      />
    </div>
  )
}
