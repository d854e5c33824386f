import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPlayer } from './player.ts'
import type { Player } from './player.ts'
import { createPreferences } from './preferences.ts'
import { createStepper } from './stepper.ts'
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
  const stepper = createStepper(link)
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
