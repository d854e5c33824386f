import { drain } from '../../base/index.ts'
import { everyOrSample } from '../../base/sample.testing.ts'
import { beforeAll, expect, test } from 'vitest'
import { explore } from '../../explorer/index.ts'
import { fsKey } from '../../vfs/index.ts'
import { lastWorld, replay } from '../../world/index.ts'
import type { World } from '../../world/index.ts'
import type { Scenario } from '../django/scenario.ts'
import { checkModel, tablePrepared } from './checkModel.ts'
import { checkScenario } from './checkScenario.ts'
import { BUDGET, check, expectThere } from './drained.testing.ts'
import { lettersOf } from './letters.ts'
import { independent } from './independent.oracle.ts'
import {
  everySchedule,
  faultScenarios,
  pairScenarios,
  plainSearch,
  scenario,
  successorKeys,
  titleOf,
} from './plainSearch.oracle.ts'
import type { CheckReport } from './report.ts'
import { outcomesOf } from '../outcome.ts'
import type { OutcomeId } from '../outcome.ts'
import { prepare } from '../prepare.ts'
import { provideEveryProgram } from '../everyProgram.ts'

beforeAll(provideEveryProgram)

const TICKET_ALONE = scenario('ticket', ['touch'])
const FIX_ALONE = scenario('fix', ['touch'])
const FIX_TWO = scenario('fix', ['touch', 'touch'])
const TICKET_TWO = scenario('ticket', ['touch', 'touch'])

function outcome(report: CheckReport, id: OutcomeId) {
  return report.outcomes.find((one) => one.id === id)
}

/** Outcomes at the end of a schedule, run by XState itself. */
function outcomesAfter(of: Scenario, schedule: string): readonly OutcomeId[] {
  const prepared = prepare(of)
  const { run, divergence } = replay(prepared.plan, schedule)
  expect(divergence).toBeNull()
  return outcomesOf(prepared, lastWorld(run)).map(({ id }) => id)
}

test('the ticket, one request that leaves the session alone: every schedule loses the data', () => {
  const report = check(TICKET_ALONE).report(0)
  expect(report.end).toEqual({ kind: 'complete' })
  expect(report.schedules).toBe('1')
  expect(outcome(report, 'data-lost')).toMatchObject({ schedules: '1', share: 1, odds: 1 })
  expect(outcome(report, 'ok')).toBeUndefined()
})

test('the fix, one request: no schedule ends badly', () => {
  expect(
    check(FIX_ALONE)
      .report(0)
      .outcomes.map(({ id }) => id),
  ).toEqual(['ok'])
})

test('the fix, two requests: some schedules lose the data, and the shortest of them can be replayed', () => {
  const lost = outcome(check(FIX_TWO).report(0), 'data-lost')
  expect(lost?.share).toBeCloseTo(630 / 1464, 12)
  expect(outcomesAfter(FIX_TWO, lost?.shortest ?? '')).toContain('data-lost')
  expect(outcomesAfter(FIX_TWO, lost?.fewest ?? '')).toContain('data-lost')
})

interface Tally {
  schedules: bigint
  odds: number
  shortest: string
  preemptions: number
}

function visible({ sent, response, tornRead }: World['requests'][number]) {
  return [sent, response, tornRead]
}

/** Runs every schedule, and counts. */
function bruteForce(of: Scenario): { schedules: bigint; outcomes: Map<OutcomeId, Tally> } {
  const prepared = tablePrepared(prepare(of))
  const outcomes = new Map<OutcomeId, Tally>()
  /** by all that an outcome can depend on, which is much less than the schedules */
  const known = new Map<string, readonly OutcomeId[]>()
  let schedules = 0n
  everySchedule(prepared.plan, (schedule, world, odds, preemptions) => {
    schedules += 1n
    const letters = lettersOf(schedule)
    const key = `${fsKey(world.fs)}${JSON.stringify([world.jar, world.requests.map(visible)])}`
    const ids = known.get(key) ?? outcomesOf(prepared, world).map(({ id }) => id)
    known.set(key, ids)
    for (const id of ids) {
      const row = outcomes.get(id) ?? { schedules: 0n, odds: 0, shortest: letters, preemptions }
      row.schedules += 1n
      row.odds += odds
      // Schedules come in the order of their letters, so that the first of a length stays.
      if (letters.length < row.shortest.length) row.shortest = letters
      row.preemptions = Math.min(row.preemptions, preemptions)
      outcomes.set(id, row)
    }
  })
  return { schedules, outcomes }
}

