import { PRESETS } from '../../../programs/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { useActions, useStepper } from '../../app/stepper.tsx'
import { Choice } from '../../kit/Choice.tsx'
import styles from './Header.module.css'
import { decisiveOf, presetOf } from '../../app/presetOf.ts'

const pickScenario = (stepper: Stepper) => stepper.scenario
const pickSchedule = (stepper: Stepper) => stepper.schedule
const OWN = 'own'

/** The ready scenarios, and what to look for in the one that is open. */
export function ScenarioChoice() {
  const scenario = useStepper(pickScenario)
  const { openPreset } = useActions()
  const schedule = useStepper(pickSchedule)
  const preset = presetOf(scenario)
  const decisive = preset === null ? decisiveOf(scenario, schedule) : null
  const own = preset === null ? [{ value: OWN, text: decisive?.title ?? 'Your own scenario' }] : []
  return (
    <div className={styles['scenario']}>
      <Choice
        name="Scenario"
        value={preset?.id ?? OWN}
        options={[...own, ...PRESETS.map(({ id, title }) => ({ value: id, text: title }))]}
        onChange={(id) => {
          if (id !== OWN) openPreset(id)
        }}
        className={styles['scenarioChoice']}
      />
    </div>
  )
}
