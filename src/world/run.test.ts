import { expect, test } from 'vitest'
import type { Pid } from '../vfs/index.ts'
import { planOf } from './testing/planOf.testing.ts'
import { emptyRun, follow, prefix, replay, scheduleOf, stateOf, toItsEnd, worldAt } from './run.ts'

const WRITE = "def main():\n    f = open('/d/x', 'w')\n    f.write('a')\n    f.close()\n"
const LOCK = `import fcntl
def main():
    f = open('/d/x', 'w')
    fcntl.flock(f, fcntl.LOCK_EX)
    g = open('/d/x', 'r')
    fcntl.flock(g, fcntl.LOCK_EX)
`

test('the same plan and schedule give the same run', () => {
  const plan = planOf(WRITE, ['main', 'main'])
  expect(replay(plan, 'ABBA')).toEqual(replay(plan, 'ABBA'))
})

test('a run has one more world than steps, and gives its schedule back', () => {
  const { run } = replay(planOf(WRITE, ['main', 'main']), 'ABBA')
  expect(run.worlds).toHaveLength(5)
  expect(scheduleOf(run)).toBe('ABBA')
})

test.each([
  ['AAA', { at: 2, letter: 'A', reason: 'finished' }],
  ['AB', { at: 1, letter: 'B', reason: 'unknown' }],
  ['A?', { at: 1, letter: '?', reason: 'unknown' }],
])('the schedule %s of one request of two steps stops: %j', (schedule, divergence) => {
  expect(replay(planOf(WRITE), schedule).divergence).toEqual(divergence)
})

test('a letter that waits for a lock stops the schedule as blocked', () => {
  expect(replay(planOf(LOCK, ['main', 'main']), 'ABAB').divergence).toEqual({
    at: 3,
    letter: 'B',
    reason: 'blocked',
  })
})

test('following in two parts is following at once', () => {
  const plan = planOf(WRITE, ['main', 'main'])
  expect(follow(replay(plan, 'AB').run, 'BA')).toEqual(replay(plan, 'ABBA'))
})

test('a prefix is the run of the shorter schedule', () => {
  const plan = planOf(WRITE, ['main', 'main'])
  const { run } = replay(plan, 'ABBA')
  expect(prefix(run, 2)).toEqual(replay(plan, 'AB').run)
  expect(prefix(run, 9)).toBe(run)
  expect(worldAt(run, 99)).toBe(run.worlds[4])
  expect(worldAt(run, -1)).toBe(run.worlds[0])
})

test('a run can continue, is over, or is stuck in a deadlock', () => {
  const plan = planOf(LOCK)
  expect(stateOf(plan, worldAt(emptyRun(plan), 0))).toBe('going')
  // A second descriptor of the same file waits for the lock of the first: flock(2).
  const stuck = toItsEnd(emptyRun(plan), 0 as Pid)
  expect(stateOf(plan, worldAt(stuck, 99))).toBe('stuck')
  const over = toItsEnd(emptyRun(planOf(WRITE)), 0 as Pid)
  expect(stateOf(over.plan, worldAt(over, 99))).toBe('finished')
})
