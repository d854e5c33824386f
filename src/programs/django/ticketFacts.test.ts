import { expect, test } from 'vitest'
import { listFiles, textOf } from '../../vfs/index.ts'
import { lastWorld, operationView, pidOf, replay, toItsEnd } from '../../world/index.ts'
import type { Run } from '../../world/index.ts'
import { COOKIE, scenarioWith, START_KEY } from './scenario.ts'
import type { Scenario } from './scenario.ts'
import { explainOutcome } from '../explain.ts'
import { outcomesOf } from '../outcome.ts'
import { prepare } from '../prepare.ts'
import type { Prepared } from '../prepared.ts'

const LIVE = '{"cart": 1, "user": 42}'

function preparedOf(change: Partial<Scenario>): Prepared {
  // The middleware of the ticket for both, so that the backend alone differs.
  return prepare(
    scenarioWith({ program: 'ticket', middleware: 'pre', views: ['touch'], ...change }),
  )
}

/** Runs a schedule; a letter with `*` runs that request to its end. */
function run(prepared: Prepared, schedule: string): Run {
  let current = replay(prepared.plan, '').run
  for (const part of schedule.match(/[A-D]\*?/g) ?? []) {
    const who = pidOf(part.charAt(0))
    if (who === null) throw new Error(`no request ${part}`)
    if (part.endsWith('*')) current = toItsEnd(current, who)
    else {
      const letters = current.records.map((record) => 'ABCD'.charAt(record.who)).join('')
      const more = replay(prepared.plan, letters + part.charAt(0))
      if (more.divergence !== null) throw new Error(`cannot follow ${schedule}`)
      current = more.run
    }
  }
  return current
}

/** "open wb K1", with the keys named in the order in which they appear. */
function trace(done: Run): readonly string[] {
  const keys = [START_KEY]
  const named = (text: string): string =>
    text.replace(/[0-9a-f]{32}/g, (key) => {
      if (!keys.includes(key)) keys.push(key)
      return `K${keys.indexOf(key) + 1}`
    })
  return done.records.map((record, index) => {
    const before = done.worlds[index]
    if (before === undefined) throw new Error('a world is missing')
    const view = operationView(before, record.who, record.operation, record.answer)
    const file = view.path === null ? '' : ` ${view.path.replace('/sessions/sessionid', '')}`
    return named(`${view.name}${file}`)
  })
}

function files(done: Run): Readonly<Record<string, string>> {
  const list = listFiles(lastWorld(done).fs)
  return Object.fromEntries(
    list.map((file) => [file.path.replace('/sessions/sessionid', ''), textOf(file.data)]),
  )
}

function ids(prepared: Prepared, done: Run): readonly string[] {
  return outcomesOf(prepared, lastWorld(done)).map((outcome) => outcome.id)
}

const cookie = (done: Run): string | undefined => lastWorld(done).jar[COOKIE]

test('the ticket: one request truncates, then lazily loads from the file that it has just emptied', () => {
  const prepared = preparedOf({})
  const done = run(prepared, 'A*')
  expect(trace(done)).toEqual([
    'send',
    'open wb K1',
    'open rb K1',
    'read K1',
    'exists K2',
    'open wb K2',
    'write K2',
    'write K1',
    'receive',
  ])
})

test('the ticket: afterwards both files hold a signed {}, the cookie holds the new key, the data is gone', () => {
  const prepared = preparedOf({})
  const done = run(prepared, 'A*')
  const key = cookie(done) ?? ''
  expect(key).toMatch(/^[0-9a-f]{32}$/)
  expect(key).not.toBe(START_KEY)
  const left = files(done)
  expect(Object.keys(left).sort()).toEqual([START_KEY, key].sort())
  expect(left[START_KEY]).toMatch(/^\{\}:[0-9a-f]{8}$/)
  expect(left[key]).toBe(left[START_KEY])
  expect(ids(prepared, done)).toEqual(['data-lost', 'key-regenerated', 'torn-read'])
})

