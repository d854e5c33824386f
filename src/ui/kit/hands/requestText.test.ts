import { expect, test } from 'vitest'
import type { RequestView } from '../../../world/index.ts'
import { raisedIn, valueText, variableName } from './requestText.ts'
import { statusText } from './statusText.ts'

const KEY = '3f9c1e0a7b52d84c6e1f90ab37c5d264'

const ready: RequestView = {
  letter: 'B',
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
const over: RequestView = { ...ready, status: 'finished', next: null, response: 200 }
const returned = { kind: 'returned', repr: 'None', json: null } as const

test('a request that can move says what it does next, with a short name', () => {
  expect(statusText(ready, { kind: 'ready' })).toEqual({
    short: 'empty 3f9c',
    long: 'next: open wb sessionid3f9c',
    bad: false,
  })
})

test('a blocked request names the request that it waits for', () => {
  const blocked: RequestView = { ...ready, status: 'blocked', blockedBy: ['A'] }
  expect(statusText(blocked, { kind: 'blocked', by: [] }).short).toBe('waits for A')
})

test('a request that is over says with which status, and an error is bad', () => {
  expect(statusText(over, { kind: 'finished', finish: returned })).toMatchObject({
    long: 'done 200',
    bad: false,
  })
  const failed: RequestView = { ...over, response: 500 }
  expect(statusText(failed, { kind: 'finished', finish: returned }).bad).toBe(true)
})

test('a request that an exception ended shows it and its traceback', () => {
  const span = { file: 'base.py', from: 0, to: 1, line: 85 }
  const status = {
    kind: 'finished',
    finish: {
      kind: 'died',
      exception: 'KeyError',
      message: 'p',
      repr: "KeyError('p')",
      traceback: [{ function: 'f', span }],
    },
  } as const
  expect(statusText(over, status)).toMatchObject({ long: 'died: KeyError: p', bad: true })
})

test('exceptions of a step are named once, without the AttributeError of the lazy dictionary', () => {
  const span = { file: 'base.py', from: 0, to: 1, line: 1 }
  const raised = ['AttributeError', null, 'IOError', 'IOError']
  const microsteps = raised.map((name) => ({ function: 'f', point: '1', span, raised: name }))
  expect(raisedIn({ microsteps })).toEqual(['IOError'])
})

test('a value is shown with short keys, cut when it is long, and its title holds the whole', () => {
  expect(valueText({ name: 'n', repr: '27', file: null })).toEqual({
    text: '27',
    whole: null,
    waiting: null,
  })
  expect(valueText({ name: 'key', repr: `'${KEY}'`, file: null })).toMatchObject({
    text: `'3f9c'`,
    whole: `'${KEY}'`,
  })
  const long = valueText({ name: 's', repr: 'x'.repeat(300), file: null })
  expect(long.text).toHaveLength(120)
  expect(long.whole).toHaveLength(300)
})

test('an open file says how many bytes it holds back', () => {
  const file = { fd: 3, path: `/sessions/sessionid${KEY}`, mode: 'wb', closed: false, buffered: 27 }
  expect(valueText({ name: 'f', repr: '<file>', file })).toMatchObject({
    text: `fd 3, 'wb' sessionid3f9c`,
    waiting: '27 bytes in the buffer, not on disk yet',
  })
  expect(
    valueText({ name: 'f', repr: '<file>', file: { ...file, buffered: 0 } }).waiting,
  ).toBeNull()
  expect(valueText({ name: 'f', repr: '<file>', file: { ...file, closed: true } }).text).toMatch(
    /^closed/,
  )
})

test('addresses are left out, and attributes of self are named by what they are', () => {
  const value = { name: 'view', repr: '<function touch at 0x7f0000000000>', file: null }
  expect(valueText(value).text).toBe('<function touch>')
  expect(variableName('self.accessed')).toBe('.accessed')
  expect(variableName('selfish')).toBe('selfish')
})
