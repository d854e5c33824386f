import { beforeAll, expect, test } from 'vitest'
import { drain } from '../../base/index.ts'
import { everyOrSample } from '../../base/sample.testing.ts'
import { explore, searchClasses } from '../../explorer/index.ts'
import { lastWorld, replay } from '../../world/index.ts'
import { CATALOGUE } from '../django/catalogue/catalogue.ts'
import { provideEveryProgram } from '../everyProgram.ts'
import { outcomesOf } from '../outcome.ts'
import { raceScenario } from '../own/ownScenario.ts'
import { readRace } from '../own/readRace.ts'
import { prepare } from '../prepare.ts'
import type { AnyScenario } from '../scenario.ts'
import { learntOf } from './checkMemory.ts'
import { checkScenario } from './checkScenario.ts'
import type { CheckOptions } from './checkScenario.ts'
import { scenario, titleOf } from './plainSearch.oracle.ts'
import type { CheckReport } from './report.ts'

beforeAll(provideEveryProgram)

/** Milliseconds; a busy machine is no failure. */
const PATIENCE = 120_000
const BUDGET = { states: 2_000_000, memory: 2 ** 30 }

const RACES = import.meta.glob<string>(
  ['../own/races/*.py', '../own/races/threads/*.py', '../../gallery/*.py'],
  { query: '?raw', import: 'default', eager: true },
)

function reportOf(of: AnyScenario, options: Partial<CheckOptions>): CheckReport {
  return drain(checkScenario(of, { budget: BUDGET, ...options })).report(0)
}

/** Both searches come to the same, and the one of classes shows a bad end that the stepper gets to. */
function expectSameVerdict(of: AnyScenario): void {
  const every = reportOf(of, { search: 'every schedule' })
  const classes = reportOf(of, { search: 'partial order' })
  expect(every.end).toEqual({ kind: 'complete' })
  expect(classes.search).toBe('partial order')
  // Whether a run that never ends is a livelock is for the search of every schedule.
  if (classes.verdict.reason === 'may-not-end') {
    expect(every.schedules).toBeNull()
    const ended = (every.seen ?? []).filter(({ round }) => round === undefined)
    expect(idsOf(classes)).toEqual(ended.map(({ id }) => id))
    return
  }
  expect(classes.verdict).toEqual(every.verdict)
  if (classes.verdict.kind !== 'broken') {
    expect(idsOf(classes)).toEqual([...every.outcomes, ...(every.seen ?? [])].map(({ id }) => id))
    return
  }
  expect(endsOf(of, false)).toEqual(endsOf(of, true))
  const bad = classes.table.find(({ id, bad }) => bad && idsOf(classes).includes(id))
  const prepared = prepare(of)
  const { run } = replay(prepared.plan, exampleOf(classes, bad?.id ?? ''))
  expect(outcomesOf(prepared, lastWorld(run)).map(({ id }) => id)).toContain(bad?.id)
}

/** Every set of outcomes that runs end with. */
function endsOf(of: AnyScenario, everySchedule: boolean): readonly string[] {
  const { model, sets } = learntOf(of)
  const budget = { states: BUDGET.states, bytes: BUDGET.memory }
  const met = everySchedule
    ? drain(explore(model, { budget })).verdict.sets
    : drain(searchClasses(model, { budget, isWanted: () => false })).ends
  return met.map(({ set }) => sets.idsIn(set).join()).sort()
}

function idsOf({ seen = [] }: CheckReport): readonly string[] {
  return seen.map(({ id }) => id)
}

function exampleOf({ seen = [] }: CheckReport, id: string): string {
  return seen.find((one) => one.id === id)?.example ?? ''
}

const SESSIONS = CATALOGUE.flatMap(({ id }) => [
  scenario(id, ['touch', 'touch']),
  scenario(id, ['touch', 'set p', 'login']),
  scenario(id, ['touch', 'logout', 'touch'], { start: 'stale' }),
])

test.each(everyOrSample(SESSIONS, 5).map((one) => [titleOf(one), one] as const))(
  'one schedule of each class comes to the verdict of every schedule: %s',
  (_, one) => {
    expectSameVerdict(one)
  },
  PATIENCE,
)

test.each(Object.entries(RACES))(
  'one schedule of each class comes to the verdict of every schedule: %s',
  (path, text) => {
    const two = raceScenario(path.slice(path.lastIndexOf('/') + 1), text)
    const three = { ...two, copies: 3 }
    const read = [two, three].filter((one) => readRace(one).ok)
    expect(read.length).toBeGreaterThan(0)
    for (const one of read) expectSameVerdict(one)
  },
  PATIENCE,
)
