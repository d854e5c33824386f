/** What is wrong with the browser's storage; null: it keeps things. */
export type StorageTrouble = 'forbidden' | 'full' | null

/** What is kept of a person, and would be missed: what can be computed again is not. */
const KEPT: Readonly<Record<string, string>> = {
  'racetrack.preferences': 'settings',
  'racetrack.lessons': 'lessons',
  'racetrack.levels': 'levels',
}

const PROBE = 'racetrack.probe'

/** @param storage null: the very access to it is forbidden */
export function storageTrouble(
  storage: Pick<Storage, 'setItem' | 'removeItem'> | null,
): StorageTrouble {
  if (storage === null) return 'forbidden'
  try {
    storage.setItem(PROBE, PROBE)
    storage.removeItem(PROBE)
    return null
  } catch (error) {
    return error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'forbidden'
  }
}

/**
 * Puts what cannot be read aside, under a name of its own, so that nothing is written over it. What it
 * was of, in words; each is found once.
 */
export function setDamagedAside(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
): readonly string[] {
  return Object.entries(KEPT).flatMap(([name, what]) => {
    try {
      const text = storage?.getItem(name) ?? null
      if (text === null || isReadable(text)) return []
      storage?.setItem(`${name}.damaged`, text)
      storage?.removeItem(name)
      return [what]
    } catch {
      // Forbidden, or full: it stays where it is.
      return []
    }
  })
}

function isReadable(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}
