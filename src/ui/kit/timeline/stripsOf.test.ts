import { expect, test } from 'vitest'
import { prepare } from '../../../programs/index.ts'
import { replay, timelineView } from '../../../world/index.ts'
import type { TimelineView } from '../../../world/index.ts'
import { columnsOf } from './StepColumns.tsx'
import { stripsOf } from './stripsOf.ts'

const prepared = prepare({
  program: 'fix',
  views: ['touch', 'touch'],
  middleware: 'pre',
  settings: { saveEveryRequest: true, debugLogging: false },
  fault: null,
  edits: {},
  start: 'live',
})

function strips(schedule: string, room: number) {
  const view = timelineView(replay(prepared.plan, schedule).run)
  const risks = Array.from({ length: view.rows.length + 1 }, (_, step) => step)
  const states = [{ from: 1, to: view.rows.length, text: 'logged in', tone: 'ok' as const }]
  return stripsOf({ view, states, risks }, room)
}

test('every step stands in one strip, in order, and no strip is wider than the room', () => {
  for (const room of [1, 2, 5, 12, 17, 40]) {
    const found = strips('AAAABBBAABBBBBB', room)
    expect(found.map(({ view }) => view.rows.map(({ letter }) => letter).join('')).join('')).toBe(
      'AAAABBBAABBBBBB',
    )
    for (const { view, columns, before } of found) {
      expect(columnsOf(view)).toBeLessThanOrEqual(columns)
      expect(columns).toBeLessThanOrEqual(room)
      expect(view.rows.map(({ step }) => step)).toEqual(view.rows.map((_, index) => index + 1))
      expect(found.filter((strip) => strip.before === before)).toHaveLength(1)
    }
  }
})

test('fifteen steps in a room for twelve are eight and seven, each with its own risk', () => {
  const [first, second] = strips('AAAABBBAABBBBBB', 12)
  expect(first?.view.rows).toHaveLength(8)
  expect(second?.view.rows).toHaveLength(7)
  expect(second?.columns).toBe(8)
  expect(first?.risks).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(second?.risks).toEqual([8, 9, 10, 11, 12, 13, 14, 15])
  expect(second?.states).toEqual([{ from: 1, to: 7, text: 'logged in', tone: 'ok' }])
})

test('what a file holds goes on in the next strip, and a file that is not there yet has no lane', () => {
  const [first, second] = strips('AAAABBBAABBBBBB', 12)
  const paths = ({ view }: { readonly view: TimelineView }) => view.contents.map(({ path }) => path)
  expect(first === undefined ? [] : paths(first)).toHaveLength(1)
  expect(second === undefined ? [] : paths(second)).toHaveLength(2)
  // A wrote it back at step 8, the last of the first strip.
  expect(second?.view.contents[0]?.segments).toMatchObject([{ from: 1, to: 7, writers: [] }])
})

test('those that wait stand beside the last step', () => {
  const view = timelineView(replay(prepared.plan, 'AAAABBBAABBBBBB').run)
  const waits = [
    { letter: 'B' as const, path: '/x', blockedBy: ['A' as const], mode: 'LOCK_EX' as const },
  ]
  const found = stripsOf({ view: { ...view, waits }, states: null, risks: null }, 5)
  expect(found.map((strip) => strip.view.waits.length)).toEqual([0, 0, 0, 1])
  expect(found.at(-1)?.view.rows).toHaveLength(3)
  expect(Math.max(...found.map((strip) => columnsOf(strip.view)))).toBeLessThanOrEqual(5)
})

test('a run without a step has no strip', () => {
  expect(strips('', 12)).toEqual([])
})
