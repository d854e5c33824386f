import { expect, test } from 'vitest'
import { EMPTY_DB, evict, performDb, withCached, withRow } from './index.ts'
import type { DbCall } from './index.ts'

const ROW = withRow(EMPTY_DB, 'k', 'old')
const ENTRY = withCached(EMPTY_DB, 'k', 'old')

test.each([
  ['exists of a row', ROW, { op: 'exists', key: 'k' }, true],
  ['exists of no row', EMPTY_DB, { op: 'exists', key: 'k' }, false],
  ['select of a row', ROW, { op: 'select', key: 'k' }, 'old'],
  ['select of no row', EMPTY_DB, { op: 'select', key: 'k' }, null],
  ['update of no row', EMPTY_DB, { op: 'update', key: 'k', data: 'new' }, 0],
  ['delete of no row', EMPTY_DB, { op: 'delete', key: 'k' }, 0],
  ['get of an entry', ENTRY, { op: 'cache.get', key: 'k' }, 'old'],
  ['get of no entry', EMPTY_DB, { op: 'cache.get', key: 'k' }, null],
  ['add of an entry that is there', ENTRY, { op: 'cache.add', key: 'k', data: 'new' }, false],
  ['delete of no entry', EMPTY_DB, { op: 'cache.delete', key: 'k' }, false],
] as const)('%s answers and changes nothing', (_, db, call: DbCall, value) => {
  const performed = performDb(db, 0, call)
  expect(performed.result).toEqual({ ok: true, value })
  expect(performed.db).toBe(db)
})

test.each([
  ['insert', EMPTY_DB, { op: 'insert', key: 'k', data: 'new' }, null],
  ['update', ROW, { op: 'update', key: 'k', data: 'new' }, 1],
] as const)('%s stores the row', (_, db, call: DbCall, value) => {
  const performed = performDb(db, 0, call)
  expect(performed.result).toEqual({ ok: true, value })
  expect([...performed.db.rows]).toEqual([['k', 'new']])
})

test.each([
  ['set of no entry', EMPTY_DB, { op: 'cache.set', key: 'k', data: 'new' }, null],
  ['set of an entry', ENTRY, { op: 'cache.set', key: 'k', data: 'new' }, null],
  ['add of no entry', EMPTY_DB, { op: 'cache.add', key: 'k', data: 'new' }, true],
] as const)('%s stores the entry', (_, db, call: DbCall, value) => {
  const performed = performDb(db, 0, call)
  expect(performed.result).toEqual({ ok: true, value })
  expect([...performed.db.cache]).toEqual([['k', 'new']])
})

test('delete takes out the row, or the entry, and counts it', () => {
  const row = performDb(ROW, 0, { op: 'delete', key: 'k' })
  expect([row.result, row.db.rows.size]).toEqual([{ ok: true, value: 1 }, 0])
  const entry = performDb(ENTRY, 0, { op: 'cache.delete', key: 'k' })
  expect([entry.result, entry.db.cache.size]).toEqual([{ ok: true, value: true }, 0])
})

test('an insert of a taken key is an IntegrityError and keeps the first row', () => {
  const performed = performDb(ROW, 0, { op: 'insert', key: 'k', data: 'new' })
  expect(performed.result).toMatchObject({ ok: false, error: 'IntegrityError' })
  expect([...performed.db.rows]).toEqual([['k', 'old']])
})

test('rows and entries are in the order of their keys, whichever came first', () => {
  const one = withRow(withRow(EMPTY_DB, 'b', '2'), 'a', '1')
  const other = withRow(withRow(EMPTY_DB, 'a', '1'), 'b', '2')
  expect([...one.rows]).toEqual([...other.rows])
})

test('an eviction empties the cache and leaves the rows', () => {
  const db = withRow(ENTRY, 'r', 'kept')
  expect(evict(db)).toEqual({ ...db, cache: new Map() })
  expect(evict(ROW)).toBe(ROW)
})
