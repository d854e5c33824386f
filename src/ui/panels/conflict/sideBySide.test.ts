import { expect, test } from 'vitest'
import { prepare } from '../../../programs/index.ts'
import { replay, timelineView } from '../../../world/index.ts'
import { sideBySide } from './sideBySide.ts'

const { plan } = prepare({
  program: 'fix',
  views: ['touch', 'touch'],
  middleware: 'pre',
  settings: { saveEveryRequest: true, debugLogging: false },
  fault: null,
  edits: {},
  start: 'live',
})
const view = (schedule: string) => timelineView(replay(plan, schedule).run)

test('the first choice in which two runs differ is marked, and what is common before is left out', () => {
  const { skipped, rows } = sideBySide(view('AAAABBB'), view('AAAAA'), 4, 4)
  expect(skipped).toBe(2)
  expect(rows.map(({ step, kind }) => [step, kind])).toEqual([
    [3, 'same'],
    [4, 'same'],
    [5, 'choice'],
    [6, 'after'],
    [7, 'after'],
  ])
  expect(rows.at(2)?.left?.letter).toBe('B')
  expect(rows.at(2)?.right?.letter).toBe('A')
  expect(rows.at(-1)?.right).toBeNull()
})

test('a step that must be seen is not left out', () => {
  expect(sideBySide(view('AAAABBB'), view('AAAAA'), 4, 1).skipped).toBe(0)
})
