import { expect, test } from 'vitest'
import { lastWorld, replay } from '../../world/index.ts'
import { OUTCOMES } from '../django/outcomes.ts'
import type { Scenario } from '../django/scenario.ts'
import type { CheckGraph } from './checkGraph.ts'
import { tablePrepared } from './checkModel.ts'
import { check, expectThere } from './drained.testing.ts'
import { lettersOf } from './letters.ts'
import { everySchedule, plainSearch, scenario, worldKey } from './plainSearch.oracle.ts'
import { outcomesOf } from '../outcome.ts'
import type { OutcomeId } from '../outcome.ts'
import { prepare } from '../prepare.ts'

const FIX_TWO = scenario('fix', ['touch', 'touch'])
/** the loss of the ready scenario: B reads in the gap between A's open and A's write */
const LOSS = 'AAAABBBAABBBBBB'

const prepared = tablePrepared(prepare(FIX_TWO))
const graph = graphOf(FIX_TWO)
const bad = new Set(OUTCOMES.filter((one) => one.bad).map(({ id }) => id))

/** Every complete schedule, and its outcomes. */
const runs = new Map<string, readonly OutcomeId[]>()
everySchedule(prepared.plan, (schedule, world) => {
  runs.set(
    lettersOf(schedule),
    outcomesOf(prepared, world).map(({ id }) => id),
  )
})

function graphOf(of: Scenario): CheckGraph {
  return expectThere(check(of).graph)
}

/** The runs that go on from a schedule. */
function runsFrom(beginning: string): readonly (readonly [string, readonly OutcomeId[]])[] {
  return [...runs].filter(([letters]) => letters.startsWith(beginning))
}

function common(one: string, other: string): number {
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared += 1
  return shared
}

test('what is possible and what is certain is what all runs from there show', () => {
  const { fates, schedule } = graph.insight(LOSS)
  expect(schedule).toBe(LOSS)
  expect(fates).toHaveLength(LOSS.length + 1)
  for (const [steps, { possible, certain }] of fates.entries()) {
    const ends = runsFrom(LOSS.slice(0, steps)).map(([, outcomes]) => outcomes)
    expect(new Set(possible)).toEqual(new Set(ends.flat()))
    expect([...certain]).toEqual(possible.filter((id) => ends.every((end) => end.includes(id))))
  }
})

test('the point of no return is the first step after which every run ends so, and the last choice avoids it', () => {
  const { sealed } = graph.insight(LOSS)
  expect(sealed.map(({ outcome }) => outcome)).toEqual([
    'data-lost',
    'key-regenerated',
    'torn-read',
  ])
  for (const { outcome, sealedAt, lastChoice } of sealed) {
    const always = (beginning: string) =>
      runsFrom(beginning).every(([, ends]) => ends.includes(outcome))
    expect(always(LOSS.slice(0, sealedAt))).toBe(true)
    expect(always(LOSS.slice(0, sealedAt - 1))).toBe(false)
    expect(lastChoice?.step).toBe(sealedAt)
    for (const letter of lastChoice?.instead ?? []) {
      expect(always(LOSS.slice(0, sealedAt - 1) + letter)).toBe(false)
    }
    expect(lastChoice?.instead).not.toHaveLength(0)
  }
})

test('what never could be avoided is sealed at 0, without a choice', () => {
  const { sealed, nearestSafe } = graphOf(scenario('ticket', ['touch'])).insight('AAA')
  expect(sealed.map(({ sealedAt, lastChoice }) => [sealedAt, lastChoice])).toEqual(
    sealed.map(() => [0, null]),
  )
  expect(sealed).not.toHaveLength(0)
  expect(nearestSafe).toBeNull()
})

test('the risk along the loss is what all runs from each step show', () => {
  const { risk } = graph.insight(LOSS)
  const steps = risk.kind === 'known' ? risk.steps : []
  expect(steps).toHaveLength(LOSS.length + 1)
  for (const [step, { bad: lost, all }] of steps.entries()) {
    const beyond = runsFrom(LOSS.slice(0, step))
    const ended = beyond.filter(([, ids]) => ids.some((id) => bad.has(id)))
    expect([lost, all]).toEqual([String(ended.length), String(beyond.length)])
  }
  expect(steps[0]).toMatchObject({ bad: '840', all: '1464' })
  const percent = steps.map(({ odds }) => Math.round(odds * 100))
  expect(percent.slice(0, 9)).toEqual([23, 23, 22, 19, 13, 25, 50, 100, 100])
})

test('the risk of a run that has ended well is 0', () => {
  const { risk } = graph.insight('AAAAAABBBBBB')
  expect(risk.kind === 'known' ? risk.steps.at(-1) : null).toEqual({ odds: 0, bad: '0', all: '1' })
})

