import { expect, test } from 'vitest'
import { createPreferences } from './preferences.ts'

/** A storage that two tabs share, and the event that the other tab gets. */
function twoTabs() {
  const kept = new Map<string, string>()
  const listeners: (() => void)[][] = [[], []]
  const tabs = [0, 1].map((tab) => {
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => {
        kept.set(name, value)
        listeners[1 - tab]?.forEach((listener) => {
          listener()
        })
      },
    }
    const events = {
      addEventListener: (_: 'storage', listener: (event: { key: string }) => void) => {
        listeners[tab]?.push(() => {
          listener({ key: 'racetrack.preferences' })
        })
      },
    }
    return () => createPreferences(storage, events)
  })
  return { kept, open: (tab: 0 | 1) => tabs[tab]?.() ?? createPreferences(null) }
}

test('what one tab changes survives what the other tab changes', () => {
  const { open } = twoTabs()
  const [one, other] = [open(0), open(1)]
  one.setState({ singleKeys: false })
  other.setState({ speed: 4 })
  expect(open(0).getState()).toMatchObject({ singleKeys: false, speed: 4 })
})

test('a tab follows what another tab changes', () => {
  const { open } = twoTabs()
  const [one, other] = [open(0), open(1)]
  one.setState({ theme: 'dark' })
  expect(other.getState().theme).toBe('dark')
})

test('a full or a forbidden storage costs only the memory', () => {
  const refuse = () => {
    throw new Error('QuotaExceededError')
  }
  const store = createPreferences({ getItem: refuse, setItem: refuse })
  store.setState({ speed: 2 })
  expect(store.getState().speed).toBe(2)
})

test('what is kept and not known is as it is for everybody', () => {
  const kept = JSON.stringify({ theme: 'pink', speed: 99, singleKeys: 'no' })
  const store = createPreferences({ getItem: () => kept, setItem: () => undefined })
  expect(store.getState()).toEqual({ theme: 'auto', speed: 1, singleKeys: true, finding: 'map' })
})
