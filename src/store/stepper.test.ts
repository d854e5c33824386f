import { expect, test } from 'vitest'
import { derivedOf } from './derived.ts'
import { offeredBranches } from './stepper.ts'
import { stepperAt } from './stepper.testing.ts'
import type { StepperStore } from './stepper.ts'
import { actionsOf } from './actions.ts'

/** What a person does with a stepper. */
const by = (stepper: StepperStore) => actionsOf(stepper.getState().dispatch)

const TWO = '#1&program=fix&views=touch,touch&set=save-every-request&start=live&schedule=&at=0'

function stepperAfter(schedule: string): StepperStore {
  const stepper = stepperAt(TWO)
  for (const letter of schedule) by(stepper).choose(letter)
  return stepper
}

test('back and forward restore the very same world', () => {
  const stepper = stepperAfter('AAAB')
  const there = derivedOf(stepper.getState()).world
  by(stepper).back()
  by(stepper).back()
  by(stepper).forward()
  by(stepper).forward()
  expect(derivedOf(stepper.getState()).world).toEqual(there)
})

test('a step after going back starts a branch, and the old one is kept and can be taken again', () => {
  const stepper = stepperAfter('AAAB')
  by(stepper).goTo(2)
  by(stepper).choose('B')
  expect(stepper.getState().schedule).toBe('AAB')
  expect(offeredBranches(stepper.getState())).toEqual([{ schedule: 'AAAB', shared: 2 }])
  const there = derivedOf(stepperAfter('AAAB').getState()).world
  by(stepper).takeBranch(0)
  by(stepper).toEnd()
  expect(stepper.getState().schedule).toBe('AAAB')
  expect(derivedOf(stepper.getState()).world).toEqual(there)
  expect(offeredBranches(stepper.getState()).map((branch) => branch.schedule)).toEqual(['AAB'])
})

test('choosing the step that comes next anyway starts no branch', () => {
  const stepper = stepperAfter('AAB')
  by(stepper).toStart()
  by(stepper).choose('A')
  expect(stepper.getState()).toMatchObject({ schedule: 'AAB', cursor: 1, branches: [] })
})

test('undo and redo bring back schedule, position and scenario', () => {
  const stepper = stepperAfter('AAB')
  by(stepper).setFix(false)
  expect(stepper.getState().scenario).toMatchObject({ program: 'ticket' })
  by(stepper).undo()
  expect(stepper.getState()).toMatchObject({ schedule: 'AAB', cursor: 3 })
  expect(stepper.getState().scenario).toMatchObject({ program: 'fix' })
  by(stepper).undo()
  expect(stepper.getState().schedule).toBe('AA')
  by(stepper).redo()
  by(stepper).redo()
  expect(stepper.getState().scenario).toMatchObject({ program: 'ticket' })
})

test('the fix switch replays the same schedule as far as it is valid and says where it diverged', () => {
  const stepper = stepperAt(
    '#1&program=ticket&views=touch&set=save-every-request&start=live&schedule=AAAAAAAAA&at=9',
  )
  by(stepper).setFix(true)
  expect(stepper.getState().schedule).toBe('AAAAAA')
  expect(stepper.getState().notice?.text).toContain('from step 2 on')
  expect(stepper.getState().notice?.text).toContain('6 of its 9 steps')
})

test('a request that is over cannot be stepped', () => {
  const stepper = stepperAfter('A')
  by(stepper).runToEnd('A')
  const { schedule } = stepper.getState()
  by(stepper).choose('A')
  expect(stepper.getState().schedule).toBe(schedule)
})

test('stepping by source line passes through the lines of a step, and back', () => {
  const stepper = stepperAfter('')
  by(stepper).stepLine()
  expect(stepper.getState()).toMatchObject({ schedule: 'A', cursor: 1, line: 1 })
  by(stepper).stepLine()
  expect(stepper.getState()).toMatchObject({ cursor: 1, line: 2 })
  by(stepper).backLine()
  by(stepper).backLine()
  expect(stepper.getState()).toMatchObject({ schedule: 'A', cursor: 0, line: null })
})

test('stepping by source line reaches the rest of a step, then the next step', () => {
  const stepper = stepperAfter('')
  by(stepper).stepLine()
  const lines: (number | null)[] = []
  for (let index = 0; index < 100 && stepper.getState().cursor === 1; index += 1) {
    lines.push(stepper.getState().line)
    by(stepper).stepLine()
  }
  expect(lines.at(-1)).toBeNull()
  expect(lines.length).toBeGreaterThan(4)
  expect(stepper.getState()).toMatchObject({ schedule: 'AA', cursor: 2 })
})

test('removing requests keeps the part of the schedule that is still valid', () => {
  const stepper = stepperAfter('AAB')
  by(stepper).setRequestCount(1)
  expect(stepper.getState().schedule).toBe('AA')
  expect(stepper.getState().notice?.text).toContain('2 of its 3 steps')
})

test('a new schedule replaces the old one, which stays as a branch and can be undone', () => {
  const stepper = stepperAfter('AAAB')
  by(stepper).setSchedule('ABBA', 2, 'map')
  expect(stepper.getState()).toMatchObject({ schedule: 'ABBA', cursor: 2 })
  expect(offeredBranches(stepper.getState())).toEqual([{ schedule: 'AAAB', shared: 1 }])
  by(stepper).undo()
  expect(stepper.getState()).toMatchObject({ schedule: 'AAAB', cursor: 4 })
})

test('a schedule that cannot be followed to its end changes nothing', () => {
  const stepper = stepperAfter('AAAB')
  const before = stepper.getState()
  by(stepper).setSchedule('AABC', 2, 'map')
  by(stepper).setSchedule('A'.repeat(100), 2, 'map')
  expect(stepper.getState()).toEqual(before)
})

test('the edits of one gesture are undone at once and leave one branch', () => {
  const stepper = stepperAfter('AAAB')
  by(stepper).setSchedule('AABA', 3, 'map')
  by(stepper).setSchedule('ABAA', 2, 'map', true)
  by(stepper).setSchedule('BAAA', 1, 'map', true)
  expect(offeredBranches(stepper.getState()).map((branch) => branch.schedule)).toEqual(['AAAB'])
  by(stepper).undo()
  expect(stepper.getState().schedule).toBe('AAAB')
})

test('a step keeps its run beside the letters: nothing is followed again', () => {
  const stepper = stepperAt(TWO)
  by(stepper).choose('A')
  by(stepper).choose('B')
  const { run, timeline } = derivedOf(stepper.getState())
  by(stepper).choose('A')
  const next = derivedOf(stepper.getState())
  // The worlds before the step are the very same objects.
  expect(next.run.worlds.slice(0, 3).every((world, at) => world === run.worlds[at])).toBe(true)
  expect(next.timeline).not.toBe(timeline)
  expect(next.timeline.rows).toHaveLength(3)
})

test('a move of the cursor computes no other timeline', () => {
  const stepper = stepperAfter('AAB')
  const { timeline } = derivedOf(stepper.getState())
  by(stepper).back()
  expect(derivedOf(stepper.getState()).timeline).toBe(timeline)
})
