import { beforeAll, expect, test } from 'vitest'
import { everyOrSample } from '../../base/sample.testing.ts'
import { expectSameSearch } from '../../explorer/testing/sameSearches.testing.ts'
import { CATALOGUE } from '../django/catalogue/catalogue.ts'
import { WORKLOADS } from '../django/matrix/workloads.ts'
import type { Scenario, ViewId } from '../django/scenario.ts'
import { provideEveryProgram } from '../everyProgram.ts'
import { raceScenario } from '../own/ownScenario.ts'
import { readRace } from '../own/readRace.ts'
import { prepare } from '../prepare.ts'
import { checkModel } from './checkModel.ts'
import { scenario, titleOf } from './plainSearch.oracle.ts'

beforeAll(provideEveryProgram)

/** Milliseconds; a busy machine is no failure. */
const PATIENCE = 120_000

/** Groups of every size, alone and beside others. */
const GROUPS: readonly (readonly ViewId[])[] = [
  ['touch', 'touch', 'touch'],
  ['read', 'read', 'read'],
  ['set p', 'set p', 'set p'],
  ['touch', 'touch', 'set p'],
  ['login', 'login', 'touch'],
  ['logout', 'touch', 'touch'],
  ['login', 'logout', 'login'],
]

const FOURS: readonly (readonly ViewId[])[] = [
  ['touch', 'touch', 'touch', 'touch'],
  ['touch', 'set p', 'touch', 'set p'],
]

const scenarios: readonly Scenario[] = [
  ...CATALOGUE.flatMap(({ id }) => WORKLOADS.map(({ views }) => scenario(id, views))),
  ...CATALOGUE.flatMap(({ id, recursionLimit }) =>
    recursionLimit === null ? GROUPS.map((views) => scenario(id, views)) : [],
  ),
  ...['ticket', 'fix', 'reporter-flock'].flatMap((id) => FOURS.map((views) => scenario(id, views))),
]

test.each(everyOrSample(scenarios, 11).map((one) => [titleOf(one), one] as const))(
  'orbits say what states say: %s',
  (_, of) => {
    const model = checkModel(prepare(of))
    const { orbits, states } = expectSameSearch(model, { schedules: 6 })
    const alike = new Set(of.views).size < of.views.length
    expect(orbits !== null).toBe(alike && model.symmetry !== undefined)
    if (orbits !== null) expect(orbits).toBeLessThan(states)
  },
  PATIENCE,
)

const RACES = import.meta.glob<string>('../own/races/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
})

test.each(Object.entries(RACES))(
  'orbits say what states say: %s',
  (path, text) => {
    const of = raceScenario(path.slice('../own/races/'.length), text)
    expect(readRace(of).ok).toBe(true)
    expectSameSearch(checkModel(prepare(of)), { schedules: 6 })
  },
  PATIENCE,
)
