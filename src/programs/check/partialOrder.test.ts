import { beforeAll, expect, test } from 'vitest'
import { drain } from '../../base/index.ts'
import { everyOrSample } from '../../base/sample.testing.ts'
import { explore, searchClasses } from '../../explorer/index.ts'
import { lastWorld, replay } from '../../world/index.ts'
import { CATALOGUE } from '../django/catalogue/catalogue.ts'
import { provideEveryProgram } from '../everyProgram.ts'
import { outcomesOf } from '../outcome.ts'
import { raceScenario } from '../own/ownScenario.ts'
import type { OwnScenario } from '../own/ownScenario.ts'
import { readRace } from '../own/readRace.ts'
import { prepare } from '../prepare.ts'
import type { AnyScenario } from '../scenario.ts'
import { learntOf } from './checkMemory.ts'
import { checkScenario } from './checkScenario.ts'
import type { CheckOptions } from './checkScenario.ts'
import { scenario, titleOf } from './plainSearch.oracle.ts'
import type { CheckProgress, CheckReport, CheckVerdict } from './report.ts'

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
  expect(endsOf(of, false)).toEqual(endsOf(of, true))
  expect(classes.verdict).toEqual(verdictByClasses(every))
  const prepared = prepare(of)
  for (const { id, example } of classes.seen ?? []) {
    const { run } = replay(prepared.plan, example ?? '')
    expect(outcomesOf(prepared, lastWorld(run)).map((outcome) => outcome.id)).toContain(id)
  }
}

/**
 * What one schedule of each class can say where this is said of every schedule: whether a run that never ends is a
 * livelock it does not see.
 */
function verdictByClasses({ verdict, schedules, seen = [], table }: CheckReport): CheckVerdict {
  const ended = seen.filter(({ round }) => round === undefined).map(({ id }) => id)
  const isBad = table.some(({ id, bad }) => bad && ended.includes(id))
  const isOpen = verdict.reason === 'not-modelled' || verdict.reason === 'picked'
  if (schedules !== null || isBad || isOpen) return verdict
  return { kind: 'inconclusive', reason: 'may-not-end' }
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

const OWN_FILES = `
"""Three that each keep a file of their own, and add to a common one last."""

def work(name):
    for text in ('a', 'b', 'c'):
        with open('/data/' + name, 'w') as file:
            file.write(text)
    with open('/data/log', 'a') as file:
        file.write(name)

def one():
    work('one')

def two():
    work('two')

def three():
    work('three')

PROCESSES = [one, two, three]

def at_end():
    assert open('/data/log').read() RULE
`

function race(text: string): OwnScenario {
  const one = raceScenario('main.py', text)
  const read = readRace(one)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  return one
}

// Of the race files that were read only the last ones are kept.
const safe = () => race(OWN_FILES.replace('RULE', "!= ''"))
const broken = () => race(OWN_FILES.replace('RULE', "!= 'onetwothree', 'in order'"))

/** Bounds between the states of one schedule of each class and those of every schedule. */
const SMALL = { budget: { ...BUDGET, states: 300 } }

test('a safe program beyond the bound is proved by one schedule of each class', () => {
  const report = reportOf(safe(), SMALL)
  expect(report.search).toBe('partial order')
  expect(report).toMatchObject({
    end: { kind: 'complete' },
    verdict: { kind: 'safe', reason: null },
    schedules: null,
    outcomes: [],
    partialOrder: { used: true },
  })
  expect(report.partialOrder?.text).toMatch(/^No schedule ends badly\. There are too many states/)
  expect(report.states).toBeLessThan(300)
  expect(reportOf(safe(), {}).states).toBeGreaterThan(800)
})

test('an ordinary check that is not stopped counts as ever', () => {
  const report = reportOf(safe(), {})
  expect([report.search, report.partialOrder]).toEqual(['every schedule', undefined])
  expect(report.schedules).not.toBeNull()
})

test('a bad end is found by one schedule of each class, with a witness', () => {
  const report = reportOf(broken(), { search: 'partial order' })
  expect(report.end).toEqual({ kind: 'stopped', by: 'found' })
  expect(report.verdict).toEqual({ kind: 'broken', reason: null })
  const { run } = replay(prepare(broken()).plan, exampleOf(report, 'assertion: in order'))
  expect(outcomesOf(prepare(broken()), lastWorld(run)).map(({ id }) => id)).toEqual([
    'assertion: in order',
  ])
})

test('where both searches hit the bound, the verdict says what else was tried', () => {
  const report = reportOf(safe(), { budget: { ...BUDGET, states: 20 } })
  expect(report.verdict).toEqual({ kind: 'inconclusive', reason: 'bound' })
  expect(report.search).toBe('every schedule')
  expect(report.partialOrder?.used).toBe(false)
  expect(report.partialOrder?.text).toMatch(/tried as well: too many, too\.$/)
})

test('a search of every schedule alone is not followed by another one', () => {
  const report = reportOf(safe(), { ...SMALL, search: 'every schedule' })
  expect(report.verdict).toEqual({ kind: 'inconclusive', reason: 'bound' })
  expect(report.partialOrder).toBeUndefined()
})

test('a run that may never end is for the search of every schedule', () => {
  const spin = `
import os

def first():
    open('/data/there', 'w').close()

def second():
    while not os.path.exists('/data/there'):
        pass

PROCESSES = [first, second]
`
  const spinning = race(spin)
  expect(reportOf(spinning, {}).verdict.kind).toBe('safe')
  const report = reportOf(spinning, { search: 'partial order' })
  expect(report.verdict).toEqual({ kind: 'inconclusive', reason: 'may-not-end' })
  expect(report.partialOrder?.text).toContain('a run may never end')
})

test('a search that takes long says early what it will say: a bad end with the fewest switches', () => {
  for (const of of [
    scenario('ticket', ['touch', 'set p', 'login']),
    scenario('fix', ['touch', 'touch', 'touch']),
  ]) {
    const progress: CheckProgress[] = []
    const search = checkScenario(of, { budget: BUDGET, slice: 8, earlyAfter: 10 })
    const report = drain(search, (one) => progress.push(one)).report(0)
    const early = progress.find((one) => one.early !== undefined)?.early
    const bad = report.outcomes.filter(({ id }) =>
      report.table.some((one) => one.bad && one.id === id),
    )
    const least = Math.min(...bad.map(({ preemptions }) => preemptions))
    expect(early?.preemptions).toBe(least)
    const counted = bad.find(({ id }) => id === early?.outcome)
    expect(counted?.preemptions).toBe(least)
    expect(counted?.fewest.length).toBe(early?.schedule.length)
  }
})

test('what was found early decides a search that is stopped', () => {
  const of = scenario('ticket', ['touch', 'set p', 'login'])
  const search = checkScenario(of, {
    budget: { ...BUDGET, states: 4000 },
    slice: 8,
    earlyAfter: 10,
  })
  const { verdict, seen, search: kind } = drain(search).report(0)
  expect([verdict.kind, kind]).toEqual(['broken', 'every schedule'])
  expect(seen?.some(({ fewest, preemptions }) => fewest !== undefined && preemptions === 0)).toBe(
    true,
  )
})
