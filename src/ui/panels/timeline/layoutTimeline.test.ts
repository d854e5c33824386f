import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EmptySpan, Letter, TimelineRow, TimelineView } from '../../../world/index.ts'
import { captionEnd, labelLines, layoutTimeline, nowLine } from './layoutTimeline.ts'
import type { Label } from './layoutTimeline.ts'

const ONE = `/sessions/sessionid${'3f9c'.repeat(8)}`
const OTHER = `/sessions/sessionid${'b1e7'.repeat(8)}`
const span = { file: 'base.py', from: 0, to: 1, line: 1 }

function row(
  step: number,
  letter: Letter,
  name: string,
  change: Partial<TimelineRow> = {},
): TimelineRow {
  const touches = name === 'send' || name === 'receive' ? 'browser' : 'disk'
  const path = touches === 'disk' ? ONE : null
  return {
    step,
    letter,
    touches,
    operation: { name, path, result: path === null ? '200 sessionid=b1e7' : 'ok' },
    damage: false,
    fault: null,
    span,
    sentence: '',
    ...change,
  }
}

function viewOf(rows: readonly TimelineRow[], emptySpans: readonly EmptySpan[] = []): TimelineView {
  return { rows, emptySpans, waits: [] }
}

const emptied = (path: string, from: number, to: number | null): EmptySpan => ({
  path,
  from,
  to,
  letter: 'A',
})

/** How far a label reaches, in the common fonts at 12.5px. */
function extentOf({ lines, x, anchor }: Label): { readonly start: number; readonly end: number } {
  const length = Math.max(...lines.map((line) => line.length)) * 6.3
  const start = anchor === 'start' ? x : anchor === 'end' ? x - length : x - length / 2
  return { start, end: start + length }
}

test('the lanes are Browser, the requests in their order, Disk, from left to right', () => {
  const { lanes } = layoutTimeline(viewOf([]), ['A', 'B'], 430)
  expect(lanes.map(({ name }) => name)).toEqual(['Browser', 'A', 'B', 'Disk'])
  expect(lanes.map(({ x }) => x).toSorted((a, b) => a - b)).toEqual(lanes.map(({ x }) => x))
})

test('what only looks comes from the lane it touches, what changes something goes to it', () => {
  const rows = ['send', 'open rb', 'read', 'exists', 'open wb', 'write', 'receive'].map(
    (name, index) => row(index + 1, 'A', name),
  )
  const { steps, lanes } = layoutTimeline(viewOf(rows), ['A'], 430)
  const a = lanes.find(({ name }) => name === 'A')?.x ?? 0
  const towards = steps.map(({ arrow }) =>
    Math.abs(arrow.to - a) < Math.abs(arrow.from - a) ? 'request' : 'other',
  )
  expect(towards).toEqual(['request', 'request', 'request', 'request', 'other', 'other', 'other'])
})

test('a file that stays empty has a bar to the end, one that is written again up to that write', () => {
  const rows = [1, 2, 3, 4].map((step) => row(step, 'A', 'open wb'))
  const view = viewOf(rows, [emptied(ONE, 1, 3), emptied(OTHER, 2, null)])
  const { spans, steps } = layoutTimeline(view, ['A'], 430)
  const [first, second] = spans
  expect(first?.y).toBe(steps[0]?.y)
  expect((first?.y ?? 0) + (first?.height ?? 0)).toBe(steps[2]?.y)
  expect((second?.y ?? 0) + (second?.height ?? 0)).toBe(steps[3]?.bottom)
  expect(spans.map(({ open }) => open)).toEqual([false, true])
})

test('two files that are empty stand side by side, and captions end left of both', () => {
  const rows = [1, 2].map((step) => row(step, 'A', 'open wb'))
  const layout = layoutTimeline(
    viewOf(rows, [emptied(ONE, 1, null), emptied(OTHER, 2, null)]),
    ['A'],
    430,
  )
  const [first, second] = layout.spans
  expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThan(second?.x ?? 0)
  expect((second?.x ?? 0) + (second?.width ?? 0)).toBeLessThan(430)
  expect(captionEnd(layout)).toBeLessThan(first?.x ?? 0)
})

test('the line that says now stands between what is done and what is to come', () => {
  const layout = layoutTimeline(viewOf([row(1, 'A', 'send'), row(2, 'A', 'open rb')]), ['A'], 430)
  const [first, second] = layout.steps
  expect(nowLine(layout, 0)).toBeLessThan(first?.top ?? 0)
  expect(nowLine(layout, 1)).toBeGreaterThan(first?.y ?? 0)
  expect(nowLine(layout, 1)).toBeLessThan(second?.y ?? 0)
})

test('a label names operation, file and result, and damage by a mark as well', () => {
  const damage = row(1, 'A', 'open wb', { damage: true })
  expect(labelLines(damage, 430)).toEqual(['! open wb sessionid3f9c → ok'])
  expect(labelLines(damage, 180)).toEqual(['! open wb sessionid3f9c', '→ ok'])
})

test('whatever the schedule and the width, nothing leaves the picture and no two bands overlap', () => {
  const letters: readonly Letter[] = ['A', 'B', 'C', 'D']
  const names = ['send', 'open rb', 'read', 'open wb', 'write', 'receive']
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 280, max: 1200 }),
      fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...names)), { maxLength: 30 }),
      (count, width, picks) => {
        const requests = letters.slice(0, count)
        const rows = picks.map(([who, name], index) =>
          row(index + 1, requests[who % count] ?? 'A', name),
        )
        const layout = layoutTimeline(viewOf(rows), requests, width)
        let bottom = 0
        for (const shape of layout.steps) {
          expect(shape.top).toBeGreaterThanOrEqual(bottom)
          expect(shape.y).toBeGreaterThan(shape.top)
          expect(shape.bottom).toBeGreaterThan(shape.y)
          bottom = shape.bottom
          const { start, end } = extentOf(shape.label)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(width)
          for (const x of [shape.x, shape.arrow.from, shape.arrow.to, shape.label.x]) {
            expect(x).toBeGreaterThanOrEqual(0)
            expect(x).toBeLessThanOrEqual(width)
          }
        }
        expect(layout.height).toBeGreaterThanOrEqual(bottom)
      },
    ),
  )
})
