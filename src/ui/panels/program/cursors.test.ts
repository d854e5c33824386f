import { expect, test } from 'vitest'
import type { RequestView } from '../../../world/index.ts'
import { cursorsOf, followedRequest, orderedFiles } from './cursors.ts'

function request(letter: 'A' | 'B', line: number | null): RequestView {
  return {
    letter,
    status: line === null ? 'finished' : 'ready',
    ended: null,
    blockedBy: [],
    frames: [],
    span: line === null ? null : { file: 'base.py', from: 0, to: 1, line },
    next: null,
    order: null,
    log: [],
    response: line === null ? 200 : null,
  }
}

const last = { file: 'handler.py', line: 35 }

test('every request that is not over has a cursor, and the one that moved is marked', () => {
  expect(cursorsOf([request('A', 7), request('B', null)], 'A', null)).toEqual([
    { letter: 'A', file: 'base.py', line: 7, moved: true },
  ])
})

test('a line inside the step replaces the rest, for the moved request only', () => {
  const cursors = cursorsOf([request('A', 7), request('B', 9)], 'B', last)
  expect(cursors.map(({ letter, line }) => `${letter}${line}`)).toEqual(['A7', 'B35'])
})

test('a line inside its last step gives a finished request its cursor back', () => {
  expect(cursorsOf([request('A', null)], 'A', last)).toHaveLength(1)
})

test('the listing follows the request that moved, over its end as well, and at the start the first', () => {
  const both = [request('A', 7), request('B', 9)]
  expect(followedRequest(cursorsOf(both, 'B', null), last)).toMatchObject({ line: 9 })
  expect(followedRequest(cursorsOf([request('A', 7), request('B', null)], 'B', null), last)).toBe(
    last,
  )
  expect(followedRequest(cursorsOf(both, null, null), null)).toMatchObject({ line: 7 })
  expect(followedRequest([], null)).toBeNull()
})

test('tabs that are known come first, and none is lost', () => {
  expect(orderedFiles(['probe.py', 'base.py', 'a.py'], ['a.py', 'base.py', 'gone.py'])).toEqual([
    'a.py',
    'base.py',
    'probe.py',
  ])
})
