import { beforeAll, expect, test } from 'vitest'
import { lastWorld, replay } from '../../../world/index.ts'
import { CATALOGUE, decisiveScenario } from '../../index.ts'
import { provideEveryProgram } from '../../everyProgram.ts'
import { outcomesOf } from '../../outcome.ts'
import { prepare } from '../../prepare.ts'
import { levelRowsOf } from './computeLevels.ts'
import { openRacesOf, openText, todaysRows } from './openRaces.ts'

beforeAll(provideEveryProgram)

const RACES = openRacesOf(CATALOGUE)

test('today is the newest released version of each store: files, rows and cache', () => {
  expect(todaysRows(CATALOGUE).map(({ id }) => id)).toEqual(['modern', 'db-modern', 'cache-modern'])
})

test('the undone logouts come first: both windows of files and that of the cache, one with a ticket', () => {
  const grave = RACES.filter(({ outcome }) => outcome.severity === 'security')
  expect(RACES.slice(0, grave.length)).toEqual(grave)
  expect(grave.map(({ row, outcome, ticket }) => [row.id, outcome.id, openText(ticket)])).toEqual([
    ['modern', 'resurrected', 'Still open: #37249'],
    ['modern', 'revived', 'Still open: no ticket known'],
    ['cache-modern', 'resurrected', 'Still open: no ticket known'],
  ])
})

test('the races are what the check of every schedule finds, but for nuisances', () => {
  for (const row of todaysRows(CATALOGUE)) {
    const found = levelRowsOf(row).map(([, outcome]) => outcome)
    const named = openRacesOf(CATALOGUE, [row]).map(({ outcome }) => outcome.id)
    const nuisances = ['key-regenerated', 'error-500', 'error-400', 'orphan', 'hang']
    expect(named.toSorted()).toEqual(found.filter((id) => !nuisances.includes(id)).toSorted())
  }
}, 60_000)

test('the lost update is open in every store', () => {
  const stores = RACES.filter(({ outcome }) => outcome.id === 'lost-update').map(
    ({ row }) => row.store,
  )
  expect(stores).toEqual(['files', 'rows', 'cache'])
})

test('a schedule of the catalogue that shows an open race ends so', () => {
  const shown = RACES.flatMap(({ row, outcome, decisive }) =>
    decisive === null ? [] : [{ row, outcome, decisive }],
  )
  expect(shown.length).toBeGreaterThanOrEqual(3)
  for (const { row, outcome, decisive } of shown) {
    const prepared = prepare(decisiveScenario(row, decisive))
    const { run, divergence } = replay(prepared.plan, decisive.schedule)
    expect(divergence).toBeNull()
    expect(outcomesOf(prepared, lastWorld(run)).map(({ id }) => id)).toContain(outcome.id)
  }
})
