import type { OwnExtras, SwitchPoints } from '../../../programs/index.ts'
import { useActions, useDerived } from '../../app/stepper.tsx'
import { Choice } from '../../kit/Choice.tsx'
import { Switch } from '../../kit/Switch.tsx'
import styles from './Header.module.css'

/** What an own program is about, and its settings. */
export function OwnSettings() {
  const { own, switches } = useDerived().prepared
  if (own === null) return null
  return (
    <div className={styles['settings']}>
      {own.description === '' ? null : <p className={styles['about']}>{own.description}</p>}
      {own.settings.map((setting) => (
        <OwnSetting key={setting.name} setting={setting} />
      ))}
      {switches === undefined ? null : <SwitchPointsChoice switches={switches} />}
      {own.settings.length > 0 || own.description !== '' ? null : (
        <p className={styles['about']}>This program has no SETTINGS.</p>
      )}
    </div>
  )
}

const SWITCH_POINTS: { readonly [K in SwitchPoints]: string } = {
  'every-access': 'every access',
  gil: 'calls and backward jumps (GIL)',
}

/** Where one thread may stop and another go on. */
function SwitchPointsChoice({ switches }: { readonly switches: SwitchPoints }) {
  const { changeScenario } = useActions()
  return (
    <Choice
      name="Switch points"
      title="Where threads may switch: at every access to what they share, or only where CPython with its global lock does"
      value={switches}
      options={Object.entries(SWITCH_POINTS).map(([value, text]) => ({ value, text }))}
      onChange={(value) => {
        const chosen = value === 'gil' ? 'gil' : 'every-access'
        changeScenario(
          { switches: chosen },
          { setting: 'Switch points', value: SWITCH_POINTS[chosen] },
        )
      }}
    />
  )
}

/** One of SETTINGS: a switch, or a choice. */
function OwnSetting({ setting }: { readonly setting: OwnExtras['settings'][number] }) {
  const { changeScenario } = useActions()
  const { name } = setting
  if (setting.kind === 'switch') {
    return (
      <Switch
        name={name}
        on={setting.value}
        onChange={(on) => {
          changeScenario({ settings: { [name]: on } }, { setting: name, on })
        }}
      />
    )
  }
  return (
    <Choice
      name={name}
      value={setting.value}
      options={setting.values.map((value) => ({ value, text: value }))}
      onChange={(value) => {
        changeScenario({ settings: { [name]: value } }, { setting: name, value })
      }}
    />
  )
}
