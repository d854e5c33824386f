import { expect, test } from 'vitest'
import { BugError } from '../base/index.ts'
import { bruteForce } from './testing/bruteForce.oracle.ts'
import { explore } from './explore.ts'
import { searchResult } from './testing/finished.testing.ts'
import { localSteps, increment, lock, toyModel, unlock } from './testing/toyModels.testing.ts'
import type { ToyLocal, ToyStep } from './testing/toyModels.testing.ts'

const go = { written: [] }

function binomial(n: number, k: number): bigint {
  let value = 1n
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i)
  return value
}

test.each([
  [1, 1],
  [3, 2],
  [5, 7],
  [60, 70],
])(
  'two processes of %i and %i steps of their own interleave in a binomial number of ways',
  (n, m) => {
    const { verdict } = searchResult(toyModel([localSteps(n), localSteps(m)], {}, ['ok'], () => 1))
    expect(verdict.end).toEqual({ kind: 'exhausted' })
    expect(verdict.states).toBe((n + 1) * (m + 1))
    expect(verdict.transitions).toBe(n * (m + 1) + m * (n + 1))
    expect(verdict.ends).toBe(1)
    expect(verdict.schedules).toBe(binomial(n + m, n))
    expect(verdict.outcomes[0]).toMatchObject({ share: 1, longest: n + m })
    expect(verdict.outcomes[0]?.odds).toBe(1)
    expect(verdict.outcomes[0]?.fewest?.preemptions).toBe(0)
  },
)

const INCREMENTS = [increment('x'), increment('x')]
const lostUpdate = toyModel(INCREMENTS, { x: 0 }, ['ok', 'lost'], (_, { x }) => (x === 2 ? 1 : 2))

test('a shared counter loses an update in four of six schedules', () => {
  const { verdict } = searchResult(lostUpdate)
  expect(verdict.schedules).toBe(6n)
  expect(verdict.outcomes).toMatchObject([
    { name: 'ok', schedules: 2n, share: 1 / 3, shortest: [0, 0, 1, 1], longest: 4 },
    { name: 'lost', schedules: 4n, share: 2 / 3, shortest: [0, 1, 0, 1] },
  ])
  // ok is AABB or BBAA, of which each has the odds 1/2 * 1/2.
  expect(verdict.outcomes.map(({ odds }) => odds)).toEqual([0.5, 0.5])
  expect(verdict.outcomes[1]?.fewest).toEqual({ schedule: [0, 1, 1, 0], preemptions: 1 })
  expect(verdict.outcomes[0]?.fewest).toEqual({ schedule: [0, 0, 1, 1], preemptions: 0 })
})

test('two locks taken in opposite order hang in exactly the schedules where both get their first', () => {
  const programs = [
    [lock('a'), lock('b'), unlock('b'), unlock('a')],
    [lock('b'), lock('a'), unlock('a'), unlock('b')],
  ]
  const model = toyModel(programs, { a: 0, b: 0 }, ['ok', 'hang'], (locals) =>
    locals.every(({ at }) => at === 4) ? 1 : 2,
  )
  const { verdict, graph } = searchResult(model)
  expect(verdict.outcomes[1]).toMatchObject({ found: true, states: 1, shortest: [0, 1] })
  expect(verdict.outcomes[1]?.schedules).toBe(2n)
  expect(verdict.outcomes[1]?.fewest).toEqual({ schedule: [0, 1], preemptions: 1 })
  // Being made to wait is no preemption: A runs until B holds nothing, then B.
  expect(verdict.outcomes[0]?.fewest?.preemptions).toBe(0)
  expect(graph?.successors(graph.stateAfter([0, 1]) ?? -1)).toEqual([])
})

test('a process that waits for another in a loop can run for ever, and the result says so', () => {
  const spin: ToyStep = {
    reads: ['x'],
    writes: [],
    run: ([x]) => (x === 1 ? go : { ...go, to: 0 }),
  }
  const model = toyModel(
    [
      [spin, ...localSteps(2)],
      [...localSteps(1), { reads: [], writes: ['x'], run: () => ({ written: [1] }) }],
    ],
    { x: 0 },
    ['ok', 'never'],
    () => 1,
  )
  const { verdict, graph } = searchResult(model)
  expect(verdict).toMatchObject({ endless: true, schedules: null, longest: null, states: 6 })
  expect(verdict.end).toEqual({ kind: 'exhausted' })
  expect(verdict.outcomes).toMatchObject([
    { found: true, schedules: null, share: null, odds: null, shortest: [1, 1, 0, 0, 0] },
    { found: false, shortest: null, fewest: null },
  ])
  expect(verdict.outcomes[0]?.fewest).toEqual({ schedule: [1, 1, 0, 0, 0], preemptions: 0 })
  expect(graph?.fate(graph.start)).toEqual({ possible: 1, certain: 1 })
  expect(graph?.cells(0, 1, [], 1).cells).toEqual([])
  expect(graph?.pathTo(graph.start, 0, 'random', { random: () => 0 })?.slice(-5)).toEqual([
    1, 1, 0, 0, 0,
  ])
})

