import { expect, test } from 'vitest'
import { setDamagedAside, storageTrouble } from './storageTrouble.ts'

function memory(kept: Record<string, string> = {}) {
  const items = new Map(Object.entries(kept))
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, text: string) => void items.set(name, text),
    removeItem: (name: string) => void items.delete(name),
    all: () => Object.fromEntries(items),
  }
}

function failing(name: string) {
  return {
    ...memory({ 'racetrack.levels': '{' }),
    setItem: () => {
      throw new DOMException('no', name)
    },
  }
}

test('storage that keeps things is no trouble, and is left as it was', () => {
  const storage = memory({ 'racetrack.levels': '{}' })
  expect(storageTrouble(storage)).toBeNull()
  expect(storage.all()).toEqual({ 'racetrack.levels': '{}' })
})

test('storage that is forbidden and storage that is full are told apart', () => {
  expect(storageTrouble(null)).toBe('forbidden')
  expect(storageTrouble(failing('SecurityError'))).toBe('forbidden')
  expect(storageTrouble(failing('QuotaExceededError'))).toBe('full')
})

test('what cannot be read is put aside, said once, and what can be read stays', () => {
  const storage = memory({
    'racetrack.levels': '{"fix.data-lost":{"sched',
    'racetrack.lessons': '7',
    'racetrack.preferences': '{"theme":"dark","of a later version":1}',
  })
  expect(setDamagedAside(storage)).toEqual(['lessons', 'levels'])
  expect(storage.all()).toEqual({
    'racetrack.levels.damaged': '{"fix.data-lost":{"sched',
    'racetrack.lessons.damaged': '7',
    'racetrack.preferences': '{"theme":"dark","of a later version":1}',
  })
  expect(setDamagedAside(storage)).toEqual([])
})

test('where nothing can be put aside, nothing is taken away', () => {
  const full = failing('QuotaExceededError')
  expect(setDamagedAside(full)).toEqual([])
  expect(full.all()).toEqual({ 'racetrack.levels': '{' })
  expect(setDamagedAside(null)).toEqual([])
})
