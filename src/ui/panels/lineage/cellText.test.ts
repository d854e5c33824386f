import { expect, test } from 'vitest'
import type { CellResult } from '../../../programs/index.ts'
import { cellWords, foundIn, percent, waitingText } from './cellText.ts'

const RESULT: CellResult = {
  outcomes: [
    { id: 'ok', share: 0.426, odds: 0.77, shortest: 'AABB' },
    { id: 'torn-read', share: 0.574, odds: 0.23, shortest: 'ABAB' },
  ],
  states: 97,
  schedules: '1464',
  complete: true,
  steps: [6, 9],
}

test('what a cell has found is told in the order of the outcomes, with its share of all schedules', () => {
  expect(foundIn(RESULT).map(({ outcome }) => outcome.id)).toEqual(['torn-read', 'ok'])
  expect(cellWords(RESULT)).toBe('torn read (data, 57 %), all is well (43 %)')
})

test('a check that was stopped says so, and gives no shares', () => {
  const outcomes = RESULT.outcomes.map((outcome) => ({ ...outcome, share: null }))
  expect(cellWords({ ...RESULT, outcomes, complete: false })).toBe(
    'torn read (data), all is well; stopped early, there may be more',
  )
})

test('nearly all is not all, and next to nothing is not nothing', () => {
  expect([1, 0.9999, 0.0001, 0.5].map(percent)).toEqual(['100 %', '> 99 %', '< 1 %', '50 %'])
})

test('a cell without a result says why', () => {
  expect(waitingText(undefined)).toBe('not checked yet')
  expect(waitingText({ kind: 'running' })).toBe('being checked')
  expect(waitingText({ kind: 'broken', message: 'died' })).toBe('could not be checked: died')
})
