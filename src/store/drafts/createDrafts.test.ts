import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { scenarioWith } from '../../programs/index.ts'
import { COUNTER } from '../../programs/own/counter.testing.ts'
import { createDrafts } from './createDrafts.ts'
import type { DraftsStore } from './createDrafts.ts'
import { ShelfError } from './draft.ts'
import type { Unsaved } from './draft.ts'
import { createShelf } from './shelf.ts'
import type { Shelf } from './shelf.ts'

let shelf: Shelf
let drafts: DraftsStore
let count = 0
let ids = 0
let time = 0

function tabOf(there: Shelf | null): DraftsStore {
  const newId = (): string => {
    ids += 1
    return `id-${ids}`
  }
  return createDrafts(there, { now: () => time, newId, tabs: null })
}

beforeEach(() => {
  count += 1
  shelf = createShelf(`drafts-${count}`)
  drafts = tabOf(shelf)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})

afterEach(() => {
  vi.useRealTimers()
})

function withText(text: string): Omit<Unsaved, 'id'> {
  return { name: 'counter.py', scenario: { ...COUNTER, files: { 'main.py': text } }, base: null }
}

async function texts(): Promise<readonly unknown[]> {
  return (await shelf.list()).programs.map(({ scenario }) =>
    'files' in scenario ? scenario.files : null,
  )
}

function type(text: string, after: number): void {
  time += after
  drafts.getState().change(withText(text))
}

test('a text is saved 400 ms after the last key', async () => {
  type('a', 0)
  expect(drafts.getState().kept).toBe('waiting')
  await vi.advanceTimersByTimeAsync(399)
  expect(await texts()).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  await drafts.getState().flush()
  expect(await texts()).toEqual([{ 'main.py': 'a' }])
  expect(drafts.getState()).toMatchObject({ kept: 'kept', current: { version: 1 } })
})

test('who types without a pause is saved within a second all the same', async () => {
  for (let key = 0; key < 9; key += 1) {
    type('a'.repeat(key + 1), 100)
    await vi.advanceTimersByTimeAsync(100)
  }
  await drafts.getState().flush()
  expect(await texts()).toEqual([{ 'main.py': 'a'.repeat(9) }])
  expect(drafts.getState().current?.version).toBe(1)
})

test('many saves go on with the same program', async () => {
  for (const text of ['a', 'b', 'c']) {
    type(text, 1000)
    await drafts.getState().flush()
  }
  expect(await texts()).toEqual([{ 'main.py': 'c' }])
})

test('what waits is saved as the program that it belongs to, when another one is opened', async () => {
  type('a', 0)
  drafts.getState().take(null)
  type('b', 5)
  await drafts.getState().flush()
  expect(await texts()).toEqual([{ 'main.py': 'b' }, { 'main.py': 'a' }])
})

test('a save over what another tab has saved makes a copy, says so, and goes on with the copy', async () => {
  type('a', 0)
  await drafts.getState().flush()
  const other = tabOf(shelf)
  other.getState().take(drafts.getState().current)
  other.getState().change(withText('theirs'))
  await other.getState().flush()
  for (const text of ['mine', 'mine still']) {
    type(text, 1000)
    await drafts.getState().flush()
  }
  expect(await texts()).toEqual([{ 'main.py': 'mine still' }, { 'main.py': 'theirs' }])
  expect(drafts.getState().notice).toContain('“counter.py (copy)”')
  expect(drafts.getState().current?.name).toBe('counter.py (copy)')
})

test('a program is renamed, duplicated, deleted and put back', async () => {
  type('a', 0)
  await drafts.getState().flush()
  const id = drafts.getState().current?.id ?? ''
  await drafts.getState().rename(id, 'mine.py')
  await drafts.getState().duplicate(id)
  const names = () =>
    drafts
      .getState()
      .programs?.map(({ name }) => name)
      .toSorted()
  expect(names()).toEqual(['mine.py', 'mine.py (copy)'])
  await drafts.getState().remove(id)
  expect(names()).toEqual(['mine.py (copy)'])
  await drafts.getState().undoRemove()
  expect(names()).toEqual(['mine.py', 'mine.py (copy)'])
  type('b', 1000)
  await drafts.getState().flush()
  expect(await shelf.read(id)).toMatchObject({ name: 'mine.py', version: 2 })
})

test('a full storage is said, and the next save that succeeds takes it back', async () => {
  let full = true
  const filling: Shelf = {
    ...shelf,
    save: (...all) => (full ? Promise.reject(new ShelfError('full', null)) : shelf.save(...all)),
  }
  drafts = tabOf(filling)
  type('a', 0)
  await drafts.getState().flush()
  expect(drafts.getState()).toMatchObject({ trouble: 'full', kept: 'not kept' })
  full = false
  type('b', 1000)
  await drafts.getState().flush()
  expect(drafts.getState()).toMatchObject({ trouble: null, kept: 'kept' })
})

test('a page that keeps nothing neither reads nor writes', async () => {
  type('a', 0)
  await drafts.getState().flush()
  const fresh = tabOf(null)
  fresh.getState().change(withText('b'))
  await fresh.getState().flush()
  expect(fresh.getState()).toMatchObject({ programs: [], kept: 'not wanted', current: null })
  expect(await texts()).toEqual([{ 'main.py': 'a' }])
})

test('a session program is kept with what was changed in it alone, and its earlier versions too', async () => {
  const modern = scenarioWith({ program: 'modern', views: ['touch', 'logout'] })
  const base = { id: 'session/modern/modern', hash: '0' }
  const write = (text: string): void => {
    const scenario = { ...modern, edits: { 'backend.py': text } }
    drafts.getState().change({ name: 'Django 4 and 5', scenario, base }, true)
  }
  write('a')
  await drafts.getState().flush()
  write('b')
  await drafts.getState().flush()
  const [draft] = (await shelf.list()).programs
  expect(draft).toMatchObject({ base, scenario: { program: 'modern' } })
  expect(draft?.scenario).toHaveProperty('edits', { 'backend.py': 'b' })
  const history = await drafts.getState().history(draft?.id ?? '')
  expect(history.map(({ scenario }) => scenario)).toEqual([
    { ...modern, edits: { 'backend.py': 'a' } },
  ])
})
