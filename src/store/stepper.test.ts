import { expect, test } from 'vitest'
import { derived } from './derived.ts'
import { createStepper, offeredBranches } from './stepper.ts'
import type { SessionStore } from './stepper.ts'

const TWO = '#1&program=fix&views=touch,touch&set=save-every-request&start=live&schedule=&at=0'

function stepped(schedule: string): SessionStore {
  const stepper = createStepper(TWO)
  for (const letter of schedule) stepper.getState().choose(letter)
  return stepper
}

test('back and forward restore the very same world', () => {
  const stepper = stepped('AAAB')
  const there = derived(stepper.getState()).world
  stepper.getState().back()
  stepper.getState().back()
  stepper.getState().forward()
  stepper.getState().forward()
  expect(derived(stepper.getState()).world).toEqual(there)
})

test('a step after going back starts a branch, and the old one is kept and can be taken again', () => {
  const stepper = stepped('AAAB')
  stepper.getState().goTo(2)
  stepper.getState().choose('B')
  expect(stepper.getState().schedule).toBe('AAB')
  expect(offeredBranches(stepper.getState())).toEqual([{ schedule: 'AAAB', shared: 2 }])
  const there = derived(stepped('AAAB').getState()).world
  stepper.getState().takeBranch(0)
  stepper.getState().toEnd()
  expect(stepper.getState().schedule).toBe('AAAB')
  expect(derived(stepper.getState()).world).toEqual(there)
  expect(offeredBranches(stepper.getState()).map((branch) => branch.schedule)).toEqual(['AAB'])
})

test('choosing the step that comes next anyway starts no branch', () => {
  const stepper = stepped('AAB')
  stepper.getState().toStart()
  stepper.getState().choose('A')
  expect(stepper.getState()).toMatchObject({ schedule: 'AAB', cursor: 1, branches: [] })
})

test('undo and redo bring back schedule, position and scenario', () => {
  const stepper = stepped('AAB')
  stepper.getState().setFix(false)
  expect(stepper.getState().scenario.program).toBe('ticket')
  stepper.getState().undo()
  expect(stepper.getState()).toMatchObject({ schedule: 'AAB', cursor: 3 })
  expect(stepper.getState().scenario.program).toBe('fix')
  stepper.getState().undo()
  expect(stepper.getState().schedule).toBe('AA')
  stepper.getState().redo()
  stepper.getState().redo()
  expect(stepper.getState().scenario.program).toBe('ticket')
})

test('the fix switch replays the same schedule as far as it is valid and says where it diverged', () => {
  const stepper = createStepper(
    '#1&program=ticket&views=touch&set=save-every-request&start=live&schedule=AAAAAAAAA&at=9',
  )
  stepper.getState().setFix(true)
  expect(stepper.getState().schedule).toBe('AAAAAA')
  expect(stepper.getState().notice?.text).toContain('from step 2 on')
  expect(stepper.getState().notice?.text).toContain('6 of its 9 steps')
})

test('a request that is over cannot be stepped', () => {
  const stepper = stepped('A')
  stepper.getState().runToEnd('A')
  const { schedule } = stepper.getState()
  stepper.getState().choose('A')
  expect(stepper.getState().schedule).toBe(schedule)
})

test('stepping by source line passes through the lines of a step, and back', () => {
  const stepper = stepped('')
  stepper.getState().stepLine()
  expect(stepper.getState()).toMatchObject({ schedule: 'A', cursor: 1, line: 1 })
  stepper.getState().stepLine()
  expect(stepper.getState()).toMatchObject({ cursor: 1, line: 2 })
  stepper.getState().backLine()
  stepper.getState().backLine()
  expect(stepper.getState()).toMatchObject({ schedule: 'A', cursor: 0, line: null })
})

test('stepping by source line reaches the rest of a step, then the next step', () => {
  const stepper = stepped('')
  stepper.getState().stepLine()
  const lines: (number | null)[] = []
  for (let index = 0; index < 100 && stepper.getState().cursor === 1; index += 1) {
    lines.push(stepper.getState().line)
    stepper.getState().stepLine()
  }
  expect(lines.at(-1)).toBeNull()
  expect(lines.length).toBeGreaterThan(4)
  expect(stepper.getState()).toMatchObject({ schedule: 'AA', cursor: 2 })
})

test('removing requests keeps the part of the schedule that is still valid', () => {
  const stepper = stepped('AAB')
  stepper.getState().setRequestCount(1)
  expect(stepper.getState().schedule).toBe('AA')
  expect(stepper.getState().notice?.text).toContain('2 of its 3 steps')
})

test('another schedule takes the place of the old one, which is kept as a branch and can be undone', () => {
  const stepper = stepped('AAAB')
  stepper.getState().setSchedule('ABBA', 2, 'bend')
  expect(stepper.getState()).toMatchObject({ schedule: 'ABBA', cursor: 2 })
  expect(offeredBranches(stepper.getState())).toEqual([{ schedule: 'AAAB', shared: 1 }])
  stepper.getState().undo()
  expect(stepper.getState()).toMatchObject({ schedule: 'AAAB', cursor: 4 })
})

test('a schedule that cannot be followed to its end changes nothing', () => {
  const stepper = stepped('AAAB')
  const before = stepper.getState()
  stepper.getState().setSchedule('AABC', 2, 'bend')
  stepper.getState().setSchedule('A'.repeat(100), 2, 'bend')
  expect(stepper.getState()).toEqual(before)
})

test('the edits of one gesture are undone at once and leave one branch', () => {
  const stepper = stepped('AAAB')
  stepper.getState().setSchedule('AABA', 3, 'bend')
  stepper.getState().setSchedule('ABAA', 2, 'bend', true)
  stepper.getState().setSchedule('BAAA', 1, 'bend', true)
  expect(offeredBranches(stepper.getState()).map((branch) => branch.schedule)).toEqual(['AAAB'])
  stepper.getState().undo()
  expect(stepper.getState().schedule).toBe('AAAB')
})