test.each(
  [TICKET_ALONE, FIX_ALONE, FIX_TWO, TICKET_TWO, scenario('fix', ['set p', 'set q'])].map(
    (one) => [titleOf(one), one] as const,
  ),
)(
  'all numbers are those of running every schedule: %s',
  (_, of) => {
    const report = check(of).report(0)
    const { worlds, transitions } = plainSearch(tablePrepared(prepare(of)).plan)
    expect([report.states, report.transitions]).toEqual([worlds.size, transitions])
    const { schedules, outcomes } = bruteForce(of)
    expect(report.schedules).toBe(String(schedules))
    expect(new Set(report.outcomes.map(({ id }) => id))).toEqual(new Set(outcomes.keys()))
    for (const { id, ...row } of report.outcomes) {
      const counted = expectThere(outcomes.get(id))
      expect(row.schedules).toBe(String(counted.schedules))
      expect(row.share).toBeCloseTo(Number(counted.schedules) / Number(schedules), 12)
      expect(row.odds).toBeCloseTo(counted.odds, 9)
      expect(row.shortest).toBe(counted.shortest)
      expect(row.preemptions).toBe(counted.preemptions)
      expect(outcomesAfter(of, row.fewest)).toContain(id)
    }
  },
  60_000,
)

test.each(
  everyOrSample(
    [...faultScenarios(), ...pairScenarios(), scenario('fix', ['touch', 'set p', 'touch'])],
    4,
  )
    // One request has one schedule: there is nothing to reduce.
    .filter(({ views }) => views.length > 1)
    .map((one) => [titleOf(one), one] as const),
)('with and without reductions the same: %s', (_, of) => {
  const model = checkModel(prepare(of))
  const budget = { states: BUDGET.states, bytes: BUDGET.memory }
  const run = (reductions: { symmetry?: boolean; commuting?: boolean }) =>
    drain(explore(model, { budget, reductions })).verdict
  const plain = run({})
  const commuting = run({ commuting: true })
  // Without commuting steps the outcomes, their shortest schedules and the ends are all there.
  expect(commuting.outcomes.map((one) => [one.name, one.found])).toEqual(
    plain.outcomes.map((one) => [one.name, one.found]),
  )
  expect(commuting.sets.map(({ set }) => set)).toEqual(plain.sets.map(({ set }) => set))
  expect(commuting.classes).toBeLessThan(plain.schedules ?? 0n)
  const symmetric = run({ symmetry: true })
  expect(symmetric.outcomes.map(countsOf)).toEqual(plain.outcomes.map(countsOf))
  expect(symmetric.schedules).toBe(plain.schedules)
  // A program that could tell equal requests apart (by the number of a file) is searched without.
  const alike = new Set(of.views).size < of.views.length
  expect(symmetric.orbits !== null).toBe(alike && model.symmetry !== undefined)
  expect(symmetric.states).toBe(plain.states)
  expect(run({ symmetry: true, commuting: true }).classes).toBe(commuting.classes)
})

function countsOf({
  name,
  schedules,
  share,
  odds,
}: ReturnType<typeof exploreScenario>['outcomes'][number]) {
  return { name, schedules, share, odds: odds?.toFixed(9) }
}

function exploreScenario(of: Scenario) {
  const budget = { states: BUDGET.states, bytes: BUDGET.memory }
  return drain(explore(checkModel(prepare(of)), { budget })).verdict
}

test('there are as many classes as sets of schedules that differ in commuting steps only', () => {
  const checked = check(FIX_TWO)
  drain(checked.classes())
  const model = checkModel(prepare(FIX_TWO))
  const all: string[] = []
  everySchedule(tablePrepared(prepare(FIX_TWO)).plan, (schedule) => {
    all.push(lettersOf(schedule))
  })
  const leader = new Map(all.map((letters) => [letters, letters]))
  const find = (letters: string): string => {
    const up = leader.get(letters) ?? letters
    return up === letters ? up : find(up)
  }
  for (const letters of all) {
    let locals = model.locals
    let { shared } = model
    for (let at = 0; at < letters.length; at++) {
      const [one, other] = [letters.charCodeAt(at) - 65, letters.charCodeAt(at + 1) - 65]
      const parts = [one, other].map((process) => {
        const local = locals[process]
        return local === undefined ? null : (model.footprint?.(process, local, shared) ?? null)
      })
      const [first, second] = parts
      if (one !== other && first && second && independent(first, second)) {
        const swapped =
          letters.slice(0, at) + letters.charAt(at + 1) + letters.charAt(at) + letters.slice(at + 2)
        leader.set(find(swapped), find(letters))
      }
      const moved = expectThere(model.step(one, expectThere(locals[one]), shared))
      locals = locals.with(one, moved.local)
      shared = moved.shared
    }
  }
  const classes = new Set(all.map(find)).size
  expect(checked.report(0).classes).toBe(String(classes))
}, 60_000)

