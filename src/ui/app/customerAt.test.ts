import { beforeAll, expect, test } from 'vitest'
import { CATALOGUE, decisiveScenario, prepare, versionOf } from '../../programs/index.ts'
import { provideEveryProgram } from '../../programs/everyProgram.ts'
import { scenarioWith } from '../../programs/django/scenario.ts'
import { replay } from '../../world/index.ts'
import { customerAt, customerOught } from './customerAt.ts'

beforeAll(provideEveryProgram)

function ending(program: string, outcome: string) {
  const row = CATALOGUE.find(({ id }) => id === program)
  const one = versionOf({ id: program }).decisive.find(({ shows }) => shows.includes(outcome))
  if (row === undefined || one === undefined) throw new Error('expected a decisive schedule')
  const prepared = prepare(decisiveScenario(row, one))
  const { run } = replay(prepared.plan, one.schedule)
  return { prepared, run, count: run.records.length }
}

test('after a logout that is undone the customer is in, and ought to be out', () => {
  const { prepared, run, count } = ending('modern', 'resurrected')
  expect(customerAt(run, count)).toMatchObject({ loggedIn: true, cart: 1 })
  expect(customerOught(prepared, run, count)).toEqual({ session: 'out', missing: [] })
  expect(customerOught(prepared, run, 0).session).toBe('in')
})

test('a stored value that is not there is missing, and one that is there is told', () => {
  const prepared = prepare(scenarioWith({ program: 'fix', views: ['set p', 'set q'] }))
  const { run } = replay(prepared.plan, 'AAABBBAAABBB')
  const count = run.records.length
  expect(customerOught(prepared, run, count)).toEqual({ session: 'in', missing: ['p'] })
  expect(customerAt(run, count).more).toEqual(['q 1'])
})
