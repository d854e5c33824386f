import { expect, test } from 'vitest'
import type { LessonFacts } from '../../../learn/index.ts'
import { primaryOf } from './cardAction.ts'

const at = (cursor: number) => {
  const rows = [
    { letter: 'A', verb: 'sends' },
    { letter: 'A', verb: 'empties' },
  ]
  return { cursor, timeline: { rows } } as unknown as Pick<LessonFacts, 'cursor' | 'timeline'>
}

const open = { answered: false, reached: false }

test('a card of steps names each step, and goes on when they are done', () => {
  const action = { kind: 'steps', until: 2 } as const
  expect(primaryOf(action, at(0), open)).toEqual({ does: 'step', label: 'Step A: it sends' })
  expect(primaryOf(action, at(1), open)?.label).toBe('Step A: it empties')
  expect(primaryOf(action, at(2), open)?.does).toBe('next')
})

test('a question has no button until it is answered', () => {
  const then = { scenario: {} as never, schedule: '', cursor: 0 }
  const action = { kind: 'ask', question: { kind: 'safe', prompt: '' }, then } as const
  expect(primaryOf(action, at(0), open)).toBeNull()
  expect(primaryOf(action, at(0), { answered: true, reached: true })?.does).toBe('next')
})

test('what the model plays is played once', () => {
  const action = { kind: 'play', until: 2, label: 'Let A finish' } as const
  expect(primaryOf(action, at(0), open)).toEqual({ does: 'play', label: 'Let A finish' })
  expect(primaryOf(action, at(2), open)?.does).toBe('next')
})

test('once they are made it stays with Next, wherever the reader looks', () => {
  const reached = { answered: false, reached: true }
  expect(primaryOf({ kind: 'play', until: 2, label: 'Show me' }, at(1), reached)?.does).toBe('next')
  expect(primaryOf({ kind: 'steps', until: 2 }, at(0), reached)?.does).toBe('next')
})