test('a run that can never end leads to nothing, and nothing is certain of it', () => {
  const round: ToyStep = { reads: [], writes: [], run: () => ({ ...go, to: 0 }) }
  const { verdict, graph } = searchResult(toyModel([[round]], {}, ['ok'], () => 1))
  expect(verdict).toMatchObject({ endless: true, states: 1, transitions: 1, ends: 0 })
  expect(verdict.outcomes[0]).toMatchObject({ found: false, shortest: null })
  expect(graph?.fate(graph.start)).toEqual({ possible: 0, certain: 0 })
})

test('a bound that is hit is named, and no count is given that it leaves open', () => {
  const model = toyModel([localSteps(40), localSteps(40)], {}, ['ok', 'never'], () => 1)
  const stops = [
    [{ budget: { states: 1000, bytes: 1e9 } }, 'states'],
    [{ budget: { states: 1e9, bytes: 20_000 } }, 'bytes'],
    [{ budget: { states: 1e9, bytes: 1e9 }, stopped: () => true }, 'stopped'],
  ] as const
  for (const [options, hit] of stops) {
    const { verdict, graph } = searchResult(model, { ...options, slice: 100 })
    expect(graph).toBeNull()
    expect(verdict).toMatchObject({ end: { kind: 'budget', hit }, schedules: null, longest: null })
    expect(verdict.states).toBeLessThan(1681)
    expect(verdict.outcomes).toMatchObject([
      { found: true, schedules: null, share: null, odds: null, shortest: null },
      { found: false, example: null },
    ])
    expect(verdict.outcomes[0]?.example?.length).toBe(80)
  }
  expect(searchResult(model, { budget: { states: 1681, bytes: 1e9 } }).verdict.end.kind).toBe(
    'exhausted',
  )
  expect(searchResult(model, { budget: { states: 1680, bytes: 1e9 } }).verdict.end.kind).toBe(
    'budget',
  )
})

test('two searches of the same model say the same, whatever the slice', () => {
  const { verdict } = searchResult(lostUpdate)
  expect(searchResult(lostUpdate).verdict).toEqual(verdict)
  expect(searchResult(lostUpdate, { slice: 1 }).verdict).toEqual(verdict)
})

test('progress is reported at least every slice, and a verdict survives a structured clone', () => {
  const model = toyModel([localSteps(50), localSteps(50)], {}, ['ok'], () => 1)
  const search = explore(model, { budget: { states: 1e6, bytes: 1e9 }, slice: 64 })
  let before = 0
  let most = 0
  let step = search.next()
  for (; step.done !== true; step = search.next()) {
    most = Math.max(most, step.value.states - before)
    before = step.value.states
  }
  expect(most).toBeLessThanOrEqual(64 * 2)
  expect(before).toBe(51 * 51)
  expect(structuredClone(step.value.verdict)).toEqual(step.value.verdict)
})

test('a hundred thousand random runs agree with the odds within three standard errors', () => {
  const programs = [increment('x'), [...increment('x'), ...increment('x')], increment('x')]
  const model = toyModel(programs, { x: 0 }, ['0', '1', '2', '3', '4'], (_, { x = 0 }) => 1 << x)
  const { verdict, graph } = searchResult(model)
  if (graph === null) throw new Error('expected a graph')
  const runs = 100_000
  const met = new Map<number, number>()
  let seed = 1
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const known = new Map<number, ReturnType<typeof graph.successors>>()
  for (let run = 0; run < runs; run++) {
    let at = graph.start
    for (;;) {
      const next = known.get(at) ?? graph.successors(at)
      known.set(at, next)
      if (next.length === 0) break
      at = next[Math.floor(random() * next.length)]?.to ?? -1
    }
    const [set = 0] = graph.sets(at)
    met.set(set, (met.get(set) ?? 0) + 1)
  }
  for (const { set, odds } of verdict.sets) {
    const error = Math.sqrt(((odds ?? 0) * (1 - (odds ?? 0))) / runs)
    expect(Math.abs((met.get(set) ?? 0) / runs - (odds ?? 0))).toBeLessThan(3 * error)
  }
  expect(verdict.sets.length).toBe(4)
})