/** Always the same numbers in [0, 1), from a separate multiplicative generator. */
function lehmer(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48271) % 2147483647) / 2147483647
}

test.each(
  [
    FIX_TWO,
    scenario('fix', ['touch', 'touch', 'touch']),
    scenario('ticket', ['set p', 'set q']),
  ].map((one) => [titleOf(one), one] as const),
)(
  'the odds are those of 100,000 random runs, within three standard errors: %s',
  (_, of) => {
    const RUNS = 100_000
    const report = check(of).report(0)
    const prepared = tablePrepared(prepare(of))
    const counts = simulate(prepared, RUNS, lehmer(20260101))
    for (const { id, odds } of report.outcomes) {
      const found = (counts.get(id) ?? 0) / RUNS
      const error = Math.sqrt((odds * (1 - odds)) / RUNS)
      expect(Math.abs(found - odds)).toBeLessThanOrEqual(3 * error + 1e-9)
    }
    expect([...counts.keys()].every((id) => outcome(report, id) !== undefined)).toBe(true)
  },
  60_000,
)

/** Random runs through whole worlds; where a world was before, its steps are remembered. */
function simulate(prepared: ReturnType<typeof tablePrepared>, runs: number, random: () => number) {
  const { worlds } = plainSearch(prepared.plan)
  const graph = graphOf(prepared, worlds)
  const counts = new Map<OutcomeId, number>()
  for (let run = 0; run < runs; run++) {
    let node = graph
    while (node.next.length > 0) node = node.next[Math.floor(random() * node.next.length)] ?? node
    for (const id of node.ends) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

interface Node {
  next: Node[]
  ends: readonly OutcomeId[]
}

function graphOf(
  prepared: ReturnType<typeof tablePrepared>,
  worlds: ReadonlyMap<string, World>,
): Node {
  const nodes = new Map(
    [...worlds.keys()].map((key): [string, Node] => [key, { next: [], ends: [] }]),
  )
  for (const [key, world] of worlds) {
    const node = nodes.get(key)
    if (node === undefined) continue
    node.next = successorKeys(prepared.plan, world).flatMap((next) => nodes.get(next) ?? [])
    node.ends = outcomesOf(prepared, world).map(({ id }) => id)
  }
  return expectThere([...nodes.values()][0])
}

test('a check that is stopped says by what, and counts nothing', () => {
  const by = (change: Parameters<typeof check>[1]) =>
    check(scenario('ticket', ['touch', 'touch', 'touch']), change)
  const states = by({ budget: { states: 100, memory: BUDGET.memory }, slice: 10 })
  expect(states.end).toEqual({ kind: 'stopped', by: 'states' })
  expect(states.graph).toBeNull()
  const report = states.report(1)
  expect([report.schedules, report.classes, report.outcomes]).toEqual([null, null, []])
  expect(report.seen?.map(({ id }) => id)).toContain('data-lost')
  expect(by({ budget: { states: 1e6, memory: 10_000 }, slice: 10 }).end).toEqual({
    kind: 'stopped',
    by: 'memory',
  })
  expect(by({ stopped: () => 'cancel' }).end).toEqual({ kind: 'stopped', by: 'cancel' })
  expect(by({ stopped: () => 'time' }).end).toEqual({ kind: 'stopped', by: 'time' })
})

test('what a stopped check has seen can be replayed', () => {
  const of = scenario('ticket', ['touch', 'touch', 'touch'])
  const { seen = [] } = check(of, { budget: { states: 50, memory: BUDGET.memory } }).report(0)
  expect(seen.length).toBeGreaterThan(0)
  for (const { id, example } of seen) expect(outcomesAfter(of, example ?? '')).toContain(id)
})

test('the same check twice gives the same report', () => {
  const twice = [check(FIX_TWO), check(FIX_TWO)].map((checked) => checked.report(0))
  expect(twice[0]).toEqual(twice[1])
})

test('progress never falls back, and is reported before the end', () => {
  const told: number[] = []
  const work = checkScenario(scenario('fix', ['touch', 'touch', 'touch']), {
    budget: BUDGET,
    slice: 64,
  })
  for (let next = work.next(); next.done !== true; next = work.next()) told.push(next.value.states)
  expect(told.length).toBeGreaterThan(10)
  expect(told).toEqual([...told].sort((one, other) => one - other))
})
