import { drain } from '../../base/index.ts'
import { beforeAll, expect, test } from 'vitest'
import { lastWorld, replay } from '../../world/index.ts'
import { provideEveryProgram } from '../everyProgram.ts'
import type { ScenarioFault } from '../fault.ts'
import { outcomesOf } from '../outcome.ts'
import type { OutcomeId } from '../outcome.ts'
import { prepare } from '../prepare.ts'
import type { Scenario } from '../django/scenario.ts'
import { checkCell } from './checkCell.ts'
import { tablePrepared } from './checkModel.ts'
import { BUDGET, check } from './drained.testing.ts'
import { lettersOf } from './letters.ts'
import { everySchedule, scenario, titleOf } from './plainSearch.oracle.ts'

beforeAll(provideEveryProgram)

function withFault(kind: ScenarioFault['kind'], request: number, step: number): Scenario {
  return scenario('fix', ['touch', 'touch'], { fault: { kind, request, step } })
}

/** By outcome a shortest of the schedules in which a step was hit, found by running every one. */
function shortestWithHit(of: Scenario): ReadonlyMap<OutcomeId, string> {
  const prepared = tablePrepared(prepare(of))
  const found = new Map<OutcomeId, string>()
  everySchedule(prepared.plan, (schedule) => {
    const letters = lettersOf(schedule)
    const { run } = replay(prepared.plan, letters)
    if (run.records.every(({ fault }) => fault === null)) return
    for (const { id } of outcomesOf(prepared, lastWorld(run))) {
      // In the order of their letters, so that the first of a length stays.
      if (letters.length < (found.get(id)?.length ?? Infinity)) found.set(id, letters)
    }
  })
  return found
}

test.each(
  // A's step 6 writes in some schedules only, and its step 9 is there in some only.
  [withFault('disk-full', 0, 6), withFault('disk-full', 1, 5), withFault('kill', 0, 8)].map(
    (one) => [titleOf(one), one] as const,
  ),
)('what a fault leads to is found in the schedules in which it happens: %s', (_, of) => {
  const { outcomes } = drain(checkCell(of, { budget: BUDGET }))
  const found = new Map(outcomes.map(({ id, shortest }) => [id, shortest]))
  expect(found).toEqual(shortestWithHit(of))
  expect(found.size).toBeGreaterThan(0)
})

test('a full disk at a step that writes nothing, and a step that is never reached, lead to nothing', () => {
  for (const of of [withFault('disk-full', 0, 1), withFault('kill', 1, 99)]) {
    expect(drain(checkCell(of, { budget: BUDGET })).outcomes).toEqual([])
  }
})

test('a check says whether its fault happens in any schedule', () => {
  const happens = (of: Scenario) => check(of).report(0).faultHappens
  expect(happens(withFault('disk-full', 0, 5))).toBe(true)
  expect(happens(withFault('kill', 1, 8))).toBe(true)
  expect(happens(withFault('disk-full', 0, 1))).toBe(false)
  expect(happens(withFault('kill', 1, 99))).toBe(false)
  expect(happens(scenario('fix', ['touch']))).toBeNull()
})

test('a check that was stopped does not say that its fault never happens', () => {
  const budget = { ...BUDGET, states: 20 }
  expect(check(withFault('kill', 1, 99), { budget }).report(0).faultHappens).toBeNull()
})
