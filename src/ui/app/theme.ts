import type { PreferencesStore, Theme } from '../../store/index.ts'

/** Keeps `data-theme` of the page equal to the preference, and "auto" equal to the system's. */
export function syncTheme(preferences: PreferencesStore): void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const apply = (): void => {
    document.documentElement.dataset['theme'] = effectiveTheme(
      preferences.getState().theme,
      system.matches,
    )
  }
  apply()
  preferences.subscribe(apply)
  system.addEventListener('change', apply)
}

function effectiveTheme(theme: Theme, systemIsDark: boolean): 'light' | 'dark' {
  if (theme === 'auto') return systemIsDark ? 'dark' : 'light'
  return theme
}
