import { expect, test } from 'vitest'
import { prepare } from '../../../programs/index.ts'
import { replay } from '../../../world/index.ts'
import { axisSteps } from './axisSteps.ts'

const prepared = prepare({
  program: 'fix',
  views: ['touch', 'touch'],
  middleware: 'pre',
  settings: { saveEveryRequest: true, debugLogging: false },
  fault: null,
  edits: {},
  start: 'live',
})

test('an axis names the steps of the schedule, and after them those that would come', () => {
  const { run } = replay(prepared.plan, 'AAB')
  const steps = axisSteps(run).get('A') ?? []
  expect(steps.slice(0, 4).map(({ name }) => name)).toEqual(['send', 'open rb', 'read', 'open wb'])
  expect(steps.map(({ scheduled }) => scheduled).slice(0, 3)).toEqual([true, true, false])
  expect(steps.at(-1)?.name).toBe('receive')
})