test('no safe run shares a longer beginning than the nearest one', () => {
  const { nearestSafe } = graph.insight(LOSS)
  const safe = [...runs].filter(([, ends]) => !ends.some((id) => bad.has(id)))
  const longest = Math.max(...safe.map(([letters]) => common(letters, LOSS)))
  expect(nearestSafe?.shared).toBe(longest)
  expect(runs.get(nearestSafe?.schedule ?? '')).toEqual(['ok'])
  expect(common(nearestSafe?.schedule ?? '', LOSS)).toBe(longest)
})

test('of a schedule that cannot be followed, the valid part is answered', () => {
  const insight = graph.insight('AAAAAAAAAB')
  expect(insight.schedule).toBe('AAAAAA')
  expect(insight.fates).toHaveLength(7)
})

test('the cells are all pairs of steps, each with all states that runs pass there', () => {
  const map = expectThere(graph.cells('', 'A', 'B'))
  expect(map.cells).toHaveLength((map.columns + 1) * (map.rows + 1))
  const passed = new Map<string, Set<string>>()
  const ends = new Map<string, Set<OutcomeId>>()
  const { worlds } = plainSearch(prepared.plan)
  for (const letters of runs.keys()) {
    const { run } = replay(prepared.plan, letters)
    for (let steps = 0; steps <= letters.length; steps++) {
      const done = letters.slice(0, steps)
      const place = `${done.split('A').length - 1},${done.split('B').length - 1}`
      const world = expectThere(run.worlds[steps])
      if (!passed.has(place)) passed.set(place, new Set())
      if (!ends.has(place)) ends.set(place, new Set())
      passed.get(place)?.add(worldKey(world))
      for (const id of runs.get(letters) ?? []) ends.get(place)?.add(id)
    }
  }
  for (const cell of map.cells) {
    const place = `${cell.x},${cell.y}`
    expect([place, cell.states]).toEqual([place, passed.get(place)?.size ?? 0])
    expect(cell.verdict === 'unreachable').toBe(cell.states === 0)
    expect(new Set(cell.possible)).toEqual(ends.get(place) ?? new Set())
    expect(cell.verdict === 'safe').toBe(cell.possible.join() === 'ok')
    expect(cell.verdict === 'lost').toBe(cell.states > 0 && !cell.possible.includes('ok'))
  }
  expect(new Set(map.cells.map(({ verdict }) => verdict)).size).toBeGreaterThan(2)
  expect(worlds.size).toBeGreaterThan(map.cells.length / 4)
}, 30_000)

test('the cells of two among three requests hold the third where the schedule leaves it', () => {
  const three = graphOf(scenario('fix', ['touch', 'touch', 'touch']))
  const map = expectThere(three.cells('CCAAC', 'A', 'B'))
  expect([map.across, map.up]).toEqual(['A', 'B'])
  const [origin] = map.cells
  // C's three steps before, between or after nothing: one state.
  expect([origin?.x, origin?.y, origin?.states]).toEqual([0, 0, 1])
  expect(map.cells.some(({ states }) => states > 1)).toBe(true)
})

test('there are no cells of a request and itself, or of a request that does not exist', () => {
  expect(graph.cells('', 'A', 'A')).toBeNull()
  expect(graph.cells('', 'A', 'C')).toBeNull()
  expect(graph.bend('', { across: 'A', up: '?', x: 0, y: 0 })).toBeNull()
})

/** Pairs of steps of two requests that stand in another order. */
function changes(one: string, other: string): number {
  let sum = 0
  const orders = [one, other].map(ranks)
  for (const [step, at] of orders[0] ?? []) {
    for (const [against, place] of orders[0] ?? []) {
      if (step.charAt(0) >= against.charAt(0)) continue
      const [there, then] = [orders[1]?.get(step), orders[1]?.get(against)]
      if (there === undefined && then === undefined) continue
      if (at < place !== (there ?? Infinity) < (then ?? Infinity)) sum += 1
    }
  }
  return sum
}

function ranks(letters: string): ReadonlyMap<string, number> {
  const taken = new Map<string, number>()
  return new Map(
    Array.from(letters, (letter, index) => {
      const step = (taken.get(letter) ?? 0) + 1
      taken.set(letter, step)
      return [`${letter}${step}`, index]
    }),
  )
}

test('a bent schedule passes through its cell, with as few pairs of steps exchanged as can be', () => {
  const map = expectThere(graph.cells('', 'A', 'B'))
  for (const { x, y, states } of map.cells) {
    const bent = graph.bend(LOSS, { across: 'A', up: 'B', x, y })
    expect(bent === null).toBe(states === 0)
    if (bent === null) continue
    expect(runs.has(bent)).toBe(true)
    const there = bent.slice(0, x + y)
    expect([there.split('A').length - 1, there.split('B').length - 1]).toEqual([x, y])
    const all = new Set([...runs.keys()].map((letters) => letters.slice(0, x + y)))
    const through = [...all].filter(
      (letters) => letters.split('A').length - 1 === x && letters.length === x + y,
    )
    const fewest = Math.min(...through.map((letters) => changes(letters, LOSS)))
    expect(changes(there, LOSS)).toBe(fewest)
  }
})

