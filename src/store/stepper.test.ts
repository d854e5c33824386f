import { expect, test } from 'vitest'
import { derived } from './derived.ts'
import { createSession, offeredBranches } from './stepper.ts'
import type { SessionStore } from './stepper.ts'

const TWO = '#1&program=fix&views=touch,touch&set=save-every-request&start=live&schedule=&at=0'

function stepped(schedule: string): SessionStore {
  const session = createSession(TWO)
  for (const letter of schedule) session.getState().choose(letter)
  return session
}

test('back and forward restore the very same world', () => {
  const session = stepped('AAAB')
  const there = derived(session.getState()).world
  session.getState().back()
  session.getState().back()
  session.getState().forward()
  session.getState().forward()
  expect(derived(session.getState()).world).toEqual(there)
})

test('a step after going back starts a branch, and the old one is kept and can be taken again', () => {
  const session = stepped('AAAB')
  session.getState().goTo(2)
  session.getState().choose('B')
  expect(session.getState().schedule).toBe('AAB')
  expect(offeredBranches(session.getState())).toEqual([{ schedule: 'AAAB', shared: 2 }])
  const there = derived(stepped('AAAB').getState()).world
  session.getState().takeBranch(0)
  session.getState().toEnd()
  expect(session.getState().schedule).toBe('AAAB')
  expect(derived(session.getState()).world).toEqual(there)
  expect(offeredBranches(session.getState()).map((branch) => branch.schedule)).toEqual(['AAB'])
})

test('choosing the step that comes next anyway starts no branch', () => {
  const session = stepped('AAB')
  session.getState().toStart()
  session.getState().choose('A')
  expect(session.getState()).toMatchObject({ schedule: 'AAB', cursor: 1, branches: [] })
})

test('undo and redo bring back schedule, position and scenario', () => {
  const session = stepped('AAB')
  session.getState().setFix(false)
  expect(session.getState().scenario.program).toBe('ticket')
  session.getState().undo()
  expect(session.getState()).toMatchObject({ schedule: 'AAB', cursor: 3 })
  expect(session.getState().scenario.program).toBe('fix')
  session.getState().undo()
  expect(session.getState().schedule).toBe('AA')
  session.getState().redo()
  session.getState().redo()
  expect(session.getState().scenario.program).toBe('ticket')
})

test('the fix switch replays the same schedule as far as it is valid and says where it diverged', () => {
  const session = createSession(
    '#1&program=ticket&views=touch&set=save-every-request&start=live&schedule=AAAAAAAAA&at=9',
  )
  session.getState().setFix(true)
  expect(session.getState().schedule).toBe('AAAAAA')
  expect(session.getState().notice?.text).toContain('from step 2 on')
  expect(session.getState().notice?.text).toContain('6 of its 9 steps')
})

test('a request that is over cannot be stepped', () => {
  const session = stepped('A')
  session.getState().runToEnd('A')
  const { schedule } = session.getState()
  session.getState().choose('A')
  expect(session.getState().schedule).toBe(schedule)
})

test('stepping by source line passes through the lines of a step, and back', () => {
  const session = stepped('')
  session.getState().stepLine()
  expect(session.getState()).toMatchObject({ schedule: 'A', cursor: 1, line: 1 })
  session.getState().stepLine()
  expect(session.getState()).toMatchObject({ cursor: 1, line: 2 })
  session.getState().backLine()
  session.getState().backLine()
  expect(session.getState()).toMatchObject({ schedule: 'A', cursor: 0, line: null })
})

test('stepping by source line reaches the rest of a step, then the next step', () => {
  const session = stepped('')
  session.getState().stepLine()
  const lines: (number | null)[] = []
  for (let index = 0; index < 100 && session.getState().cursor === 1; index += 1) {
    lines.push(session.getState().line)
    session.getState().stepLine()
  }
  expect(lines.at(-1)).toBeNull()
  expect(lines.length).toBeGreaterThan(4)
  expect(session.getState()).toMatchObject({ schedule: 'AA', cursor: 2 })
})

test('removing requests keeps the part of the schedule that is still valid', () => {
  const session = stepped('AAB')
  session.getState().setRequestCount(1)
  expect(session.getState().schedule).toBe('AA')
  expect(session.getState().notice?.text).toContain('2 of its 3 steps')
})

test('another schedule takes the place of the old one, which is kept as a branch and can be undone', () => {
  const session = stepped('AAAB')
  session.getState().setSchedule('ABBA', 2, 'bend')
  expect(session.getState()).toMatchObject({ schedule: 'ABBA', cursor: 2 })
  expect(offeredBranches(session.getState())).toEqual([{ schedule: 'AAAB', shared: 1 }])
  session.getState().undo()
  expect(session.getState()).toMatchObject({ schedule: 'AAAB', cursor: 4 })
})

test('a schedule that cannot be followed to its end changes nothing', () => {
  const session = stepped('AAAB')
  const before = session.getState()
  session.getState().setSchedule('AABC', 2, 'bend')
  session.getState().setSchedule('A'.repeat(100), 2, 'bend')
  expect(session.getState()).toEqual(before)
})

test('the edits of one gesture are undone at once and leave one branch', () => {
  const session = stepped('AAAB')
  session.getState().setSchedule('AABA', 3, 'bend')
  session.getState().setSchedule('ABAA', 2, 'bend', true)
  session.getState().setSchedule('BAAA', 1, 'bend', true)
  expect(offeredBranches(session.getState()).map((branch) => branch.schedule)).toEqual(['AAAB'])
  session.getState().undo()
  expect(session.getState().schedule).toBe('AAAB')
})
