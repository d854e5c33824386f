import { expect, test } from 'vitest'
import type { Letter, TimelineRow, TimelineView } from '../../../world/index.ts'
import { cursorX, layoutStrip, PAD, PITCH, scrollFor } from './layoutStrip.ts'

test('the shape of a step stands between the playhead before it and the one after it', () => {
  const { marks } = layoutStrip(view('AB'))
  expect(marks.map((mark) => mark.x)).toEqual([
    (cursorX(0) + cursorX(1)) / 2,
    (cursorX(1) + cursorX(2)) / 2,
  ])
})

test('the empty schedule has room for the playhead alone', () => {
  expect(layoutStrip(view(''))).toEqual({ width: 2 * PAD, marks: [], empty: [] })
})

test('a file is empty from the end of the step that empties it to the end of the one that fills it', () => {
  const { empty } = layoutStrip({
    ...view('AAAA'),
    emptySpans: [{ path: '/s', from: 2, to: 3, letter: 'A' }],
  })
  expect(empty).toEqual([{ x: cursorX(2), width: PITCH }])
})

test('a file that stays empty is marked up to the last step', () => {
  const { empty } = layoutStrip({
    ...view('AAAA'),
    emptySpans: [{ path: '/s', from: 1, to: null, letter: 'A' }],
  })
  expect(empty).toEqual([{ x: cursorX(1), width: 3 * PITCH }])
})

test('the strip scrolls no more than it must to keep the playhead in view', () => {
  expect(scrollFor(0, 0, 300)).toBe(0)
  expect(scrollFor(5, 0, 300)).toBe(0)
  const right = scrollFor(20, 0, 300)
  expect(cursorX(20)).toBeLessThan(right + 300)
  expect(scrollFor(19, right, 300)).toBe(right)
  expect(scrollFor(0, right, 300)).toBe(0)
})

test('a strip narrower than its margins keeps the playhead in its middle', () => {
  expect(scrollFor(10, 0, 40)).toBe(cursorX(10) - 20)
})

function view(schedule: string): TimelineView {
  const rows = [...schedule].map((letter, index): TimelineRow => ({
    step: index + 1,
    letter: letter as Letter,
    touches: 'disk',
    fault: null,
    operation: { name: 'read', path: null, result: null },
    damage: false,
    span: { file: 'a.py', from: 0, to: 1, line: 1 } as TimelineRow['span'],
    sentence: '',
  }))
  return { rows, emptySpans: [], waits: [] }
}
