import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bruteForce } from '../testing/bruteForce.oracle.ts'
import type { BruteRun } from '../testing/bruteForce.oracle.ts'
import type { CellProspect } from './cells.ts'
import { searchResult } from '../testing/finished.testing.ts'
import type { Graph } from './graph.ts'
import { anyModel } from '../testing/randomModels.testing.ts'
import { localSteps, increment, toyModel } from '../testing/toyModels.testing.ts'

/** Milliseconds; a busy machine is no failure. */
const PATIENCE = 60_000
const RUNS = { numRuns: 100 }
const BITS = [0, 1, 2, 3]

function graphOf(model: Parameters<typeof searchResult>[0]): Graph {
  const { graph } = searchResult(model)
  if (graph === null) throw new Error('expected a graph')
  return graph
}

function certainOf(sets: readonly number[]): number {
  return sets.reduce((all, set) => all & set, -1)
}

function possibleOf(sets: readonly number[]): number {
  return sets.reduce((all, set) => all | set, 0)
}

const beginsWith = (run: BruteRun, prefix: readonly number[]) =>
  prefix.every((process, at) => run.schedule[at] === process)

test(
  'what is possible and what is certain agrees with all the runs from there',
  () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const graph = graphOf(model)
        const { runs } = bruteForce(model)
        for (const { schedule, states } of runs) {
          for (const [index, id] of graph.statesAlong(schedule).entries()) {
            const sets = runs.flatMap((run) =>
              run.states.includes(states[index] ?? '') ? [run.set] : [],
            )
            expect(graph.fate(id)).toEqual({ possible: possibleOf(sets), certain: certainOf(sets) })
            expect(graph.sets(id)).toEqual([...new Set(sets)].sort((one, other) => one - other))
          }
          expect(graph.stateAfter([...schedule, 0])).toBeNull()
        }
      }),
      { numRuns: 50 },
    )
  },
  PATIENCE,
)

test(
  'an outcome is sealed by the step after which every run has it, and not before',
  () => {
    fc.assert(
      fc.property(anyModel, fc.nat(), (model, pick) => {
        const graph = graphOf(model)
        const { runs } = bruteForce(model)
        const { schedule } = runs[pick % runs.length] as BruteRun
        for (const bit of BITS) {
          const sealed = (length: number, instead = schedule[length - 1]) => {
            const prefix = [...schedule.slice(0, Math.max(0, length - 1)), instead ?? -1]
            const after = runs.filter((run) => beginsWith(run, length === 0 ? [] : prefix))
            return after.length > 0 && after.every(({ set }) => (set >>> bit) & 1)
          }
          const lengths = Array.from({ length: schedule.length + 1 }, (_, length) => length)
          const first = lengths.find((length) => sealed(length)) ?? null
          const { sealedAt, lastChoice } = graph.pointOfNoReturn(schedule, bit)
          expect(sealedAt).toBe(first)
          const others = (length: number) =>
            [0, 1, 2].filter((process) => {
              const prefix = [...schedule.slice(0, length - 1), process]
              return runs.some((run) => beginsWith(run, prefix)) && !sealed(length, process)
            })
          const chosen = first === null || first === 0 ? null : first
          expect(lastChoice).toEqual(
            chosen === null ? null : { step: chosen - 1, instead: others(chosen) },
          )
        }
      }),
      RUNS,
    )
  },
  PATIENCE,
)

test(
  'the nearest safe schedule shares the longest beginning with the given one',
  () => {
    fc.assert(
      fc.property(anyModel, fc.nat(), fc.integer({ min: 1, max: 15 }), (model, pick, bad) => {
        const graph = graphOf(model)
        const { runs } = bruteForce(model)
        const { schedule } = runs[pick % runs.length] as BruteRun
        const shared = (run: BruteRun) => {
          const at = schedule.findIndex((process, index) => run.schedule[index] !== process)
          return at < 0 ? schedule.length : at
        }
        const safe = runs.filter(({ set }) => (set & bad) === 0)
        const found = graph.nearestSafe(schedule, bad)
        expect(found === null).toBe(safe.length === 0)
        if (found === null) return
        const longest = Math.max(...safe.map(shared))
        const nearest = safe.filter((run) => shared(run) === longest)
        expect(found.differsAt).toBe(longest)
        expect(nearest.map(({ schedule }) => schedule)).toContainEqual(found.schedule)
        const steps = nearest.map(({ schedule }) => schedule.length)
        expect(found.schedule.length).toBe(Math.min(...steps))
      }),
      RUNS,
    )
  },
  PATIENCE,
)

