import { beforeAll, expect, test } from 'vitest'
import { lastWorld, replay } from '../world/index.ts'
import { prepareDjango } from './django/prepare.ts'
import { scenarioWith } from './django/scenario.ts'
import { provideEveryProgram } from './everyProgram.ts'
import { explainOutcome } from './explain.ts'
import { outcomesOf } from './outcome.ts'

beforeAll(provideEveryProgram)

/** How the outcome of an id came about in a schedule. */
function explanationOf(
  said: Parameters<typeof scenarioWith>[0],
  schedule: string,
  id: string,
): ReturnType<typeof explainOutcome> | null {
  const prepared = prepareDjango(scenarioWith(said))
  const { run, divergence } = replay(prepared.plan, schedule)
  expect(divergence).toBeNull()
  const outcome = outcomesOf(prepared, lastWorld(run)).find((one) => one.id === id)
  return outcome === undefined ? null : explainOutcome(prepared, run, outcome)
}

test('a session that works again is explained by the step that deleted it and the one that put it back', () => {
  const said = { program: 'modern', views: ['touch', 'logout'] } as const
  expect(explanationOf(said, 'AAAAAABBBAAAA', 'resurrected')).toEqual({
    steps: [8, 12],
    sentence:
      'B deleted sessionid3f9c at step 8; A had loaded it before that, and at step 12 put its copy back.',
  })
})

test('a torn read is explained by the step that emptied the file and the read', () => {
  const said = { program: 'fix', middleware: 'pre', views: ['touch', 'touch'] } as const
  expect(explanationOf(said, 'AAAABBBAABBBBBB', 'torn-read')?.steps).toEqual([4, 7])
})

test('a lost update by renames is explained by both, and only where the later had looked before the earlier', () => {
  const said = { program: 'django-1.0', views: ['set p', 'set q'] } as const
  expect(explanationOf(said, 'AAABBBAAAAABBBBB', 'lost-update')).toEqual({
    steps: [10, 15],
    sentence:
      'A wrote p to sessionid3f9c at step 10; B had loaded it before that, and at step 15 wrote its older copy over it.',
  })
})
