import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'

export const SPEEDS = [0.5, 1, 2, 4] as const

export type Theme = 'auto' | 'light' | 'dark'

/** What belongs to the person and not to the run. Kept in the browser, never in a link. */
export interface Preferences {
  readonly theme: Theme
  /** steps per second of the player */
  readonly speed: number
  /** keys without a modifier are on (WCAG 2.1.4) */
  readonly singleKeys: boolean
}

export type PreferencesStore = StoreApi<Preferences>

const NAME = 'racetrack.preferences'

const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

/** `storage` null, full or forbidden: the preferences live as long as the page. */
export function createPreferences(
  storage: Pick<Storage, 'getItem' | 'setItem'> | null,
): PreferencesStore {
  const store = createStore<Preferences>()(() => loaded(storage))
  store.subscribe((state) => {
    try {
      storage?.setItem(NAME, JSON.stringify(state))
    } catch {
      // A full or forbidden storage costs only the memory of a preference.
    }
  })
  return store
}

/** What was kept, part by part; whatever is not known is as it is for everybody. */
function loaded(storage: Pick<Storage, 'getItem'> | null): Preferences {
  const kept = partsOf(storage)
  return {
    theme: THEMES.find((theme) => theme === kept['theme']) ?? 'auto',
    speed: SPEEDS.find((speed) => speed === kept['speed']) ?? 1,
    singleKeys: kept['singleKeys'] !== false,
  }
}

function partsOf(storage: Pick<Storage, 'getItem'> | null): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(storage?.getItem(NAME) ?? '{}') }
  } catch {
    return {}
  }
}
