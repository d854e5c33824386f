import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPlayer, paceOf } from './player.ts'
import type { Player } from './player.ts'
import { createPreferences } from './preferences.ts'
import { stepperAt } from './stepper.testing.ts'
import type { StepperStore } from './stepper.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function startPlayer(schedule: string): {
  readonly stepper: StepperStore
  readonly player: Player
} {
  const link = `#1&program=fix&views=touch,touch&set=save-every-request&start=live&schedule=${schedule}&at=0`
  const stepper = stepperAt(link)
  return { stepper, player: createPlayer(stepper, createPreferences(null)) }
}

test('the player steps at once, then at its pace, and pauses', async () => {
  const { stepper, player } = startPlayer('AB')
  expect(player.status()).toBe('idle')
  player.toggle()
  await vi.advanceTimersByTimeAsync(0)
  expect(stepper.getState().cursor).toBe(1)
  await vi.advanceTimersByTimeAsync(1000)
  expect(stepper.getState().cursor).toBe(2)
  player.toggle()
  expect(player.status()).toBe('paused')
  await vi.advanceTimersByTimeAsync(5000)
  expect(stepper.getState().cursor).toBe(2)
})

test('at the end of the schedule the player lets the requests finish, one after the other, and stops', async () => {
  const { stepper, player } = startPlayer('B')
  player.toggle()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(player.status()).toBe('at the end')
  expect(stepper.getState().schedule).toBe('BBBBBBAAAAAA')
  player.toggle()
  await vi.advanceTimersByTimeAsync(0)
  expect(stepper.getState().cursor).toBe(1)
})

test('the pace is half before a point of no return, at every speed', () => {
  expect(paceOf(1, 7, 7)).toBe(2000)
  expect(paceOf(4, 7, 7)).toBe(500)
  expect(paceOf(1, 6, 7)).toBe(1000)
  expect(paceOf(1, 7, null)).toBe(1000)
})

/** When the step `count` is made, in milliseconds after Play was pressed. */
async function timeOf({ stepper, player }: ReturnType<typeof startPlayer>, count: number) {
  player.toggle()
  await vi.advanceTimersByTimeAsync(0)
  let time = 0
  while (stepper.getState().cursor < count && time < 60_000) {
    await vi.advanceTimersByTimeAsync(100)
    time += 100
  }
  return time
}

const LOSS = 'AAAABBBAABBBBBB'

test('the player waits twice as long before the point of no return, and only there', async () => {
  const watched = (count: number) => {
    const both = startPlayer(LOSS)
    both.player.watch({ schedule: LOSS, step: 7 })
    return timeOf(both, count)
  }
  expect(await timeOf(startPlayer(LOSS), 7)).toBe(6000)
  expect(await watched(6)).toBe(5000)
  expect(await watched(7)).toBe(7000)
  expect(await watched(8)).toBe(8000)
})

test('the point of another schedule that has parted before it slows nothing', async () => {
  const both = startPlayer(LOSS)
  both.player.watch({ schedule: 'BBBBAAAA', step: 7 })
  expect(await timeOf(both, 7)).toBe(6000)
})

test('the player stops after a bad end', async () => {
  const { stepper, player } = startPlayer(LOSS)
  player.watch({ schedule: LOSS, step: 7 })
  player.toggle()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(player.status()).toBe('at the end')
  expect(stepper.getState()).toMatchObject({ cursor: LOSS.length, schedule: LOSS })
})