test(
  'a way to an outcome from anywhere is there exactly when it is possible, and is as asked',
  () => {
    fc.assert(
      fc.property(anyModel, fc.nat(), fc.nat(), (model, pick, cut) => {
        const graph = graphOf(model)
        const { runs } = bruteForce(model)
        const some = runs[pick % runs.length] as BruteRun
        const prefix = some.schedule.slice(0, cut % (some.schedule.length + 1))
        const id = graph.stateAfter(prefix) ?? -1
        const rests = runs.filter((run) => beginsWith(run, prefix))
        let seed = pick
        const random = () => (seed = (seed * 7919 + 13) % 1000) / 1000
        for (const bit of BITS) {
          const wanted = rests.filter(({ set }) => (set >>> bit) & 1)
          const shortest = graph.pathTo(id, bit, 'shortest')
          const fewest = graph.pathTo(id, bit, 'fewest switches', { after: prefix.at(-1) ?? -1 })
          const any = graph.pathTo(id, bit, 'random', { random })
          const there = [shortest, fewest, any].map((path) => path !== null)
          expect(there).toEqual(there.map(() => wanted.length > 0))
          if (wanted.length === 0) continue
          const found = (path: readonly number[] | null) =>
            wanted.find(({ schedule }) => schedule.join() === [...prefix, ...(path ?? [])].join())
          const least = Math.min(...wanted.map(({ schedule }) => schedule.length))
          const first = wanted.find(({ schedule }) => schedule.length === least)
          expect([...prefix, ...(shortest ?? [])]).toEqual(first?.schedule)
          expect(found(any)).toBeDefined()
          const switches = wanted.map(({ preemptions }) => preemptions)
          expect(found(fewest)?.preemptions).toBe(Math.min(...switches))
        }
      }),
      RUNS,
    )
  },
  PATIENCE,
)

test(
  'a cell holds the states that so many steps of each process lead to, and what is proved of them',
  () => {
    fc.assert(
      fc.property(anyModel, fc.nat(), fc.nat(), (model, pick, cut) => {
        fc.pre(model.processes > 1)
        const graph = graphOf(model)
        const { runs } = bruteForce(model)
        const some = runs[pick % runs.length] as BruteRun
        const at = some.schedule.slice(0, cut % (some.schedule.length + 1))
        const bad = 1 + (pick % 15)
        const stepsOf = (schedule: readonly number[]) =>
          [0, 1, 2].map((process) => schedule.filter((mover) => mover === process).length)
        const expected = new Map<string, Map<string, Set<number>>>()
        for (const { schedule, states } of runs) {
          for (const [length, state] of states.entries()) {
            const steps = stepsOf(schedule.slice(0, length))
            if (steps[2] !== stepsOf(at)[2]) continue
            const cell = expected.get(`${steps[0]},${steps[1]}`) ?? new Map<string, Set<number>>()
            expected.set(`${steps[0]},${steps[1]}`, cell)
            const sets = runs.flatMap((run) => (run.states.includes(state) ? [run.set] : []))
            cell.set(state, new Set(sets))
          }
        }
        const { cells, width, height } = graph.cells(0, 1, at, bad)
        expect(new Set(cells.map(({ right, up }) => `${right},${up}`))).toEqual(
          new Set(expected.keys()),
        )
        expect(width).toBe(Math.max(...cells.map(({ right }) => right + 1)))
        expect(height).toBe(Math.max(...cells.map(({ up }) => up + 1)))
        for (const { right, up, states, possible, kind } of cells) {
          const cell = expected.get(`${right},${up}`)
          const sets = [...(cell?.values() ?? [])]
          expect(states).toBe(cell?.size)
          expect(possible).toBe(possibleOf(sets.flatMap((some) => [...some])))
          expect(kind).toBe(kindOf(sets, bad))
        }
      }),
      { numRuns: 50 },
    )
  },
  PATIENCE,
)

function kindOf(states: readonly ReadonlySet<number>[], bad: number): CellProspect {
  const bads = states.map((sets) => [...sets].filter((set) => (set & bad) !== 0).length / sets.size)
  if (bads.every((part) => part === 0)) return 'safe'
  if (bads.every((part) => part === 1)) return 'lost'
  return bads.every((part) => part > 0 && part < 1) ? 'at-risk' : 'mixed'
}

const lostUpdate = toyModel(
  [increment('x'), increment('x')],
  { x: 0 },
  ['ok', 'lost'],
  (_, { x }) => (x === 2 ? 1 : 2),
)

test('the lost update is sealed once both have read, and the map shows it', () => {
  const graph = graphOf(lostUpdate)
  expect(graph.pointOfNoReturn([0, 1, 0, 1], 1)).toEqual({
    sealedAt: 2,
    lastChoice: { step: 1, instead: [0] },
  })
  expect(graph.nearestSafe([0, 1, 0, 1], 2)).toEqual({ schedule: [0, 0, 1, 1], differsAt: 1 })
  const map = graph.cells(0, 1, [], 2)
  const text = [2, 1, 0].map((up) =>
    [0, 1, 2].map(
      (right) => map.cells.find((cell) => cell.right === right && cell.up === up)?.kind,
    ),
  )
  expect(text).toEqual([
    ['safe', 'mixed', 'mixed'],
    ['at-risk', 'lost', 'mixed'],
    ['at-risk', 'at-risk', 'safe'],
  ])
})

test('the graph is drawn by depth, and not at all above the limit', () => {
  const graph = graphOf(toyModel([localSteps(2), localSteps(1)], {}, ['ok'], () => 1))
  const drawn = graph.layers(6)
  expect(drawn?.layers.map(({ length }) => length)).toEqual([1, 2, 2, 1])
  expect(drawn?.edges.length).toBe(7)
  for (const { from, to } of drawn?.edges ?? []) expect(graph.depth(to)).toBe(graph.depth(from) + 1)
  expect(graph.layers(5)).toBeNull()
})
