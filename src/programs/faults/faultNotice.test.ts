import { expect, test } from 'vitest'
import { faultNotice } from './faultNotice.ts'

const KILL = { kind: 'kill', request: 0, step: 9 } as const
const FULL = { kind: 'disk-full', request: 1, step: 2 } as const
const AHEAD = { kind: 'ahead' } as const

test('of a fault that happens, or still may, nothing is said', () => {
  expect(faultNotice(KILL, { kind: 'happened', step: 12 }, true)).toBeNull()
  expect(faultNotice(KILL, { kind: 'happened', step: 12 }, null)).toBeNull()
  expect(faultNotice(KILL, AHEAD, true)).toBeNull()
  expect(faultNotice(KILL, AHEAD, null)).toBeNull()
})

test('a fault of no schedule is told from one that this schedule lacks', () => {
  expect(faultNotice(KILL, AHEAD, false)).toMatch(/in no schedule: A never gets to its step 9\.$/)
  expect(faultNotice(FULL, AHEAD, false)).toMatch(/in no schedule: B never writes at its step 2\.$/)
  const missed = { kind: 'missed', step: 4 } as const
  expect(faultNotice(FULL, missed, null)).toMatch(/in its schedule: B writes nothing at its step 2/)
  expect(faultNotice(FULL, missed, false)).toMatch(/in no schedule/)
  const late = { kind: 'too late', steps: 8 } as const
  expect(faultNotice(KILL, late, true)).toMatch(/in its schedule: A ends after 8 steps of its own/)
})
