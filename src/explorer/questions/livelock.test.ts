import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchResult } from '../testing/finished.testing.ts'
import { anyLoopingModel } from '../testing/randomModels.testing.ts'
import { increment, localSteps, lock, toyModel, unlock } from '../testing/toyModels.testing.ts'
import type { ToyShared, ToyStep } from '../testing/toyModels.testing.ts'
import { bruteLivelock } from './livelock.oracle.ts'

/** Tries again until a cell is free, and takes it: a spin lock. */
const spin = (cell: string, at: number): ToyStep => ({
  reads: [cell],
  writes: [cell],
  run: ([held = 0]) => (held === 0 ? { written: [1] } : { written: [held], to: at }),
})

/** Takes a cell if it is free; else gives another one back and begins again. */
const tryOrGiveBack = (cell: string, held: string): ToyStep => ({
  reads: [cell, held],
  writes: [cell, held],
  run: ([wanted = 0]) => (wanted === 0 ? { written: [1, 1] } : { written: [wanted, 0], to: 0 }),
})

const go = { written: [] }

function livelockOf(programs: readonly (readonly ToyStep[])[], shared: ToyShared = { x: 0, y: 0 }) {
  return searchResult(toyModel(programs, shared, ['end'], () => 1)).verdict.livelock
}

test('who spins for a lock that its owner lets go waits, but not for ever', () => {
  const worker = [spin('x', 0), unlock('x')]
  expect(livelockOf([worker, worker])).toBeNull()
})

test('who spins for a lock that its owner takes along never ends', () => {
  const livelock = livelockOf([[spin('x', 0)], [spin('x', 0)]])
  // Either takes it and ends; the other goes round in one state. There are two such states.
  expect(livelock).toEqual({ shortest: [0], round: [1], states: 2 })
})

test('two that give back what they hold when the other has the rest can go on so for ever', () => {
  const livelock = livelockOf([
    [lock('x'), tryOrGiveBack('y', 'x')],
    [lock('y'), tryOrGiveBack('x', 'y')],
  ])
  expect(livelock).not.toBeNull()
  expect(new Set(livelock?.round)).toEqual(new Set([0, 1]))
})

test('a loop that needs another never to move is unfair: no livelock', () => {
  // A goes round until B has written x, which B can do at any time.
  const round: ToyStep = {
    reads: ['x'],
    writes: [],
    run: ([x = 0]) => ({ written: [], to: x === 0 ? 0 : 1 }),
  }
  const write: ToyStep = { reads: [], writes: ['x'], run: () => ({ written: [1] }) }
  expect(livelockOf([[round], [write]])).toBeNull()
})

test('who can move only now and then is not passed over for ever either', () => {
  // A takes and releases x for ever. B waits for x: it can move whenever A has released it.
  const forever: ToyStep[] = [
    lock('x'),
    { reads: [], writes: ['x'], run: () => ({ written: [0], to: 0 }) },
  ]
  const livelock = livelockOf([forever, [lock('x')]])
  // So B does move in the end, and keeps x: A waits, and nobody goes round.
  expect(livelock).toBeNull()
})

test('within a loop that is unfair there may be a smaller one that is fair', () => {
  // A opens and closes a door, and waits before it does so again while x is 0.
  const porter: ToyStep[] = [
    { reads: [], writes: ['y'], run: () => ({ written: [1] }) },
    { reads: [], writes: ['y'], run: () => ({ written: [0] }) },
    { reads: ['x'], writes: [], run: ([x]) => ({ written: [], to: x === 0 ? 2 : 0 }) },
  ]
  const guest: ToyStep = { reads: ['y'], writes: [], run: ([y]) => (y === 1 ? go : null) }
  const switching: ToyStep = {
    reads: ['x'],
    writes: ['x'],
    run: ([x = 0]) => ({ written: [1 - x], to: 0 }),
  }
  // Outside are two states in which the door stays closed; once the guest is through, all six.
  expect(livelockOf([porter, [guest], [switching]])).toMatchObject({ shortest: [0, 0], states: 8 })
})

test('a search whose runs all end has none, and looks for none', () => {
  expect(livelockOf([increment('x'), increment('x')])).toBeNull()
  expect(livelockOf([localSteps(3)])).toBeNull()
})

test('where a process has left the model nobody is said to wait for ever', () => {
  const model = toyModel([[spin('x', 0)], [lock('x')]], { x: 0 }, ['end'], () => 1)
  expect(searchResult(model).verdict.livelock).not.toBeNull()
  const left = {
    ...model,
    hasLeft: (process: number, { at }: { at: number }) => process === 1 && at > 0,
  }
  expect(searchResult(left).verdict.livelock).toBeNull()
  // And yet the run has no end that would tell of it.
  expect(searchResult(model).verdict.leftLoop).toBeNull()
  expect(searchResult(left).verdict.leftLoop).toEqual([1])
})

test('exactly where the definition holds of some set of states, by trying every set', () => {
  let [found, none] = [0, 0]
  fc.assert(
    fc.property(anyLoopingModel, (model) => {
      const expected = bruteLivelock(model, 10)
      if (expected === null) return
      const { livelock } = searchResult(model).verdict
      expect(livelock !== null).toBe(expected)
      if (expected) found += 1
      else none += 1
    }),
    { seed: 20261128, numRuns: 600 },
  )
  // Both answers were really tried.
  expect(Math.min(found, none)).toBeGreaterThan(20)
})

test('the way there and the round can be taken, and the round comes back', () => {
  fc.assert(
    fc.property(anyLoopingModel, (model) => {
      const { verdict, graph } = searchResult(model)
      if (verdict.livelock === null || graph === null) return
      const { shortest, round } = verdict.livelock
      const at = graph.stateAfter(shortest)
      expect(at).not.toBeNull()
      expect(round.length).toBeGreaterThan(0)
      expect(graph.stateAfter([...shortest, ...round])).toBe(at)
    }),
    { seed: 20261128, numRuns: 200 },
  )
})
