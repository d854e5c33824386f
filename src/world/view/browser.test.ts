import { beforeAll, expect, test } from 'vitest'
import { prepare, scenarioWith } from '../../programs/index.ts'
import type { ScenarioFault } from '../../programs/index.ts'
import { replay } from '../run.ts'
import { browserView } from './browser.ts'
import { provideEveryProgram } from '../../programs/everyProgram.ts'

beforeAll(provideEveryProgram)

function answers(schedule: string, fault: ScenarioFault | null = null, program = 'fix') {
  const views = program === 'fix' ? (['touch', 'touch'] as const) : (['touch', 'logout'] as const)
  const { plan } = prepare(scenarioWith({ program, views, fault }))
  const { run } = replay(plan, schedule)
  return browserView(run, run.records.length).answers
}

test('an answer is listed at its step, with its status', () => {
  expect(answers('AAAAABBBBBB')).toEqual([{ letter: 'B', step: 11, status: 200 }])
})

test('a killed request has no answer', () => {
  const killed = { kind: 'kill', request: 0, step: 2 } as const
  expect(answers('AA', killed)).toEqual([{ letter: 'A', step: 2, status: null }])
})

test('a session that was deleted meanwhile is answered 400', () => {
  const found = answers('AABBBBAA', null, 'db-modern')
  expect(found.map(({ letter, status }) => [letter, status])).toEqual([
    ['B', 200],
    ['A', 400],
  ])
})
