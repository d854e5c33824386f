import type { Preferences, Theme } from '../../../store/index.ts'
import { usePreferences, useStores } from '../../app/stepper.tsx'
import { Choice } from '../../kit/Choice.tsx'

const pickTheme = (preferences: Preferences) => preferences.theme
const THEMES: readonly { readonly value: Theme; readonly text: string }[] = [
  { value: 'auto', text: 'Auto' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
]

export function ThemeChoice() {
  const { preferences } = useStores()
  return (
    <Choice
      name="Theme"
      value={usePreferences(pickTheme)}
      options={THEMES}
      onChange={(value) => {
        const chosen = THEMES.find((theme) => theme.value === value)
        if (chosen !== undefined) preferences.setState({ theme: chosen.value })
      }}
    />
  )
}
