import { expect, test } from 'vitest'
import { prepareDjango, scenarioWith } from '../../programs/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { emptyRun, toItsEnd } from '../../world/index.ts'
import { customerAt } from './customerAt.ts'

test('a value that a view has stored is shown, though a whole number of Python is no JSON', () => {
  const { plan } = prepareDjango(scenarioWith({ program: 'fix', views: ['set p'] }))
  const run = toItsEnd(emptyRun(plan), 0 as Pid)
  expect(customerAt(run, run.records.length)).toMatchObject({ loggedIn: true, more: ['p 1'] })
})
