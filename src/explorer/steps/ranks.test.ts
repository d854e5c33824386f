import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Ranks } from './ranks.ts'
import { strongComponents } from './strongComponents.ts'

const NODES = 8
const node = fc.integer({ min: 0, max: NODES - 1 })
const batches = fc.array(fc.array(fc.tuple(node, node), { maxLength: 10 }), {
  minLength: 1,
  maxLength: 4,
})

test('whenever it is put right, each step raises the rank, but for those within a loop', () => {
  fc.assert(
    fc.property(batches, (steps) => {
      const ranks = new Ranks()
      for (let count = 0; count < NODES; count += 1) ranks.start(ranks.add())
      const next = Array.from({ length: NODES }, () => new Set<number>())
      for (const batch of steps) {
        for (const [from, to] of batch) {
          ranks.step(from, to)
          next[from]?.add(to)
        }
        ranks.settle()
        expectRight(ranks, next)
      }
    }),
  )
})

function expectRight(ranks: Ranks, next: readonly ReadonlySet<number>[]): void {
  const components = strongComponents(next.length, (node) => next[node] ?? [])
  const componentOf = (one: number) => components.find((members) => members.includes(one))
  let loops = false
  for (const [from, tos] of next.entries()) {
    for (const to of tos) {
      const raise = ranks.rank(to) - ranks.rank(from)
      const within = componentOf(from) === componentOf(to)
      loops ||= within
      expect(within ? raise === 0 : raise > 0).toBe(true)
    }
  }
  expect([ranks.wrong, ranks.cyclic]).toEqual([false, loops])
}

test('a step that closes a loop, or leads back, shows that a rank is wrong', () => {
  const ranks = new Ranks()
  const [a, b] = [ranks.add(), ranks.add()]
  ranks.start(a)
  ranks.step(a, b)
  expect(ranks.wrong).toBe(false)
  ranks.step(b, a)
  expect(ranks.wrong).toBe(true)
  ranks.settle()
  expect([ranks.wrong, ranks.cyclic, ranks.rank(b) - ranks.rank(a)]).toEqual([false, true, 0])
  // Known to be a loop: no news.
  ranks.step(b, a)
  expect(ranks.wrong).toBe(false)
})
