import { SETTINGS } from './scenario.ts'
import type { Settings } from './scenario.ts'

/** The settings as a program reads them, from the module `settings`. */
export function pythonSettings(settings: Settings): Readonly<Record<string, boolean>> {
  return Object.fromEntries(SETTINGS.map(({ python, key }) => [python, settings[key]]))
}

/** The names that a program may use. */
export const PYTHON_SETTINGS: readonly string[] = SETTINGS.map(({ python }) => python)
