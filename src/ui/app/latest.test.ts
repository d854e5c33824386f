import { expect, test } from 'vitest'
import { latest } from './latest.ts'

test('while a job runs only the newest input waits, and the ones between are dropped', async () => {
  const started: number[] = []
  let finish = (): void => undefined
  const ask = latest<number>(async (input) => {
    started.push(input)
    await new Promise<void>((resolve) => {
      finish = resolve
    })
  })
  ask(1)
  ask(2)
  ask(3)
  expect(started).toEqual([1])
  finish()
  await expect.poll(() => started).toEqual([1, 3])
  ask(4)
  finish()
  await expect.poll(() => started).toEqual([1, 3, 4])
})
