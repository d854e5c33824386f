import { expect, test } from 'vitest'
import type { EntriesView } from '../../../world/index.ts'
import { entryCards } from './entryCards.ts'
import type { EntriesAround } from './entryCards.ts'

const around: EntriesAround = {
  store: 'rows',
  order: ['b', 'a'],
  cookie: 'a',
  orphans: [],
  evicted: false,
}
const view: EntriesView = {
  entries: [
    { key: 'a', text: 'new', change: { kind: 'written', letter: 'A' }, before: 'old' },
    { key: 'b', text: 'other', change: null, before: null },
  ],
  removed: [],
}

test('rows keep their place, and say who did what and which is the browser’s', () => {
  const [first, second] = entryCards(view, around)
  expect(first).toMatchObject({ key: 'b', change: null, named: false, orphan: false })
  expect(second).toMatchObject({
    key: 'a',
    before: 'old',
    change: { text: 'updated by', letter: 'A' },
    named: true,
  })
})

test('an orphan is what the outcomes call so', () => {
  const [first] = entryCards(view, { ...around, orphans: ['b'] })
  expect(first?.orphan).toBe(true)
})

test('what the step took away stays for that step: by a request, or by the cache itself', () => {
  const removed: EntriesView = {
    entries: [],
    removed: [{ key: 'a', letter: 'B', text: 'old' }],
  }
  expect(entryCards(removed, around)).toMatchObject([
    { gone: true, change: { text: 'deleted by', letter: 'B' }, named: true },
  ])
  expect(entryCards(removed, { ...around, store: 'cache', evicted: true })).toMatchObject([
    { gone: true, change: { text: 'dropped by the cache', letter: null } },
  ])
})
