import { useStore } from 'zustand'
import { isFork, isOwn, PRESETS } from '../../../programs/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { decisiveOf, presetOf } from '../../app/presetOf.ts'
import { programGroups } from '../../app/programGroups.ts'
import type { ProgramGroup } from '../../app/programGroups.ts'
import { useActions, useDerived, useStepper } from '../../app/stepper.tsx'
import { Choice } from '../../kit/Choice.tsx'
import styles from './Header.module.css'

const pickScenario = (stepper: Stepper) => stepper.scenario
const pickSchedule = (stepper: Stepper) => stepper.schedule
const pickGroups = ({ groups }: { readonly groups: readonly ProgramGroup[] }) => groups
const OWN = 'own'
/** Parts a group from what is in it. */
const IN = '/'

/** All that is ready to be opened, and the name of what is on the stage. */
export function ScenarioChoice() {
  const scenario = useStepper(pickScenario)
  const { openPreset } = useActions()
  const schedule = useStepper(pickSchedule)
  const { prepared } = useDerived()
  const groups = useStore(programGroups, pickGroups)
  const preset = presetOf(scenario)
  const decisive = preset === null ? decisiveOf(scenario, schedule) : null
  const offered = groups.flatMap(({ title, current }) => {
    const id = current()
    return id === null ? [] : [`${title}${IN}${id}`]
  })
  const value = preset?.id ?? offered[0] ?? OWN
  const name =
    isOwn(scenario) || isFork(scenario) ? prepared.title : (decisive?.title ?? 'Your own scenario')
  return (
    <div className={styles['scenario']}>
      <Choice
        name="Scenario"
        value={value}
        options={[
          ...(value === OWN ? [{ value: OWN, text: name }] : []),
          ...PRESETS.map(({ id, title }) => ({ value: id, text: title, group: 'Ticket' })),
          ...groups.flatMap(({ title, programs }) =>
            programs.map((each) => ({
              value: `${title}${IN}${each.id}`,
              text: each.title,
              group: title,
            })),
          ),
        ]}
        onChange={(chosen) => {
          const [title, ...id] = chosen.split(IN)
          const group = groups.find((each) => each.title === title)
          if (group !== undefined) group.open(id.join(IN))
          else if (chosen !== OWN) openPreset(chosen)
        }}
        className={styles['scenarioChoice']}
      />
    </div>
  )
}
