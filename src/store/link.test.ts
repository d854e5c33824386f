import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { STARTS, VIEWS } from '../programs/index.ts'
import corpus from './links.corpus.json' with { type: 'json' }
import { sessionLinkOf } from '../share/index.ts'
import { parseLink } from './readLink.ts'
import { provideEveryProgram } from '../programs/everyProgram.ts'

beforeAll(provideEveryProgram)

const scenarios = fc.record({
  program: fc.constantFrom('ticket', 'fix'),
  views: fc.array(fc.constantFrom(...VIEWS.map((view) => view.id)), { minLength: 1, maxLength: 4 }),
  settings: fc.record({ saveEveryRequest: fc.boolean(), debugLogging: fc.boolean() }),
  start: fc.constantFrom(...STARTS.map((start) => start.id)),
  middleware: fc.constantFrom('pre' as const, 'post' as const),
  fault: fc.constantFrom(null, { kind: 'kill' as const, request: 0, step: 2 }),
  edits: fc.constant({}),
})

test('a link opens exactly the state that it was made of', () => {
  fc.assert(
    fc.property(
      scenarios,
      fc.string({ unit: fc.constantFrom('A', 'B'), maxLength: 8 }),
      fc.nat(8),
      (scenario, wanted, at) => {
        // A random schedule may not be valid: what a first opening leaves of it is.
        const valid = parseLink(sessionLinkOf({ scenario, schedule: wanted, cursor: 0 }))
        const cursor = Math.min(at, valid.schedule.length)
        const again = parseLink(sessionLinkOf({ ...valid, cursor }))
        expect(again).toEqual({ scenario, schedule: valid.schedule, cursor, notice: null })
      },
    ),
    { numRuns: 60, seed: 6984 },
  )
})

test('a link of a future version opens what can be read of it and says so', () => {
  const { scenario, notice } = parseLink(
    '#3&program=fix&views=touch,touch&start=live&schedule=AAB&at=2',
  )
  expect(scenario.program).toBe('fix')
  expect(notice?.text).toContain('another version of Racetrack (3)')
})

test('a link of before there was a choice of middleware runs with the one there was', () => {
  const fields = 'program=fix&views=touch&start=live&schedule=A&at=1'
  const [before, now] = [parseLink(`#1&${fields}`), parseLink(`#2&${fields}`)]
  expect([before.scenario.middleware, now.scenario.middleware]).toEqual(['pre', 'post'])
  expect([before.notice, now.notice]).toEqual([null, null])
})

test('unknown names are left out one by one and named', () => {
  const opened = parseLink('#1&program=nonsense&views=touch&start=live&schedule=AA&at=1')
  expect(opened.scenario.program).toBe('ticket')
  expect(opened.schedule).toBe('AA')
  expect(opened.notice?.text).toContain('“nonsense”')
})

test('a schedule is followed as far as it is valid', () => {
  const opened = parseLink(
    '#1&program=fix&views=touch&set=save-every-request&start=live&schedule=AAAAAAAAAA&at=10',
  )
  expect(opened.schedule).toBe('AAAAAA')
  expect(opened.cursor).toBe(6)
  expect(opened.notice?.text).toContain('6 of 10 steps')
})

test('any text at all opens a valid state', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), (text) => {
      const opened = parseLink(`#${text}`)
      expect(opened.cursor).toBeLessThanOrEqual(opened.schedule.length)
    }),
    { numRuns: 60, seed: 1 },
  )
})

test('of eight requests the first seven are kept, and of a strange schedule what can be followed', () => {
  const opened = parseLink(
    '#1&program=fix&views=touch,read,touch,read,touch,read,touch,read&set=&start=live&schedule=ABXAB&at=9',
  )
  expect(opened.scenario.views.join()).toBe('touch,read,touch,read,touch,read,touch')
  expect(opened.schedule).toBe('AB')
  expect(opened.notice?.text).toContain('of its 8 requests')
  expect(opened.notice?.text).toContain('2 of 5 steps')
})

test('requests that are not known are left out, the others stay', () => {
  const opened = parseLink('#1&program=fix&views=touch,dance,read&start=live&schedule=&at=0')
  expect(opened.scenario.views).toEqual(['touch', 'read'])
})

test.each(corpus)('a link of version 0.1 opens what it opened then: $link', (recorded) => {
  const { scenario, schedule, cursor, notice } = parseLink(recorded.link)
  expect({ scenario, schedule, cursor, complete: notice === null }).toEqual({
    scenario: { ...recorded.scenario, edits: {} },
    schedule: recorded.schedule,
    cursor: recorded.cursor,
    complete: recorded.complete,
  })
})

const WHOLE = '#2&program=fix&middleware=pre&views=touch&set=&start=live&schedule=AA&at=1'

test.each([
  ['a position beyond the end', WHOLE.replace('at=1', 'at=999'), 'step 999'],
  ['a setting named like a method of objects', WHOLE.replace('set=', 'set=toString'), 'toString'],
  ['a misspelt field', WHOLE.replace('program', 'rogram'), '“rogram”'],
  ['a link that was cut', '#2&program=fix&views=touch,touch', 'lacks at'],
  ['a field that comes twice', `${WHOLE}&at=2`, 'more than once'],
  ['no request at all', WHOLE.replace('views=touch', 'views='), 'no request'],
  ['a fault that cannot happen there', `${WHOLE}&fault=evict:A:1`, 'evict'],
])('%s is told', (_, link, words) => {
  expect(parseLink(link).notice?.text).toContain(words)
})

test('characters that turn a sentence round are not shown', () => {
  const { notice } = parseLink(WHOLE.replace('program=fix', 'program=%E2%80%AEabc%07'))
  expect(notice?.text).toContain('“\ufffdabc\ufffd”')
})

test('a whole link, and no link at all, need no notice', () => {
  expect(parseLink(WHOLE).notice).toBeNull()
})