test('the ticket: the loss is explained by the step that truncated and the read that found nothing', () => {
  const prepared = preparedOf({})
  const done = run(prepared, 'A*')
  const [lost] = outcomesOf(prepared, lastWorld(done))
  if (lost === undefined) throw new Error('no outcome')
  expect(explainOutcome(prepared, done, lost).steps).toEqual([2, 4])
})

test('the ticket: three requests one after the other get three new keys', () => {
  const prepared = preparedOf({ views: ['touch', 'touch', 'touch'] })
  const after = ['A*', 'A*B*', 'A*B*C*'].map((schedule) => cookie(run(prepared, schedule)))
  expect(new Set([START_KEY, ...after]).size).toBe(4)
})

test('the fix: the same request keeps its key and its data', () => {
  const prepared = preparedOf({ program: 'fix' })
  const done = run(prepared, 'A*')
  expect(trace(done)).toEqual([
    'send',
    'open rb K1',
    'read K1',
    expect.stringMatching(/^open .* K1$/),
    'write K1',
    'receive',
  ])
  expect(cookie(done)).toBe(START_KEY)
  expect(files(done)[START_KEY]?.startsWith(LIVE)).toBe(true)
  expect(ids(prepared, done)).toEqual(['ok'])
})

test('debug logging loads the session early, and the ticket’s bug vanishes', () => {
  const prepared = preparedOf({ settings: { saveEveryRequest: true, debugLogging: true } })
  const done = run(prepared, 'A*')
  expect(cookie(done)).toBe(START_KEY)
  expect(files(done)[START_KEY]?.startsWith(LIVE)).toBe(true)
  expect(ids(prepared, done)).toEqual(['ok'])
})

test('with save-every-request off an untouched view saves nothing', () => {
  const prepared = preparedOf({ settings: { saveEveryRequest: false, debugLogging: false } })
  const done = run(prepared, 'A*')
  expect(trace(done)).toEqual(['send', 'receive'])
  expect(files(done)).toEqual(files(run(prepared, '')))
})

test('a visitor without a cookie gets two files, one of them an orphan', () => {
  const prepared = preparedOf({ start: 'none' })
  const done = run(prepared, 'A*')
  expect(Object.keys(files(done))).toHaveLength(2)
  expect(Object.keys(files(done))).toContain(cookie(done))
  expect(ids(prepared, done)).toContain('orphan')
})

test('two requests with the fix: B reads the emptied file and the cookie moves to an empty session, while the old file keeps its data', () => {
  const prepared = preparedOf({ program: 'fix', views: ['touch', 'touch'] })
  // A loads and opens; B loads from the emptied file; A writes and answers; B answers last.
  const done = run(prepared, 'AAAABBBA*B*')
  const key = cookie(done) ?? ''
  expect(key).not.toBe(START_KEY)
  expect(files(done)[key]?.startsWith('{}:')).toBe(true)
  expect(files(done)[START_KEY]?.startsWith(LIVE)).toBe(true)
  expect(ids(prepared, done)).toEqual(['data-lost', 'key-regenerated', 'torn-read'])
})

test('the ticket with a stale cookie adopts the key and saves an empty session', () => {
  const prepared = preparedOf({ start: 'stale' })
  const done = run(prepared, 'A*')
  expect(ids(prepared, done)).not.toContain('error-500')
})

test('two views that store a value under the fix can lose an update', () => {
  const prepared = preparedOf({ program: 'fix', views: ['set p', 'set q'] })
  const done = run(prepared, 'AAABBBA*B*')
  expect(ids(prepared, done)).toContain('lost-update')
})

test('the same scenario and schedule give the same world twice', () => {
  const prepared = preparedOf({ program: 'fix', views: ['touch', 'touch'] })
  expect(files(run(prepared, 'AAAABBBA*B*'))).toEqual(files(run(prepared, 'AAAABBBA*B*')))
})
