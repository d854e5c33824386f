import type { OwnExtras } from '../../../programs/index.ts'
import { useActions, useDerived } from '../../app/stepper.tsx'
import { Choice } from '../../kit/Choice.tsx'
import { Switch } from '../../kit/Switch.tsx'
import styles from './Header.module.css'

/** What an own program is about, and its settings. */
export function OwnSettings() {
  const { own } = useDerived().prepared
  if (own === null) return null
  return (
    <div className={styles['settings']}>
      {own.description === '' ? null : <p className={styles['about']}>{own.description}</p>}
      {own.settings.map((setting) => (
        <OwnSetting key={setting.name} setting={setting} />
      ))}
      {own.settings.length > 0 || own.description !== '' ? null : (
        <p className={styles['about']}>This program has no SETTINGS.</p>
      )}
    </div>
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
