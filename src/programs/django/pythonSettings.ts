import type { Settings } from './scenario.ts'

/** The settings as a program reads them, from the module `settings`. */
export function pythonSettings(settings: Settings) {
  return {
    SESSION_SAVE_EVERY_REQUEST: settings.saveEveryRequest,
    DEBUG_LOGGING: settings.debugLogging,
  }
}

/** The names a program may use. */
export const PYTHON_SETTINGS: readonly string[] = Object.keys(
  pythonSettings({ saveEveryRequest: false, debugLogging: false }),
)
