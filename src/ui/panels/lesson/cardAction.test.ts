import { expect, test } from 'vitest'
import { primaryOf } from './cardAction.ts'

const ROWS = [
  { letter: 'A', verb: 'sends' },
  { letter: 'A', verb: 'empties' },
] as const

const open = { answered: false, reached: false }

test('a card of steps names each step, and goes on when they are done', () => {
  const action = { kind: 'steps', until: 2 } as const
  expect(primaryOf(action, 0, ROWS, open)).toEqual({ does: 'step', label: 'Step A: it sends' })
  expect(primaryOf(action, 1, ROWS, open)?.label).toBe('Step A: it empties')
  expect(primaryOf(action, 2, ROWS, open)?.does).toBe('next')
})

test('a question has no button until it is answered', () => {
  const then = { scenario: {} as never, schedule: '', cursor: 0 }
  const action = { kind: 'ask', question: { kind: 'safe', prompt: '' }, then } as const
  expect(primaryOf(action, 0, ROWS, open)).toBeNull()
  expect(primaryOf(action, 0, ROWS, { answered: true, reached: true })?.does).toBe('next')
})

test('what the model plays is played once', () => {
  const action = { kind: 'play', until: 2, label: 'Let A finish' } as const
  expect(primaryOf(action, 0, ROWS, open)).toEqual({ does: 'play', label: 'Let A finish' })
  expect(primaryOf(action, 2, ROWS, open)?.does).toBe('next')
})

test('once they are made it stays with Next, wherever the reader looks', () => {
  const reached = { answered: false, reached: true }
  expect(primaryOf({ kind: 'play', until: 2, label: 'Show me' }, 1, ROWS, reached)?.does).toBe(
    'next',
  )
  expect(primaryOf({ kind: 'steps', until: 2 }, 0, ROWS, reached)?.does).toBe('next')
})