test('a detour that no sample run met puts the ranks right in a second pass', () => {
  // Only a process that looks after exactly 29 of the other's 60 steps takes the long path.
  const count: ToyStep[] = Array.from({ length: 60 }, () => ({
    reads: ['x'],
    writes: ['x'],
    run: ([x = 0]) => ({ written: [x + 1] }),
  }))
  const look: ToyStep = {
    reads: ['x'],
    writes: [],
    run: ([x]) => ({ ...go, to: x === 29 ? 3 : 1 }),
  }
  const back: ToyStep = { reads: [], writes: [], run: () => ({ ...go, to: 1 }) }
  const exit: ToyStep = { reads: [], writes: [], run: () => ({ ...go, to: 9 }) }
  const model = toyModel(
    [[look, ...localSteps(1), exit, ...localSteps(3), back], count],
    { x: 0 },
    ['short', 'long'],
    () => 1,
  )
  const passes = searchResult(model).verdict
  // Short: 3 steps among 60. Long, from x = 29 on: 1 + 4 + 2 steps, the last 6 among 31.
  expect(passes.schedules).toBe(binomial(63, 3) - binomial(33, 2) + binomial(37, 6))
  expect(passes.longest).toBe(67)
})

test('numbers that outgrow their place in a state are given more', () => {
  // Every order of the two kinds of step leaves another number: the sample runs meet few of them.
  const push = (bit: number): ToyStep => ({
    reads: ['x'],
    writes: ['x'],
    run: ([x = 0]) => ({ written: [2 * x + bit] }),
  })
  const model = toyModel(
    [Array.from({ length: 8 }, () => push(0)), Array.from({ length: 8 }, () => push(1))],
    { x: 1 },
    ['0', '1', '2', '3', '4', '5', '6', '7'],
    (_, { x = 0 }) => x & 255 || 1,
  )
  const { verdict, graph } = searchResult(model)
  expect(verdict.schedules).toBe(12870n)
  expect(verdict.ends).toBe(12870)
  // All sets of eight outcomes but the empty one: more than fit one word.
  expect(verdict.sets.length).toBe(255)
  expect(graph?.fate(graph.start)).toEqual({ possible: 255, certain: 0 })
  expect(graph?.sets(graph.start).length).toBe(255)
})

test.each([5, 8])('%i processes are as exact as two', (processes) => {
  const programs = Array.from({ length: processes }, () => localSteps(2))
  const { verdict } = searchResult(toyModel(programs, {}, ['ok'], () => 1))
  let expected = 1n
  for (let n = 1; n <= processes; n++) expected *= binomial(2 * n, 2)
  expect(verdict.states).toBe(3 ** processes)
  expect(verdict.schedules).toBe(expected)
})

test('four interchangeable processes are stored as one multiset, and counted as four', () => {
  const programs = [0, 1, 2, 3].map(() => localSteps(5))
  const named = {
    local: (process: number, { at }: ToyLocal) => ({ shape: String(at), processes: [process] }),
    part: () => ({ shape: '', processes: [] }),
  }
  const symmetry = { groups: [[0, 1, 2, 3]], named }
  const model = toyModel(programs, {}, ['ok'], () => 1, { symmetry, inParts: true })
  const { verdict, graph } = searchResult(model, { reductions: { symmetry: true } })
  expect(verdict.orbits).toBe(Number(binomial(9, 4)))
  expect(verdict.states).toBe(6 ** 4)
  expect(verdict.transitions).toBe(4 * 5 * 6 ** 3)
  expect(verdict.ends).toBe(1)
  expect(verdict.schedules).toBe(binomial(20, 5) * binomial(15, 5) * binomial(10, 5))
  expect(graph?.states).toBe(6 ** 4)
  expect(graph?.orbits).toBe(Number(binomial(9, 4)))
})

test('a state that a detour leads to as well keeps its shortest and its longest way', () => {
  // A process that looks before the other has written takes a longer path to the same state.
  const look: ToyStep = { reads: ['x'], writes: [], run: ([x]) => ({ ...go, to: x === 1 ? 4 : 1 }) }
  const write: ToyStep = { reads: [], writes: ['x'], run: () => ({ written: [1] }) }
  const model = toyModel([[look, ...localSteps(5)], [write]], { x: 0 }, ['ok'], () => 1)
  const { verdict } = searchResult(model)
  // Short: the write, then 3 steps. Long: the write anywhere after the first of 6 steps.
  expect(verdict.schedules).toBe(1n + 6n)
  expect(verdict).toMatchObject({ longest: 7, states: 7 + 6 + 1 })
  expect(verdict.outcomes[0]?.shortest).toEqual([1, 0, 0, 0])
})

