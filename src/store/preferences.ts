import * as v from 'valibot'
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

const Stored = v.object({
  theme: v.fallback(v.picklist(['auto', 'light', 'dark']), 'auto'),
  speed: v.fallback(v.picklist(SPEEDS), 1),
  singleKeys: v.fallback(v.boolean(), true),
})

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

function loaded(storage: Pick<Storage, 'getItem'> | null): Preferences {
  try {
    return v.parse(Stored, JSON.parse(storage?.getItem(NAME) ?? '{}'))
  } catch {
    return { theme: 'auto', speed: 1, singleKeys: true }
  }
}
