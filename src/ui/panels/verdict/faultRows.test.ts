import { OUTCOMES } from '../../../programs/index.ts'
import { expect, test } from 'vitest'
import { scenarioWith } from '../../../programs/index.ts'
import type { CellResult } from '../../../programs/index.ts'
import type { FaultsState } from '../../../store/index.ts'
import { faultRows, faultsText } from './faultRows.ts'

const outcome = (id: CellResult['outcomes'][number]['id']) => ({
  id,
  share: 1,
  odds: 1,
  shortest: 'AA',
})
const without: CellResult = {
  outcomes: [outcome('torn-read'), outcome('ok')],
  states: 9,
  schedules: '2',
  complete: true,
  steps: [6],
}
const fault = { kind: 'kill', request: 0, step: 5 } as const
const done: FaultsState = {
  scenario: scenarioWith({ program: 'fix', views: ['touch'] }),
  table: OUTCOMES,
  status: 'done',
  done: 13,
  total: 13,
  without,
  reports: [
    {
      kind: 'kill',
      outcomes: [
        { id: 'ok', fault, schedule: 'AAAAA' },
        { id: 'data-lost', fault, schedule: 'AAAAA' },
      ],
      complete: true,
    },
  ],
}

test('outcomes that only a fault brings stand apart from those that there are anyway', () => {
  const [row] = faultRows(done)
  expect(row?.added.map((link) => link.outcome.id)).toEqual(['data-lost'])
  expect(row?.kept.map((link) => link.outcome.id)).toEqual(['ok'])
  expect(row?.added[0]?.name).toBe('Data lost: 5 steps, A is killed at its step 5')
})

test('the sentence says how far the check is', () => {
  expect(faultsText(done)).toContain('12 faults tried')
  expect(faultsText({ ...done, status: 'running', done: 4 })).toContain('3 of 12 faults')
  expect(faultsText({ ...done, status: 'running', without: null })).toContain('without a fault')
})

test('a check that failed, or was stopped by a bound, is never taken for a complete one', () => {
  expect(faultsText({ ...done, status: 'broken' })).toContain('checker failed')
  const stopped = { ...without, complete: false, steps: null }
  expect(faultsText({ ...done, without: stopped })).toContain('Stopped early')
})
