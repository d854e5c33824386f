import { beforeAll, expect, test } from 'vitest'
import { lastWorld, replay } from '../../../world/index.ts'
import { decisiveScenario } from '../../index.ts'
import { CATALOGUE } from '../../index.ts'
import { provideEveryProgram } from '../../everyProgram.ts'
import { outcomesOf } from '../../outcome.ts'
import { prepare } from '../../prepare.ts'
import { openRacesOf, openText } from './openRaces.ts'

beforeAll(provideEveryProgram)

test('both windows of today are open; only one of them has a ticket', () => {
  const found = openRacesOf(CATALOGUE).map(({ row, ticket }) => [row.id, openText(ticket)])
  expect(found).toEqual([
    ['modern', 'Still open: #37249'],
    ['modern', 'Still open: no ticket known'],
  ])
})

test('the schedule of an open race ends with a logged-out session that works', () => {
  for (const { row, decisive } of openRacesOf(CATALOGUE)) {
    const prepared = prepare(decisiveScenario(row, decisive))
    const { run, divergence } = replay(prepared.plan, decisive.schedule)
    expect(divergence).toBeNull()
    const severities = outcomesOf(prepared, lastWorld(run)).map(({ severity }) => severity)
    expect(severities).toContain('security')
  }
})
