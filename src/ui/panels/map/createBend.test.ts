import { expect, test } from 'vitest'
import { createStore } from 'zustand'
import { actionsOf } from '../../../store/index.ts'
import { stepperAt } from '../../../store/stepper.testing.ts'
import type { Check, Question, StepperStore } from '../../../store/index.ts'
import { createBend } from './createBend.ts'

/** What a person does with a stepper. */
const by = (stepper: StepperStore) => actionsOf(stepper.getState().dispatch)

const TWO = '#1&program=fix&views=touch,touch&set=save-every-request&start=live&schedule=AAAB&at=3'
const AB = { across: 'A', up: 'B' }

/** A check that answers every bend with the same schedule. */
function testBend(schedule: string | null, hash = TWO, pair = AB) {
  const asked: Question[] = []
  const idle = () => undefined
  const check = createStore<Check>(() => ({
    scenario: null,
    status: 'done',
    progress: null,
    report: null,
    trouble: null,
    others: new Map(),
    bound: idle,
    check: idle,
    compare: idle,
    cancel: idle,
    pause: idle,
    resume: idle,
    ask: (question) => {
      asked.push(question)
      return Promise.resolve({ kind: 'schedule', schedule })
    },
  }))
  const stepper = stepperAt(hash)
  const bend = createBend(check, stepper, by(stepper).setSchedule, pair)
  return { asked, stepper, bend }
}

test('a cell on the schedule only moves the position, and the checker is not asked', () => {
  const { asked, stepper, bend } = testBend(null)
  bend.begin()
  bend.move({ x: 1, y: 0 })
  expect(stepper.getState()).toMatchObject({ schedule: 'AAAB', cursor: 1 })
  expect(asked).toEqual([])
})

test('another cell bends the schedule, and the position moves there', async () => {
  const { asked, stepper, bend } = testBend('ABAA')
  bend.begin()
  bend.move({ x: 1, y: 1 })
  await expect.poll(() => stepper.getState().schedule).toBe('ABAA')
  expect(stepper.getState().cursor).toBe(2)
  expect(asked).toEqual([{ kind: 'bend', schedule: 'AAAB', across: 'A', up: 'B', x: 1, y: 1 }])
})

test('the moves of one gesture bend the schedule it began with, and are undone at once', async () => {
  const { asked, stepper, bend } = testBend('ABAA')
  bend.begin()
  bend.move({ x: 1, y: 1 })
  await expect.poll(() => stepper.getState().schedule).toBe('ABAA')
  bend.move({ x: 2, y: 0 })
  await expect.poll(() => stepper.getState().cursor).toBe(2)
  expect(stepper.getState().schedule).toBe('AAAB')
  bend.move({ x: 0, y: 1 })
  await expect.poll(() => asked.length).toBe(2)
  expect(asked.at(-1)).toMatchObject({ schedule: 'AAAB' })
  by(stepper).undo()
  expect(stepper.getState()).toMatchObject({ schedule: 'AAAB', cursor: 3, past: [] })
})

test('a cell that no schedule passes changes nothing', async () => {
  const { asked, stepper, bend } = testBend(null)
  bend.begin()
  bend.move({ x: 0, y: 1 })
  await expect.poll(() => asked.length).toBe(1)
  expect(stepper.getState()).toMatchObject({ schedule: 'AAAB', cursor: 3 })
})

test('a gesture that is broken off leaves the schedule as it was', async () => {
  const { stepper, bend } = testBend('ABAA')
  bend.begin()
  bend.move({ x: 1, y: 1 })
  await expect.poll(() => stepper.getState().schedule).toBe('ABAA')
  bend.cancel()
  expect(stepper.getState()).toMatchObject({ schedule: 'AAAB', cursor: 3 })
})

test('with a third request the others stay where the position leaves them, and the rest follows', async () => {
  const three = TWO.replace('touch,touch', 'touch,touch,touch').replace('AAAB&at=3', 'AACB&at=3')
  const { asked, stepper, bend } = testBend('ACB', three)
  bend.begin()
  bend.move({ x: 1, y: 1 })
  await expect.poll(() => stepper.getState().schedule).toBe('ACBA')
  expect(stepper.getState().cursor).toBe(3)
  expect(asked).toEqual([{ kind: 'bend', schedule: 'AAC', across: 'A', up: 'B', x: 1, y: 1 }])
})

test('the strip of a single request makes the steps that are missing', async () => {
  const one = TWO.replace('touch,touch', 'touch').replace('AAAB&at=3', 'AA&at=1')
  const { asked, stepper, bend } = testBend(null, one, { across: 'A', up: 'A' })
  bend.begin()
  bend.move({ x: 4, y: 0 })
  await expect.poll(() => stepper.getState().schedule).toBe('AAAA')
  expect(stepper.getState().cursor).toBe(4)
  expect(asked).toEqual([])
})

test('a gesture that is cancelled while the checker looks changes nothing afterwards', async () => {
  const { asked, stepper, bend } = testBend('ABAA')
  bend.begin()
  bend.move({ x: 1, y: 1 })
  bend.move({ x: 0, y: 1 })
  bend.cancel()
  // A later press is answered after the cancelled ones, so that they had their time.
  bend.move({ x: 1, y: 0 })
  await expect.poll(() => stepper.getState().cursor).toBe(1)
  expect(asked).toHaveLength(1)
  expect(stepper.getState()).toMatchObject({ schedule: 'AAAB', past: [] })
})
