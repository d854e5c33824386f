import { expect, test } from 'vitest'
import { prepare } from '../../../programs/index.ts'
import { lastWorld, replay, stateOf } from '../../../world/index.ts'
import { goOn } from './goOn.ts'

const { plan } = prepare({
  program: 'fix',
  views: ['touch', 'touch', 'touch'],
  middleware: 'pre',
  settings: { saveEveryRequest: true, debugLogging: false },
  fault: null,
  edits: {},
  start: 'live',
})

test('the steps that are left follow in their old order', () => {
  expect(goOn('CA', replay(plan, 'AABC').run)).toBe('CAAB')
})

test('what was over stays over', () => {
  const { run } = replay(plan, 'AAAAAABBBBBBCCCCCC')
  expect(stateOf(plan, lastWorld(run))).toBe('finished')
  const schedule = goOn('AAAABBBCCA', run)
  expect(schedule.startsWith('AAAABBBCCA')).toBe(true)
  expect(stateOf(plan, lastWorld(replay(plan, schedule).run))).toBe('finished')
})
