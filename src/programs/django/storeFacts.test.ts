import { beforeAll, expect, test } from 'vitest'
import { lastWorld, replay } from '../../world/index.ts'
import { check } from '../check/drained.testing.ts'
import { scenarioWith } from './scenario.ts'
import { leftBehind, outcomesOf } from '../outcome.ts'
import { prepare } from '../prepare.ts'
import { provideEveryProgram } from '../everyProgram.ts'

beforeAll(provideEveryProgram)

test('two requests of db-ticket that insert one key: the second is a server error', () => {
  const scenario = scenarioWith({ program: 'db-ticket', views: ['touch', 'touch'], start: 'stale' })
  const outcomes = check(scenario)
    .report(0)
    .outcomes.map(({ id }) => id)
  expect(outcomes).toContain('error-500')
})

test('a temporary file that a killed save left behind is an orphan', () => {
  const scenario = scenarioWith({
    program: 'modern',
    views: ['set p'],
    fault: { kind: 'kill', request: 0, step: 8 },
  })
  const prepared = prepare(scenario)
  const { run, divergence } = replay(prepared.plan, 'AAAAAAAA')
  expect(divergence).toBeNull()
  const left = leftBehind(prepared, lastWorld(run))
  expect(left).toHaveLength(1)
  expect(left[0]).not.toMatch(/[0-9a-f]{32}$/)
  expect(outcomesOf(prepared, lastWorld(run)).map(({ id }) => id)).toContain('orphan')
})
