import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'

export const SPEEDS = [0.5, 1, 2, 4] as const

/** The panels about every schedule, by the names of their tabs. */
export const FINDINGS = ['map', 'verdict', 'conflict', 'compare', 'graph'] as const

export type Theme = 'auto' | 'light' | 'dark'

/** What belongs to the person and not to the run. Kept in the browser, never in a link. */
export interface Preferences {
  readonly theme: Theme
  /** steps per second of the player */
  readonly speed: number
  /** keys without a modifier are on (WCAG 2.1.4) */
  readonly singleKeys: boolean
  /** which of the panels about every schedule is open */
  readonly finding: (typeof FINDINGS)[number]
}

export type PreferencesStore = StoreApi<Preferences>

const NAME = 'racetrack.preferences'

const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

/** Reports changes of the storage by other tabs. A window does. */
export interface StorageEvents {
  addEventListener(
    type: 'storage',
    listener: (event: { readonly key: string | null }) => void,
  ): void
}

/**
 * `storage` null, full or forbidden: the preferences live as long as the page. Only what was changed
 * here is written, and what another tab changes is followed, so that two tabs never undo each other.
 */
export function createPreferences(
  storage: Pick<Storage, 'getItem' | 'setItem'> | null,
  events: StorageEvents | null = null,
): PreferencesStore {
  const store = createStore<Preferences>()(() => readPreferences(storage))
  let following = false
  store.subscribe((state, before) => {
    if (following) return
    try {
      const kept = { ...partsOf(storage), ...changesOf(state, before) }
      storage?.setItem(NAME, JSON.stringify(kept))
    } catch {
      // A full or forbidden storage costs only the memory of a preference.
    }
  })
  events?.addEventListener('storage', ({ key }) => {
    if (key !== NAME && key !== null) return
    following = true
    store.setState(readPreferences(storage))
    following = false
  })
  return store
}

function changesOf(state: Preferences, before: Preferences): Partial<Preferences> {
  return Object.fromEntries(
    Object.entries(state).filter(([name, value]) => before[name as keyof Preferences] !== value),
  )
}

/** The stored preferences, field by field; an unknown value becomes the default. */
function readPreferences(storage: Pick<Storage, 'getItem'> | null): Preferences {
  const kept = partsOf(storage)
  return {
    theme: THEMES.find((theme) => theme === kept['theme']) ?? 'auto',
    speed: SPEEDS.find((speed) => speed === kept['speed']) ?? 1,
    singleKeys: kept['singleKeys'] !== false,
    finding: FINDINGS.find((finding) => finding === kept['finding']) ?? 'map',
  }
}

function partsOf(storage: Pick<Storage, 'getItem'> | null): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(storage?.getItem(NAME) ?? '{}') }
  } catch {
    return {}
  }
}
