import { beforeAll, expect, test } from 'vitest'
import { pidOf } from '../world/index.ts'
import { faultsHere } from './faultsHere.ts'
import { derivedOf } from './derived.ts'
import { stepperAt } from './stepper.testing.ts'
import type { StepperStore } from './stepper.ts'
import { actionsOf } from './actions.ts'
import { provideEveryProgram } from '../programs/everyProgram.ts'

/** What a person does with a stepper. */
const by = (stepper: StepperStore) => actionsOf(stepper.getState().dispatch)

beforeAll(provideEveryProgram)

function openStepper(program: string, views: string, schedule: string): StepperStore {
  return stepperAt(
    `#1&program=${program}&views=${views}&set=save-every-request&start=live&schedule=${schedule}`,
  )
}

function kindsFor(stepper: StepperStore, letter: string): readonly string[] {
  const who = pidOf(letter)
  return who === null ? [] : faultsHere(stepper.getState(), who)
}

test('a request is killed at the cursor: it is over, its files are closed, it gets no answer', () => {
  const stepper = openStepper('fix', 'touch,touch', 'AAAABB')
  by(stepper).goTo(4)
  by(stepper).injectFault('kill', 'A')
  const state = stepper.getState()
  expect(state).toMatchObject({
    schedule: 'AAAAA',
    cursor: 5,
    scenario: { fault: { kind: 'kill', request: 0, step: 5 } },
  })
  const { world, run } = derivedOf(state)
  expect(world.requests[0]).toMatchObject({ killed: true, response: null })
  expect(run.records.at(-1)).toMatchObject({ fault: 'kill', answer: null })
})

test('undo brings the scenario without the fault and the whole schedule back', () => {
  const stepper = openStepper('fix', 'touch,touch', 'AAAABB')
  by(stepper).goTo(4)
  by(stepper).injectFault('kill', 'A')
  by(stepper).undo()
  expect(stepper.getState()).toMatchObject({
    schedule: 'AAAABB',
    cursor: 4,
    scenario: { fault: null },
  })
})

test('without the fault the same schedule is followed, and a notice says what differs', () => {
  const stepper = openStepper('fix', 'touch,touch', 'AAAA')
  by(stepper).injectFault('kill', 'A')
  by(stepper).changeScenario({ fault: null }, 'no fault')
  expect(stepper.getState()).toMatchObject({ schedule: 'AAAAA', scenario: { fault: null } })
  expect(stepper.getState().notice?.text).toContain('from step 5 on')
})

test('a full disk is only offered where the next operation is a write', () => {
  const stepper = openStepper('fix', 'touch', 'AAA')
  expect(kindsFor(stepper, 'A')).toEqual(['kill'])
  by(stepper).choose('A')
  expect(kindsFor(stepper, 'A')).toEqual(['kill', 'disk-full'])
  by(stepper).injectFault('disk-full', 'A')
  expect(derivedOf(stepper.getState()).run.records.at(-1)?.fault).toBe('disk-full')
})

test('only a cache can be evicted, and the entries are gone before the step', () => {
  const rows = openStepper('db-modern', 'touch', 'A')
  expect(kindsFor(rows, 'A')).toEqual(['kill'])
  const cache = openStepper('cache-modern', 'touch', 'A')
  expect(kindsFor(cache, 'A')).toEqual(['kill', 'evict'])
  by(cache).injectFault('evict', 'A')
  expect(derivedOf(cache.getState()).world.db.cache.size).toBe(0)
})

test('a request that is over cannot be hit, and one that waits can be killed', () => {
  const stepper = openStepper('reporter-flock', 'touch,touch', 'AAAABB')
  expect(derivedOf(stepper.getState()).runState).toBe('stuck')
  expect(kindsFor(stepper, 'A')).toEqual(['kill'])
  by(stepper).injectFault('kill', 'A')
  // Its lock is released: B continues.
  expect(derivedOf(stepper.getState()).runState).toBe('going')
  expect(kindsFor(stepper, 'A')).toEqual([])
  expect(kindsFor(stepper, 'B')).toContain('kill')
})

test('a request that is to be killed where it waits can move, as the search has it', () => {
  const stepper = stepperAt(
    '#1&program=reporter-flock&views=touch&set=save-every-request&start=live&fault=kill:A:5&schedule=AAAA',
  )
  expect(derivedOf(stepper.getState()).runState).toBe('going')
  by(stepper).choose('A')
  expect(derivedOf(stepper.getState()).runState).toBe('finished')
})

test('there is one fault in a run: another takes its place', () => {
  const stepper = openStepper('fix', 'touch,touch', 'AAAA')
  by(stepper).injectFault('disk-full', 'A')
  by(stepper).injectFault('kill', 'B')
  expect(stepper.getState().scenario.fault).toEqual({ kind: 'kill', request: 1, step: 1 })
  expect(stepper.getState().schedule).toBe('AAAAAB')
})
