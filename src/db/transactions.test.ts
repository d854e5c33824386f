import { expect, test } from 'vitest'
import {
  blockersOf,
  EMPTY_DB,
  isNoticeable,
  performDb,
  textOfRow,
  withoutProcess,
} from './index.ts'
import { rowOfText, withRow } from './index.ts'
import type { Db, DbCall } from './index.ts'

const [A, B, C] = [0, 1, 2]
const START = withRow(withRow(EMPTY_DB, 'k', 'old'), 'l', 'old')

const begin = { op: 'begin' } as const
const commit = { op: 'commit' } as const
const rollback = { op: 'rollback' } as const
const select = { op: 'select', key: 'k' } as const
const lock = (key = 'k') => ({ op: 'select_for_update', key }) as const
const update = (data: string, expected?: string) =>
  ({ op: 'update', key: 'k', data, ...(expected !== undefined && { expected }) }) as const
const insert = (key: string) => ({ op: 'insert', key, data: 'new' }) as const
const again = (call: DbCall) => ({ ...call, waited: true }) as DbCall

/** The database after some calls, and what the last one answered. */
function after(...calls: readonly (readonly [who: number, call: DbCall])[]) {
  let db: Db = START
  let answer: unknown = null
  for (const [who, call] of calls) {
    const performed = performDb(db, who, call)
    db = performed.db
    answer = performed.result.ok ? performed.result.value : performed.result.error
  }
  return { db, answer }
}

test('what is not committed is seen by its own transaction alone', () => {
  const written = [
    [A, begin],
    [A, update('new')],
  ] as const
  expect(after(...written, [A, select]).answer).toBe('new')
  expect(after(...written, [B, select]).answer).toBe('old')
  expect(after(...written, [A, commit], [B, select]).answer).toBe('new')
  expect(after(...written, [A, rollback], [B, select]).answer).toBe('old')
})

test('an update waits for the transaction that has locked the row, and looks at it again', () => {
  const waits = [
    [A, begin],
    [A, lock()],
    [A, update('1')],
    [B, update('2', 'old')],
  ] as const
  const { db, answer } = after(...waits)
  expect(answer).toBe('waits')
  expect(blockersOf(db, B, again(update('2', 'old')))).toEqual([A])
  const free = after(...waits, [A, commit])
  expect(blockersOf(free.db, B, again(update('2', 'old')))).toEqual([])
  expect(after(...waits, [A, commit], [B, again(update('2', 'old'))]).answer).toBe(0)
  expect(after(...waits, [A, rollback], [B, again(update('2', 'old'))]).answer).toBe(1)
})

test('an update of a row that does not fit, or that nobody has committed, waits for nobody', () => {
  expect(after([A, begin], [A, lock()], [B, update('2', 'other')]).answer).toBe(0)
  expect(after([A, begin], [A, insert('m')], [B, lock('m')]).answer).toBe(
    'TransactionManagementError',
  )
  expect(after([A, begin], [A, insert('m')], [B, begin], [B, lock('m')]).answer).toBeNull()
})

test('an insert waits for the transaction that has inserted the key: its end decides', () => {
  const waits = [
    [A, begin],
    [A, insert('m')],
    [B, insert('m')],
  ] as const
  expect(after(...waits).answer).toBe('waits')
  expect(after(...waits, [A, commit], [B, again(insert('m'))]).answer).toBe('IntegrityError')
  expect(after(...waits, [A, rollback], [B, again(insert('m'))]).answer).toBeNull()
  // A lock alone changes nothing for an insert.
  expect(after([A, begin], [A, lock()], [B, insert('k')]).answer).toBe('IntegrityError')
})

test('an update that has waited for a row that was deleted finds none, even if the key is there again', () => {
  const waits = [
    [A, begin],
    [A, { op: 'delete', key: 'k' }],
    [B, update('2')],
  ] as const
  const { db, answer } = after(...waits, [A, insert('k')], [A, commit], [B, again(update('2'))])
  expect(answer).toBe(0)
  expect(db.rows.get('k')).toBe('new')
})

test('a circle of waits is an error for any one of it, whose block is undone', () => {
  const circle = [
    [A, begin],
    [B, begin],
    [A, lock('k')],
    [B, lock('l')],
    [A, lock('l')],
    [C, update('3')],
    [B, lock('k')],
  ] as const
  const { db } = after(...circle)
  expect(blockersOf(db, A, again(lock('l')))).toEqual([])
  expect(blockersOf(db, B, again(lock('k')))).toEqual([])
  // C waits behind the circle, and is none of it.
  expect(blockersOf(db, C, again(update('3')))).toEqual([A])
  const ended = after(...circle, [B, again(lock('k'))])
  expect(ended.answer).toBe('OperationalError')
  expect(after(...circle, [B, again(lock('k'))], [B, select]).answer).toBe(
    'TransactionManagementError',
  )
  expect(after(...circle, [B, again(lock('k'))], [A, again(lock('l'))]).answer).toBe('old')
})

