import { expect, test } from 'vitest'
import { finished } from './finished.oracle.ts'
import { alone, increment, isOver, lock, toyModel, unlock } from './toyModels.oracle.ts'

function binomial(n: number, k: number): bigint {
  let value = 1n
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i)
  return value
}

test.each([
  [1, 1],
  [3, 2],
  [5, 7],
  [60, 70],
])('two processes of %i and %i steps of their own interleave in a binomial number of ways', (n, m) => {
  const { verdict } = finished(toyModel([alone(n), alone(m)], {}, ['ok'], () => 1))
  expect(verdict.end).toEqual({ kind: 'exhausted' })
  expect(verdict.states).toBe((n + 1) * (m + 1))
  expect(verdict.transitions).toBe(n * (m + 1) + m * (n + 1))
  expect(verdict.ends).toBe(1)
  expect(verdict.schedules).toBe(binomial(n + m, n))
  expect(verdict.outcomes[0]).toMatchObject({ share: 1, longest: n + m })
  expect(verdict.outcomes[0]?.odds).toBeCloseTo(1, 12)
  expect(verdict.outcomes[0]?.fewest?.preemptions).toBe(0)
})

const INCREMENTS = [increment('x'), increment('x')]
const lostUpdate = toyModel(INCREMENTS, { x: 0 }, ['ok', 'lost'], (_, { x }) => (x === 2 ? 1 : 2))

test('a shared counter loses an update in four of six schedules', () => {
  const { verdict } = finished(lostUpdate)
  expect(verdict.schedules).toBe(6n)
  expect(verdict.outcomes).toMatchObject([
    { name: 'ok', schedules: 2n, share: 1 / 3, shortest: [0, 0, 1, 1], longest: 4 },
    { name: 'lost', schedules: 4n, share: 2 / 3, shortest: [0, 1, 0, 1] },
  ])
  // ok is AABB or BBAA, of which each has the odds 1/2 * 1/2.
  expect(verdict.outcomes.map(({ odds }) => odds)).toEqual([0.5, 0.5])
  expect(verdict.outcomes[1]?.fewest).toEqual({ schedule: [0, 1, 1, 0], preemptions: 1 })
  expect(verdict.outcomes[0]?.fewest).toEqual({ schedule: [0, 0, 1, 1], preemptions: 0 })
})
