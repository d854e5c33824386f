import { beforeAll, expect, test } from 'vitest'
import { everyOrSample } from '../../../base/sample.testing.ts'
import { replay } from '../../../world/index.ts'
import { check } from '../../check/drained.testing.ts'
import { provideEveryProgram } from '../../everyProgram.ts'
import { prepareDjango } from '../prepare.ts'
import { CATALOGUE } from '../catalogue/catalogue.ts'
import { levelRowsOf } from './computeLevels.ts'
import { OUTCOMES } from '../outcomes.ts'
import { GOALS } from './goals.ts'
import { LEVELS, reaches, starsFor, switchesIn } from './level.ts'
import { LEVEL_ROWS } from './levelRows.ts'

beforeAll(provideEveryProgram)

test.each(everyOrSample(CATALOGUE, 4))(
  'the levels of $id are what the checks of its workloads find',
  (row) => {
    expect(LEVEL_ROWS.filter(([program]) => program === row.id)).toEqual(levelRowsOf(row))
  },
  60_000,
)

test('each row is a level, with a goal in words and a unique id', () => {
  expect(LEVELS).toHaveLength(LEVEL_ROWS.length)
  expect(new Set(LEVELS.map(({ id }) => id)).size).toBe(LEVELS.length)
  for (const { goal } of LEVELS) expect(goal).toMatch(/^[A-Z].*\.$/)
  expect(Object.keys(GOALS)).toEqual(OUTCOMES.filter(({ bad }) => bad).map(({ id }) => id))
})

test.each(everyOrSample(LEVELS, 7))(
  'the checker’s own schedule of $id reaches it with as many switches as par, and earns three stars',
  ({ scenario, outcome, par }) => {
    const fewest = check(scenario)
      .report(0)
      .outcomes.find(({ id }) => id === outcome)?.fewest
    const prepared = prepareDjango(scenario)
    const { run } = replay(prepared.plan, fewest ?? '')
    expect(reaches(prepared, run, { outcome })).toBe(true)
    expect(switchesIn(run)).toBe(par)
    expect(starsFor(par, switchesIn(run), 0)).toBe(3)
  },
  60_000,
)

test('a change to another request counts only while the first could have gone on', () => {
  const level = LEVELS.find(({ id }) => id === 'fix.torn-read')
  if (level === undefined) throw new Error('expected the level to be there')
  const { plan } = prepareDjango(level.scenario)
  // A runs to its end before B begins: no switch. Back and forth: two.
  expect(switchesIn(replay(plan, 'AAAAAABBBBBB').run)).toBe(0)
  expect(switchesIn(replay(plan, 'AAAABBBAABBBBBB').run)).toBe(2)
})

test('stars: three at par, two at one more, one for any way; a hint costs one, but not the last', () => {
  expect([0, 1, 2, 3].map((more) => starsFor(1, 1 + more, 0))).toEqual([3, 2, 1, 1])
  expect([0, 1, 2, 5].map((hints) => starsFor(1, 1, hints))).toEqual([3, 2, 1, 1])
  expect(starsFor(1, 0, 0)).toBe(3)
})

test('of a program no level that needs no switch comes before one that asks for some', () => {
  for (const program of new Set(LEVELS.map((level) => level.program))) {
    const pars = LEVELS.filter((level) => level.program === program).map(({ par }) => par)
    expect(pars).toEqual([...pars.filter((par) => par > 0), ...pars.filter((par) => par === 0)])
  }
  expect(LEVELS.some(({ par }) => par === 0)).toBe(true)
})
