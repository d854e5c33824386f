import { expect, test } from 'vitest'
import type { CheckReport, OutcomeReport } from '../../../programs/index.ts'
import { changeText, liveVerdict } from './liveText.ts'

const BAD = 'assertion: a visit was lost'

function outcomeReport(id: OutcomeReport['id'], schedules: number, all: number): OutcomeReport {
  const share = schedules / all
  const rest = { shortest: 'AB', fewest: 'AB', preemptions: 1, odds: share }
  return { id, schedules: String(schedules), share, ...rest }
}

function outcome(id: OutcomeReport['id'], title: string, bad: boolean) {
  return { id, title, bad, severity: 'loss', letter: 'L', causes: [], why: '' } as const
}

function reportOf(bad: number, good: number): CheckReport {
  const all = bad + good
  return {
    end: { kind: 'complete' },
    verdict: bad > 0 ? { kind: 'broken', reason: null } : { kind: 'safe', reason: null },
    table: [outcome(BAD, 'a visit was lost', true), outcome('ok', 'OK', false)] as never,
    states: 97,
    transitions: 120,
    schedules: String(all),
    classes: null,
    outcomes: [
      ...(bad > 0 ? [outcomeReport(BAD, bad, all)] : []),
      ...(good > 0 ? [outcomeReport('ok', good, all)] : []),
    ],
    faultHappens: null,
    seconds: 0.1,
    search: 'every schedule',
    bytesPerState: 40,
  }
}

test('a broken program: how many schedules of how many, and which bad end', () => {
  expect(liveVerdict(reportOf(18, 2))).toEqual({
    tone: 'broken',
    headline: '20 schedules: 18 end badly',
    detail: '“a visit was lost” · 2 are safe',
    blocks: { kind: 'each', bad: 18, good: 2 },
    unfinished: false,
  })
})

test('a safe program: all of them', () => {
  expect(liveVerdict(reportOf(0, 1464))).toMatchObject({
    tone: 'safe',
    headline: 'All 1,464 schedules are safe',
    blocks: { kind: 'bar', bad: 0 },
  })
})

test('one block a schedule up to 40, from then on a bar', () => {
  expect(liveVerdict(reportOf(39, 1)).blocks).toEqual({ kind: 'each', bad: 39, good: 1 })
  expect(liveVerdict(reportOf(40, 1)).blocks?.kind).toBe('bar')
})

test.each([
  [1, 0, 'The only schedule ends badly'],
  [0, 1, 'The only schedule is safe'],
  [3, 0, 'All 3 schedules end badly'],
])('%i bad and %i good: %s', (bad, good, headline) => {
  expect(liveVerdict(reportOf(bad, good)).headline).toBe(headline)
})

test('a check that a bound has stopped never says safe, and can go on', () => {
  const stopped: CheckReport = {
    ...reportOf(0, 1),
    end: { kind: 'stopped', by: 'states' },
    verdict: { kind: 'inconclusive', reason: 'bound' },
    states: 500_000,
    schedules: null,
    outcomes: [],
  }
  expect(liveVerdict(stopped)).toMatchObject({
    tone: 'open',
    headline: 'Not finished',
    detail: 'no bad end in 500,000 states seen so far',
    unfinished: true,
  })
})

test('a bad end that was met before the bound is said', () => {
  const stopped: CheckReport = {
    ...reportOf(1, 1),
    end: { kind: 'stopped', by: 'time' },
    schedules: null,
    outcomes: [],
    seen: [{ id: BAD, example: 'AB' }],
  }
  expect(liveVerdict(stopped)).toMatchObject({
    tone: 'broken',
    headline: 'Some schedules end badly',
    detail: '“a visit was lost” · not finished: 97 states seen so far',
    unfinished: true,
  })
})

test('what decides nothing says why', () => {
  const open: CheckReport = {
    ...reportOf(0, 1),
    verdict: { kind: 'inconclusive', reason: 'not-modelled' },
  }
  expect(liveVerdict(open)).toMatchObject({
    tone: 'open',
    headline: 'Not decided',
    detail: 'Some runs meet what Racetrack does not model.',
    blocks: null,
  })
})

test('what has changed since the version before', () => {
  expect(changeText(null, reportOf(0, 20))).toBe('')
  expect(changeText(reportOf(18, 2), reportOf(0, 6))).toBe('before: 18 of 20 ended badly')
  expect(changeText(reportOf(0, 6), reportOf(18, 2))).toBe('before: all 6 were safe')
  expect(changeText(reportOf(18, 2), reportOf(18, 2))).toBe('as before')
})
