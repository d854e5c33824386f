import { useDerived } from '../../app/stepper.tsx'
import styles from './SettingsNote.module.css'

/** With which SETTINGS the program is run here, and where they are changed. Nothing: it has none. */
export function SettingsNote() {
  const { own } = useDerived().prepared
  const settings = own?.settings ?? []
  if (settings.length === 0) return null
  const chosen = settings.map((setting) =>
    setting.kind === 'switch'
      ? `${setting.name} ${setting.value ? 'on' : 'off'}`
      : `${setting.name} ${setting.value}`,
  )
  return (
    <p className={styles['note']}>
      <b>SETTINGS:</b> {chosen.join(', ')}. On the stage, in Setup, you choose others.
    </p>
  )
}