test('bending to a cell that the schedule passes already changes nothing', () => {
  expect(graph.bend(LOSS, { across: 'A', up: 'B', x: 4, y: 2 })).toBe(LOSS)
})

test('an unfinished schedule stays unfinished when it is bent', () => {
  expect(graph.bend('AAB', { across: 'B', up: 'A', x: 2, y: 1 })).toBe('ABBA')
})

test.each(['shortest', 'fewest switches', 'random'] as const)(
  'the %s way goes on from where one stands, to a run that ends so',
  (way) => {
    for (const outcome of ['data-lost', 'ok'] as const) {
      const whole = graph.way('AAAAB', outcome, way, 7)
      expect(whole?.startsWith('AAAAB')).toBe(true)
      expect(runs.get(whole ?? '')).toContain(outcome)
    }
    expect(graph.way(LOSS, 'ok', way, 7)).toBeNull()
    expect(graph.way('AAAAAAAA', 'ok', way, 7)).toBeNull()
    expect(runs.get(graph.way('', 'any bad', way, 7) ?? '')?.some((id) => bad.has(id))).toBe(true)
  },
)

test('no run ends badly in fewer steps, or with fewer switches, than the best way to any bad end', () => {
  const ends = [...runs].filter(([, outcomes]) => outcomes.some((id) => bad.has(id)))
  const shortest = graph.way('', 'any bad', 'shortest', 0) ?? ''
  expect(shortest).toHaveLength(Math.min(...ends.map(([letters]) => letters.length)))
  const fewest = graph.way('', 'any bad', 'fewest switches', 0) ?? ''
  const { outcomes } = check(FIX_TWO).report(0)
  const least = Math.min(
    ...outcomes.filter(({ id }) => bad.has(id)).map(({ preemptions }) => preemptions),
  )
  expect(outcomes.some((one) => one.fewest === fewest && one.preemptions === least)).toBe(true)
})

test('another seed gives another random way, the same seed the same', () => {
  const ways = [1, 1, 2, 3, 4].map((seed) => graph.way('', 'ok', 'random', seed))
  expect(ways[0]).toBe(ways[1])
  expect(new Set(ways).size).toBeGreaterThan(2)
})

test('a small graph is drawn whole: every state, with a schedule that leads there', () => {
  const one = graphOf(scenario('ticket', ['touch'])).graph()
  if (one.kind === 'too large') throw new Error('too large')
  expect(one.kind).toBe('full')
  expect(one.nodes.map(({ schedule }) => schedule)).toEqual(
    Array.from({ length: 10 }, (_, steps) => 'A'.repeat(steps)),
  )
  expect(one.nodes.at(-1)?.ends.map(({ id }) => id)).toContain('data-lost')
  expect(one.edges).toHaveLength(9)
})

test('a larger graph has its chains collapsed, and loses no path', () => {
  const drawn = graph.graph()
  if (drawn.kind === 'too large') throw new Error('too large')
  expect(drawn.kind).toBe('collapsed')
  expect(drawn.nodes.length).toBeLessThan(97)
  const byId = new Map(drawn.nodes.map((node) => [node.id, node]))
  const start = expectThere(drawn.nodes.find(({ depth }) => depth === 0))
  const found: string[] = []
  const go = (id: number, letters: string): void => {
    const out = drawn.edges.filter((edge) => edge.from === id)
    expect(byId.get(id)?.ends.map((end) => end.id)).toEqual(out.length > 0 ? [] : runs.get(letters))
    if (out.length === 0) found.push(letters)
    for (const edge of out) go(edge.to, letters + edge.letters)
  }
  go(start.id, '')
  expect(new Set(found)).toEqual(new Set(runs.keys()))
  for (const { schedule, depth } of drawn.nodes) expect(schedule).toHaveLength(depth)
})

test('a graph that is too large is counted by depth', () => {
  const checked = check(scenario('ticket', ['touch', 'touch', 'touch']))
  const drawn = checked.graph?.graph()
  if (drawn?.kind !== 'too large') throw new Error('not too large')
  expect(drawn.perDepth[0]).toBe(1)
  expect(drawn.perDepth.reduce((sum, count) => sum + count)).toBe(checked.report(0).states)
})

test('the end of a way is the end that XState gives', () => {
  const exact = prepare(FIX_TWO)
  const { run } = replay(exact.plan, graph.way('', 'data-lost', 'random', 3) ?? '')
  expect(outcomesOf(exact, lastWorld(run)).map(({ id }) => id)).toContain('data-lost')
})
