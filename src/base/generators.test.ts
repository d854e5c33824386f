import { expect, test } from 'vitest'
import { drain, mapProgress } from './generators.ts'

function* work(): Generator<number, string, void> {
  yield 1
  yield 2
  return 'done'
}

test('drain gives the result and drops the progress', () => {
  expect(drain(work())).toBe('done')
})

test('mapProgress yields each progress in another form, and the same result', () => {
  const mapped = mapProgress(work(), (count) => `${count} of 2`)
  expect([mapped.next(), mapped.next(), mapped.next()]).toEqual([
    { done: false, value: '1 of 2' },
    { done: false, value: '2 of 2' },
    { done: true, value: 'done' },
  ])
})

test('it goes no further than it is asked', () => {
  let steps = 0
  function* counting(): Generator<number, null, void> {
    for (;;) yield (steps += 1)
  }
  mapProgress(counting(), String).next()
  expect(steps).toBe(1)
})
