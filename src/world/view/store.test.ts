import { expect, test } from 'vitest'
import { EMPTY_DB } from '../../db/index.ts'
import type { StepRecord } from '../bareStep.ts'
import { runOf } from '../testing/runOf.testing.ts'
import type { World } from '../world.ts'
import { storeView } from './store.ts'

const [start] = runOf(["os.path.exists('/d/a')"], '').worlds

function worldWith(rows: Readonly<Record<string, string>>): World {
  if (start === undefined) throw new Error('expected a world')
  return { ...start, db: { ...EMPTY_DB, rows: new Map(Object.entries(rows)) } }
}

function update(key: string, data: string): StepRecord {
  const operation = { kind: 'db', call: { op: 'update', key, data } }
  return { who: 0, operation } as unknown as StepRecord
}

test('a row that a step writes is marked, with its text before', () => {
  const { rows } = storeView(worldWith({ k: 'old' }), worldWith({ k: 'new' }), update('k', 'new'))
  expect(rows.entries).toEqual([
    { key: 'k', text: 'new', change: { kind: 'written', letter: 'A' }, before: 'old' },
  ])
})

test('a save of the very same text is a save; an untouched row is none', () => {
  const both = worldWith({ k: 'same', other: 'x' })
  const { rows } = storeView(both, both, update('k', 'same'))
  expect(
    rows.entries.map(({ key, change, before }) => [key, change?.kind ?? null, before]),
  ).toEqual([
    ['k', 'written', null],
    ['other', null, null],
  ])
})

test('a deleted row is shown with what it held', () => {
  const { rows } = storeView(worldWith({ k: 'old' }), worldWith({}), update('other', ''))
  expect(rows).toEqual({ entries: [], removed: [{ key: 'k', letter: 'A', text: 'old' }] })
})

test('at the start nothing is changed', () => {
  expect(storeView(null, worldWith({ k: 'old' }), null).rows.entries).toMatchObject([
    { change: null },
  ])
})
