import { drain } from '../base/index.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bruteClasses, bruteForce } from './testing/bruteForce.oracle.ts'
import type { BruteRun } from './testing/bruteForce.oracle.ts'
import { countClasses } from './questions/classes.ts'
import { searchResult } from './testing/finished.testing.ts'
import type { Model } from './model.ts'
import { anyModel, partlySymmetricModel, symmetricModel } from './testing/randomModels.testing.ts'
import type { Verdict } from './verdict.ts'

/** Milliseconds; a busy machine is no failure. */
const PATIENCE = 60_000
const RUNS = { numRuns: 60 }
const UNBOUNDED = { states: 1e9, bytes: 1e12 }

test(
  'every number agrees with running all the schedules',
  () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const brute = bruteForce(model)
        const { verdict } = searchResult(model)
        expect(verdict.end).toEqual({ kind: 'exhausted' })
        expect(verdict.endless).toBe(false)
        expect(verdict.states).toBe(brute.states.size)
        expect(verdict.transitions).toBe(brute.transitions)
        expect(verdict.ends).toBe(new Set(brute.runs.map(lastState)).size)
        expectCounts(model, verdict, brute.runs)
        expectSchedules(verdict, brute.runs)
      }),
      RUNS,
    )
  },
  PATIENCE,
)

test(
  'states that are one by symmetry leave every count, odds and schedule as it is',
  () => {
    fc.assert(
      fc.property(fc.oneof(symmetricModel, partlySymmetricModel), (model) => {
        const brute = bruteForce(model)
        const { verdict } = searchResult(model, { reductions: { symmetry: true } })
        expect(verdict.states).toBe(brute.states.size)
        expect(verdict.transitions).toBe(brute.transitions)
        expect(verdict.ends).toBe(new Set(brute.runs.map(lastState)).size)
        expect(verdict.orbits).toBeLessThan(brute.states.size + 1)
        expectCounts(model, verdict, brute.runs)
        expectSchedules(verdict, brute.runs)
      }),
      { numRuns: 150 },
    )
  },
  PATIENCE,
)

test(
  'leaving out repeated orders of commuting steps keeps the outcomes and counts the classes',
  () => {
    fc.assert(
      fc.property(fc.oneof(anyModel, symmetricModel), fc.boolean(), (model, symmetry) => {
        const brute = bruteForce(model)
        const { verdict } = searchResult(model, { reductions: { commuting: true, symmetry } })
        const { sets } = searchResult(model).verdict
        expect(verdict.sets.map(({ set }) => set)).toEqual(sets.map(({ set }) => set))
        expect(verdict.schedules).toBeNull()
        const classes = BigInt(bruteClasses(model, brute.runs))
        expect(verdict.classes).toBe(classes)
        expect(drain(countClasses(model, UNBOUNDED)).classes).toBe(classes)
        for (const { bit, shortest } of verdict.outcomes) {
          const both = symmetry && model.symmetry !== undefined
          const expected = both ? undefined : shortestOf(brute.runs, bit)?.schedule.length
          expect(shortest?.length).toBe(expected)
        }
      }),
      RUNS,
    )
  },
  PATIENCE,
)

const lastState = ({ states }: BruteRun) => states.at(-1) ?? ''

const ending = (runs: readonly BruteRun[], bit: number) =>
  runs.filter(({ set }) => (set >>> bit) & 1)

/** Runs are listed in lexicographic order, so that the first of the shortest is the one. */
function shortestOf(runs: readonly BruteRun[], bit: number): BruteRun | undefined {
  const of = ending(runs, bit)
  const length = Math.min(...of.map(({ schedule }) => schedule.length))
  return of.find(({ schedule }) => schedule.length === length)
}

function expectCounts<L, S>(model: Model<L, S>, verdict: Verdict, runs: readonly BruteRun[]): void {
  expect(verdict.schedules).toBe(BigInt(runs.length))
  expect(verdict.longest).toBe(Math.max(...runs.map(({ schedule }) => schedule.length)))
  for (const [bit, name] of model.outcomes.entries()) {
    const of = ending(runs, bit)
    const outcome = verdict.outcomes[bit]
    expect(outcome).toMatchObject({ name, bit, found: of.length > 0, schedules: BigInt(of.length) })
    expect(outcome?.share).toBeCloseTo(of.length / runs.length, 12)
    expect(outcome?.odds).toBeCloseTo(oddsOf(of), 12)
    expect(outcome?.odds === 1).toBe(of.length === runs.length)
    const longest = of.map(({ schedule }) => schedule.length)
    expect(outcome?.longest).toBe(of.length === 0 ? null : Math.max(...longest))
  }
  const sets = [...new Set(runs.map(({ set }) => set))].sort((one, other) => one - other)
  expect(verdict.sets.map(({ set, schedules }) => ({ set, schedules }))).toEqual(
    sets.map((set) => ({ set, schedules: BigInt(runs.filter((run) => run.set === set).length) })),
  )
}

function expectSchedules(verdict: Verdict, runs: readonly BruteRun[]): void {
  const known = new Map(runs.map((run) => [run.schedule.join(), run]))
  for (const { bit, shortest, fewest } of verdict.outcomes) {
    const of = ending(runs, bit)
    expect(shortest).toEqual(shortestOf(runs, bit)?.schedule ?? null)
    expect(fewest === null).toBe(of.length === 0)
    if (of.length === 0) continue
    const least = Math.min(...of.map(({ preemptions }) => preemptions))
    const steps = of
      .filter(({ preemptions }) => preemptions === least)
      .map(({ schedule }) => schedule.length)
    const run = known.get(fewest?.schedule.join() ?? '')
    expect(fewest?.preemptions).toBe(least)
    expect(run).toMatchObject({ preemptions: least })
    expect(fewest?.schedule.length).toBe(Math.min(...steps))
    expect(((run?.set ?? 0) >>> bit) & 1).toBe(1)
  }
}

function oddsOf(runs: readonly BruteRun[]): number {
  return runs.reduce((sum, { odds }) => sum + odds, 0)
}
