import { OUTCOMES } from '../../../programs/index.ts'
import { expect, test } from 'vitest'
import type { CheckReport, OutcomeReport } from '../../../programs/index.ts'
import { outcomeRows } from './outcomeRows.ts'
import { conclusion, extentText, progressText, toneOf } from './verdictText.ts'
import { plain } from './words.ts'

const LOST: OutcomeReport = {
  id: 'data-lost',
  schedules: '308',
  share: 1 / 3,
  odds: 0.2,
  shortest: 'AB',
  fewest: 'AAB',
  preemptions: 1,
}
const OK: OutcomeReport = { ...LOST, id: 'ok', schedules: '616', share: 2 / 3, preemptions: 0 }
const COMPLETE: CheckReport = {
  end: { kind: 'complete' },
  verdict: { kind: 'broken', reason: null },
  table: OUTCOMES,
  states: 97,
  transitions: 160,
  schedules: '924',
  classes: '12',
  outcomes: [LOST, OK],
  faultHappens: null,
  seconds: 0.01,
  search: 'every schedule',
  bytesPerState: 16,
}
const STOPPED: CheckReport = {
  ...COMPLETE,
  end: { kind: 'stopped', by: 'states' },
  verdict: { kind: 'inconclusive', reason: 'bound' },
  states: 200_000,
  schedules: null,
  outcomes: [],
}
const LOSING: CheckReport = {
  ...STOPPED,
  verdict: COMPLETE.verdict,
  seen: [{ id: 'data-lost', example: 'AB' }],
}
const SAFE = { kind: 'safe', reason: null } as const

test('a complete check says how many schedules, states and classes there are', () => {
  expect(plain(extentText(COMPLETE, 2))).toBe(
    '924 schedules of 2 requests, all checked · 97 states · distinct in effect: 12 classes',
  )
  expect(plain(extentText({ ...COMPLETE, schedules: '1', classes: '1' }, 1))).toBe(
    '1 schedule of 1 request, all checked · 97 states',
  )
})

test('some bad, all bad and none bad are different conclusions', () => {
  expect(plain(conclusion(COMPLETE))).toBe('308 of 924 schedules go wrong: 33.3%.')
  expect(plain(conclusion({ ...COMPLETE, verdict: SAFE, outcomes: [OK] }))).toBe(
    'No schedule loses anything: all 924 were checked.',
  )
  expect(plain(conclusion({ ...COMPLETE, outcomes: [LOST] }))).toBe(
    'Every schedule goes wrong: none of the 924 ends well.',
  )
})

test('where nearly every schedule goes wrong, those that do not are counted', () => {
  const many = { ...COMPLETE, schedules: '10000000000000000' }
  const few = [{ ...OK, schedules: '3000000', share: 3e-10 }, LOST]
  expect(plain(conclusion({ ...many, outcomes: few }))).toBe(
    'All but 3,000,000 of 1.0 × 10¹⁶ schedules go wrong: >99.9%.',
  )
})

test('a stopped check never says that there is no loss', () => {
  expect(plain(conclusion(STOPPED))).toBe(
    'Stopped after 200,000 states, by the limit on states: the counts below are lower bounds; no loss found so far. To have it complete, check fewer requests, or use the command line with --max-states.',
  )
  expect(toneOf(STOPPED)).toBe('unproved')
  const cancelled = { ...STOPPED, end: { kind: 'stopped', by: 'cancel' } } as const
  expect(plain(conclusion(cancelled))).toContain('Cancelled after 200,000 states:')
  expect(plain(conclusion(LOSING))).toContain('losses were found')
})

test.each([
  ['no-schedule-ends', 'No schedule ends'],
  ['livelock', 'go on for ever'],
  ['not-modelled', 'does not model'],
] as const)(
  'a check that leaves something open says why, and never that all is well: %s',
  (reason, text) => {
    const open: CheckReport = {
      ...COMPLETE,
      verdict: { kind: 'inconclusive', reason },
      outcomes: [OK],
    }
    expect(plain(conclusion(open))).toContain(text)
    expect(toneOf(open)).toBe('unproved')
  },
)

test('where runs can be infinite, nothing is said about the number of schedules', () => {
  const endless: CheckReport = {
    ...COMPLETE,
    schedules: null,
    classes: null,
    outcomes: [],
    seen: [
      { id: 'data-lost', example: 'AB' },
      { id: 'ok', example: null },
    ],
  }
  expect(plain(extentText(endless, 2))).toBe('Every state of 2 requests checked · 97 states')
  expect(plain(conclusion(endless))).toContain('Runs can be infinite')
  expect(outcomeRows(endless).map(({ counted }) => counted)).toEqual([null, null])
  expect(toneOf(endless)).toBe('at-risk')
})

test('rows have share, odds and switches, in the order of the outcomes', () => {
  const rows = outcomeRows({ ...COMPLETE, outcomes: [OK, LOST] })
  expect(rows.map(({ outcome }) => outcome.id)).toEqual(['data-lost', 'ok'])
  expect(rows[0]).toMatchObject({
    counted: {
      percent: '33.3%',
      odds: '1 in 5 at random',
      switches: 'needs 1 context switch',
      steps: '2 steps',
    },
  })
  expect(rows[1]?.counted?.switches).toBe('needs no context switch')
})

test('a stopped check gives neither shares nor odds, but what it met', () => {
  expect(outcomeRows(LOSING)).toMatchObject([{ counted: null, example: 'AB' }])
})

test('the only outcome of all schedules is 100% and always', () => {
  const rows = outcomeRows({
    ...COMPLETE,
    outcomes: [{ ...LOST, schedules: '924', share: 1, odds: 0.999_999_999 }],
  })
  expect(rows[0]).toMatchObject({ counted: { percent: '100%', odds: 'always' } })
})

test('progress has words, running or paused', () => {
  const progress = { states: 1234, transitions: 1, depth: 5, share: 0.5 }
  expect(plain(progressText(progress, false))).toBe(
    'Checking every schedule: 1,234 states and 1 transition so far, 5 steps deep.',
  )
  expect(plain(progressText(null, true))).toBe('Paused.')
})
