import { beforeAll, expect, test } from 'vitest'
import { prepare, scenarioWith } from '../../programs/index.ts'
import { lastWorld, replay } from '../run.ts'
import { waits, waitSentence } from './waits.ts'
import { provideEveryProgram } from '../../programs/everyProgram.ts'

beforeAll(provideEveryProgram)

function waitsAfter(schedule: string) {
  const { plan } = prepare(scenarioWith({ program: 'reporter-flock', views: ['touch', 'touch'] }))
  return waits(plan, lastWorld(replay(plan, schedule).run))
}

test('one request waits for itself, the next for the first, and both are listed', () => {
  expect(waitsAfter('AAA')).toEqual([])
  const found = waitsAfter('AAAABB')
  expect(found.map(({ letter, blockedBy }) => [letter, blockedBy])).toEqual([
    ['A', ['A']],
    ['B', ['A']],
  ])
  const [own = '', other = ''] = found.map(waitSentence)
  expect(own).toContain('A waits for itself')
  expect(own).toContain('through another descriptor')
  expect(other).toBe('B waits for A, to get the exclusive lock on sessionid3f9c.')
})