test('a failed statement undoes its block; after that block the outer one goes on', () => {
  const failed = [
    [A, begin],
    [A, update('1')],
    [A, begin],
    [A, insert('m')],
    [A, insert('k')],
  ] as const
  expect(after(...failed).answer).toBe('IntegrityError')
  expect(after(...failed, [A, select]).answer).toBe('TransactionManagementError')
  const { db } = after(...failed, [A, rollback], [A, insert('n')], [A, commit])
  expect([...db.rows.keys()]).toEqual(['k', 'l', 'n'])
  expect(db.rows.get('k')).toBe('1')
  // A commit of what has failed is a rollback.
  expect(after([A, begin], [A, insert('k')], [A, commit]).db.rows).toEqual(START.rows)
})

test('a process that is over has no transaction, no lock and no wait', () => {
  const { db } = after([A, begin], [A, update('1')], [B, update('2')])
  const killed = withoutProcess(withoutProcess(db, A), B)
  expect(killed).toEqual(START)
})

test('select for update needs a transaction', () => {
  expect(after([A, lock()]).answer).toBe('TransactionManagementError')
})

test('only what another process can tell is noticeable', () => {
  expect(isNoticeable(START, A, begin)).toBe(false)
  expect(isNoticeable(after([A, begin]).db, A, commit)).toBe(false)
  expect(isNoticeable(after([A, begin], [A, lock()]).db, A, commit)).toBe(true)
  expect(isNoticeable(after([A, begin], [A, begin], [A, lock()]).db, A, commit)).toBe(false)
  expect(isNoticeable(after([A, begin], [A, begin], [A, lock()]).db, A, rollback)).toBe(true)
  expect(isNoticeable(after([A, begin], [A, insert('k')]).db, A, select)).toBe(false)
})

const ROW = textOfRow(
  new Map<string, string | bigint>([
    ['n', 5n],
    ['name', 'x'],
  ]),
)

function onColumns(call: DbCall) {
  const { db, result } = performDb(withRow(EMPTY_DB, 'c', ROW), A, call)
  return [result.ok ? result.value : result.error, rowOfText(db.rows.get('c') ?? '')]
}

test('an update of columns leaves the others, and expects only those that it names', () => {
  const part = {
    op: 'update',
    key: 'c',
    data: textOfRow(new Map([['n', 6n]])),
    part: true,
  } as const
  const expecting = (n: bigint) => ({ ...part, expected: textOfRow(new Map([['n', n]])) })
  const changed = new Map<string, unknown>([
    ['n', 6n],
    ['name', 'x'],
  ])
  expect(onColumns(part)).toEqual([1, changed])
  expect(onColumns(expecting(5n))).toEqual([1, changed])
  expect(onColumns(expecting(4n))[0]).toBe(0)
  const unknown = { ...part, data: textOfRow(new Map([['m', 6n]])) }
  expect(onColumns(unknown)[0]).toBe('not-modelled')
})

test('an increment adds to columns, and changes nothing where one would fall below the least', () => {
  const by = (n: bigint, least?: bigint) =>
    ({
      op: 'increment',
      key: 'c',
      data: textOfRow(new Map([['n', n]])),
      ...(least !== undefined && { least }),
    }) as const
  expect(onColumns(by(-5n, 0n))).toMatchObject([
    1,
    new Map<string, unknown>([
      ['n', 0n],
      ['name', 'x'],
    ]),
  ])
  expect(onColumns(by(-6n, 0n))[0]).toBe(0)
  expect(onColumns(by(-6n))[0]).toBe(1)
  const text = { op: 'increment', key: 'c', data: textOfRow(new Map([['name', 1n]])) } as const
  expect(onColumns(text)[0]).toBe('not-modelled')
})

test.each([
  'text',
  '',
  12n,
  -3n,
  new Map<string, string | bigint>(),
  new Map<string, string | bigint>([
    [`a'b"c\\`, `it's "q" \\ \n \u2028`],
    ['n', -9007199254740993n],
    ['o', "}, ': 1"],
  ]),
])('a row is the value that it was: %s', (value) => {
  expect(rowOfText(textOfRow(value))).toEqual(value)
})
