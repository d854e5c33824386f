import { expect, test } from 'vitest'
import type { RequestView } from '../../../world/index.ts'
import { nextMove } from './prospect.ts'

const KEY = '3f9c1e0a7b52d84c6e1f90ab37c5d264'
const ready: RequestView = {
  letter: 'A',
  status: 'ready',
  ended: null,
  blockedBy: [],
  frames: [],
  span: null,
  next: { name: 'open wb', path: `/sessions/sessionid${KEY}`, result: null },
  order: 'empty 3f9c',
  log: [],
  response: null,
}

test('a request that can move says what it would do; in full with the call and the whole path', () => {
  expect(nextMove(ready)).toEqual({
    short: 'empty 3f9c',
    full: `empty 3f9c (open wb /sessions/sessionid${KEY})`,
  })
})

test('an operation on the browser has no file', () => {
  const next = { name: 'send', path: null, result: null }
  expect(nextMove({ ...ready, next, order: 'send the request' }).full).toBe('send the request')
})

test('a blocked request names the request that it waits for', () => {
  expect(nextMove({ ...ready, status: 'blocked', blockedBy: ['B', 'C'] }).short).toBe(
    'waits for B and C',
  )
})

test('a finished request says how it was answered', () => {
  expect(nextMove({ ...ready, status: 'finished', next: null, response: 500 }).short).toBe(
    'done 500',
  )
})
