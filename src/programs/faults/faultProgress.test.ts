import { beforeAll, expect, test } from 'vitest'
import { replay } from '../../world/index.ts'
import { scenarioWith } from '../django/scenario.ts'
import { provideEveryProgram } from '../everyProgram.ts'
import type { ScenarioFault } from '../fault.ts'
import { prepare } from '../prepare.ts'
import { faultProgress } from './faultProgress.ts'

beforeAll(provideEveryProgram)

function progress(fault: ScenarioFault, schedule: string) {
  const { plan } = prepare(scenarioWith({ program: 'fix', views: ['touch', 'touch'], fault }))
  return faultProgress(replay(plan, schedule).run, fault)
}

test('a fault is ahead until its request comes to its step, and then it has hit that step', () => {
  const fault = { kind: 'kill', request: 0, step: 2 } as const
  expect(progress(fault, 'BBA')).toEqual({ kind: 'ahead' })
  expect(progress(fault, 'BBAAB')).toEqual({ kind: 'happened', step: 4 })
})

test('a full disk misses a step that writes nothing', () => {
  expect(progress({ kind: 'disk-full', request: 0, step: 2 }, 'ABA')).toEqual({
    kind: 'missed',
    step: 3,
  })
})

test('a fault is too late when its request has ended after fewer steps', () => {
  const fault = { kind: 'kill', request: 0, step: 99 } as const
  expect(progress(fault, 'AAAAA')).toEqual({ kind: 'ahead' })
  expect(progress(fault, 'AAAAAA')).toEqual({ kind: 'too late', steps: 6 })
})
