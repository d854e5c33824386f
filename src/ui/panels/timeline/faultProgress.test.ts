import { beforeAll, expect, test } from 'vitest'
import { prepare, scenarioWith } from '../../../programs/index.ts'
import type { ScenarioFault } from '../../../programs/index.ts'
import { replay } from '../../../world/index.ts'
import { faultProgress } from './faultProgress.ts'
import { provideEveryProgram } from '../../../programs/everyProgram.ts'

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