test('a shorter way that is found after a longer one counts all the same, and the other way round', () => {
  // Places 0 to 11. At 0 and 5 it depends on x where to go on; 6 to 10 are passed when x is 2, so
  // that 10 is ranked high above 5, though it takes one step to it when x is 1.
  const to = (place: (x: number) => number): ToyStep => ({
    reads: ['x'],
    writes: [],
    run: ([x = 0]) => ({ ...go, to: place(x) }),
  })
  const finish: ToyStep = { reads: [], writes: ['over'], run: () => ({ written: [1] }) }
  const walk = [
    to((x) => (x === 1 ? 10 : 1)),
    ...localSteps(4),
    {
      ...to(() => 0),
      run: ([x]: readonly number[]) => (x === 0 ? null : { ...go, to: x === 2 ? 6 : 11 }),
    },
    ...localSteps(5),
    finish,
  ]
  const write: ToyStep = {
    reads: ['x', 'over'],
    writes: ['x'],
    run: ([x = 0, over]) => (over === 1 ? null : { written: [x + 1] }),
  }
  const model = toyModel(
    [walk, [write, write]],
    { x: 0, over: 0 },
    ['0', '1', '2'],
    (_, { x = 0 }) => 1 << x,
  )
  const { verdict } = searchResult(model)
  expect(verdict.outcomes.map(({ shortest }) => shortest?.length)).toEqual([undefined, 4, 5])
  expect(verdict.outcomes.map(({ longest }) => longest)).toEqual([null, 8, 14])
  const brute = bruteForce(model)
  expect(verdict.schedules).toBe(BigInt(brute.runs.length))
})

test('what nobody can reach any more is dropped, whichever process released it', () => {
  // A version stays as long as it is current or somebody holds it.
  const hold: ToyStep = { reads: ['now'], writes: [], run: ([now = 0]) => ({ ...go, memory: now }) }
  const drop: ToyStep = { reads: [], writes: [], run: () => ({ ...go, memory: 0 }) }
  const publish = (version: number): ToyStep => ({
    reads: [],
    writes: ['now', `v${version}`],
    run: () => ({ written: [version, 1] }),
  })
  const bare = toyModel(
    [
      [hold, drop, publish(1)],
      [publish(2), hold, drop],
    ],
    { now: 9, v9: 1 },
    ['only what is current is left', 'more is left'],
    (_, cells) => (Object.keys(cells).length === 2 ? 1 : 2),
  )
  const calls = { collect: 0 }
  const model: typeof bare = {
    ...bare,
    mayHoldGarbage: (cells) => Object.keys(cells).length > 2,
    collect: (locals, cells) => {
      calls.collect += 1
      const held = new Set([cells['now'], ...locals.map(({ memory }) => memory)])
      const kept = Object.entries(cells).filter(
        ([name]) => name === 'now' || held.has(Number(name.slice(1))),
      )
      return Object.fromEntries(kept)
    },
  }
  const brute = bruteForce(model)
  const { verdict } = searchResult(model)
  expect(verdict.states).toBe(brute.states.size)
  expect(verdict.outcomes.map(({ found }) => found)).toEqual([true, false])
  expect(searchResult(bare).verdict.outcomes.map(({ found }) => found)).toEqual([false, true])
  expect(verdict.transitions).toBe(brute.transitions)
  expect(verdict.schedules).toBe(20n)
  const asked = calls.collect
  // Given the content of a local state, the model is called once for each combination.
  const { verdict: again } = searchResult({ ...model, holds: (_, { memory }) => `${memory}` })
  expect({ ...again, steps: 0, memoBytes: 0 }).toEqual({ ...verdict, steps: 0, memoBytes: 0 })
  expect(calls.collect - asked).toBeLessThan(asked)
})

test('a set of outcomes that is empty or has unknown bits is a fault of the model', () => {
  expect(() => searchResult(toyModel([localSteps(1)], {}, ['ok'], () => 0))).toThrow(BugError)
  expect(() => searchResult(toyModel([localSteps(1)], {}, ['ok'], () => 2))).toThrow(BugError)
})

test('two thousand states take at most 24 bytes each', () => {
  const { verdict } = searchResult(toyModel([localSteps(50), localSteps(50)], {}, ['ok'], () => 1))
  expect(verdict.bytesPerState).toBeLessThan(24)
})
