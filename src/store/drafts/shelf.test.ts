import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { COUNTER } from '../../programs/own/counter.testing.ts'
import { createShelf, MOST_VERSIONS } from './shelf.ts'
import type { SaveOptions, Shelf } from './shelf.ts'
import type { Unsaved } from './draft.ts'

let tab: Shelf
/** A second tab of the same browser. */
let otherTab: Shelf
let count = 0

beforeEach(() => {
  count += 1
  tab = createShelf(`test-${count}`)
  otherTab = createShelf(`test-${count}`)
})

const MINUTE = 60_000
const AT: SaveOptions = { over: 0, keepOld: false, now: 0, copyId: 'copy' }

function withText(text: string, id = 'one'): Unsaved {
  return {
    id,
    name: 'counter.py',
    scenario: { ...COUNTER, files: { 'main.py': text } },
    base: null,
  }
}

function textsOf(kept: readonly { readonly scenario: object }[]): readonly unknown[] {
  return kept.map(({ scenario }) => ('files' in scenario ? scenario.files : null))
}

test('a program that was saved is there, for another tab too', async () => {
  expect((await tab.list()).programs).toEqual([])
  await tab.save(withText('a'), AT)
  expect(await otherTab.read('one')).toEqual({ ...withText('a'), version: 1, savedAt: 0 })
  expect(await otherTab.read('two')).toBeNull()
})

test('who saves over a version that another tab has replaced makes a copy, and both texts stay', async () => {
  await tab.save(withText('a'), AT)
  await tab.save(withText('mine'), { ...AT, over: 1 })
  const late = await otherTab.save(withText('theirs'), { ...AT, over: 1, now: 5 })
  expect(late).toMatchObject({ kind: 'copied', draft: { id: 'copy', name: 'counter.py (copy)' } })
  expect(textsOf((await tab.list()).programs)).toEqual([
    { 'main.py': 'theirs' },
    { 'main.py': 'mine' },
  ])
})

test('of two tabs that save at the very same time one makes a copy', async () => {
  await tab.save(withText('a'), AT)
  const both = await Promise.all([
    tab.save(withText('b'), { ...AT, over: 1, copyId: 'c1' }),
    otherTab.save(withText('c'), { ...AT, over: 1, copyId: 'c2' }),
  ])
  expect(both.map(({ kind }) => kind).sort()).toEqual(['copied', 'saved'])
  expect((await tab.list()).programs).toHaveLength(2)
})

test('a program that another tab has deleted is saved again', async () => {
  await tab.save(withText('a'), AT)
  await otherTab.remove('one')
  expect(await tab.save(withText('b'), { ...AT, over: 1 })).toMatchObject({ kind: 'saved' })
  expect(textsOf((await tab.list()).programs)).toEqual([{ 'main.py': 'b' }])
})

test('the history holds versions at least a minute apart, the newest first', async () => {
  await tab.save(withText('0'), AT)
  await tab.save(withText('1'), { ...AT, over: 1, now: 10 })
  await tab.save(withText('2'), { ...AT, over: 2, now: MINUTE })
  await tab.save(withText('3'), { ...AT, over: 3, now: MINUTE + 10 })
  expect(textsOf(await tab.history('one'))).toEqual([{ 'main.py': '2' }, { 'main.py': '0' }])
})

test('what is replaced on purpose is kept, however new it is', async () => {
  await tab.save(withText('0'), AT)
  await tab.save(withText('1'), { ...AT, over: 1, now: 1 })
  await tab.save(withText('2'), { ...AT, over: 2, now: 2, keepOld: true })
  expect(textsOf(await tab.history('one'))).toEqual([{ 'main.py': '1' }, { 'main.py': '0' }])
})

test('the last twenty versions are kept, of each program its own', async () => {
  await tab.save(withText('other', 'two'), AT)
  for (let version = 0; version < 30; version += 1) {
    await tab.save(withText(String(version)), { ...AT, over: version, now: version * MINUTE })
  }
  const history = await tab.history('one')
  expect(history).toHaveLength(MOST_VERSIONS)
  expect(history.map(({ version }) => version)).toEqual(
    Array.from({ length: MOST_VERSIONS }, (_, index) => 29 - index),
  )
  expect(await tab.history('two')).toEqual([])
})

test('one version can be deleted, and the others stay', async () => {
  await tab.save(withText('0'), AT)
  await tab.save(withText('1'), { ...AT, over: 1, now: MINUTE })
  await tab.save(withText('2'), { ...AT, over: 2, now: 2 * MINUTE })
  await tab.removeVersion('one', 1)
  expect(textsOf(await tab.history('one'))).toEqual([{ 'main.py': '1' }])
})

test('a program that was deleted can be put back, with its history', async () => {
  await tab.save(withText('0'), AT)
  await tab.save(withText('1'), { ...AT, over: 1, now: MINUTE })
  const removed = await tab.remove('one')
  expect((await tab.list()).programs).toEqual([])
  expect(await tab.history('one')).toEqual([])
  if (removed !== null) await tab.putBack(removed)
  expect(textsOf((await tab.list()).programs)).toEqual([{ 'main.py': '1' }])
  expect(textsOf(await tab.history('one'))).toEqual([{ 'main.py': '0' }])
  expect(await tab.remove('nobody')).toBeNull()
})

test('a name stays when the text is saved by a tab that knows the old one', async () => {
  await tab.save(withText('a'), AT)
  await otherTab.rename('one', 'mine.py')
  await tab.save(withText('b'), { ...AT, over: 1 })
  expect(await tab.read('one')).toMatchObject({ name: 'mine.py', version: 2 })
})

test('a damaged program hides no other one, is never written over, and is deleted and had back as it is', async () => {
  await tab.save(withText('a'), AT)
  await tab.save(withText('b', 'two'), { ...AT, now: 5 })
  const db = await openDB(`test-${count}`)
  const damaged = { id: 'one', name: 'counter.py', version: 1, scenario: { files: { x: 'a' } } }
  await db.put('programs', damaged)
  expect(await tab.list()).toMatchObject({
    programs: [{ id: 'two' }],
    unreadable: [{ id: 'one', name: 'counter.py', text: '# x\na' }],
  })
  expect(await tab.read('one')).toBeNull()
  await tab.save(withText('c'), AT)
  expect(await db.get('programs', 'one')).toEqual(damaged)
  const removed = await tab.remove('one')
  expect((await tab.list()).unreadable).toEqual([])
  if (removed !== null) await tab.putBack(removed)
  expect(await db.get('programs', 'one')).toEqual(damaged)
  db.close()
})
