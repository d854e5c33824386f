import { expect, test } from 'vitest'
import type { Wait } from '../../../world/index.ts'
import { layoutTimeline, nowLine } from './layoutTimeline.ts'

const waits: readonly Wait[] = [
  { letter: 'A', blockedBy: ['A'], path: '/sessions/x', mode: 'LOCK_EX' },
  { letter: 'B', blockedBy: ['A'], path: '/sessions/x', mode: 'LOCK_EX' },
]

test('whoever waits has a band of its own below the steps, with an arrow to whom it waits for', () => {
  const layout = layoutTimeline({ rows: [], emptySpans: [], waits }, ['A', 'B'], 430)
  const [a, b] = layout.waits
  const laneOf = (name: string) => layout.lanes.find((lane) => lane.name === name)?.x
  expect(a).toMatchObject({ x: laneOf('A'), to: [laneOf('A')], text: 'A waits for itself' })
  expect(b).toMatchObject({ x: laneOf('B'), to: [laneOf('A')], text: 'B waits for A' })
  expect(b?.label.y).toBeGreaterThan(a?.y ?? 0)
  expect(layout.height).toBeGreaterThanOrEqual(b?.bottom ?? 0)
})

test('at the end of the run the waits are what is now', () => {
  const span = { file: 'base.py', from: 0, to: 1, line: 1 }
  const row = {
    step: 1,
    letter: 'A',
    touches: 'browser',
    fault: null,
    operation: { name: 'send', path: null, result: null },
    damage: false,
    span,
    sentence: '',
  } as const
  const layout = layoutTimeline({ rows: [row], emptySpans: [], waits }, ['A', 'B'], 430)
  expect(nowLine(layout, 1)).toBeGreaterThanOrEqual(layout.waits.at(-1)?.y ?? 0)
  expect(nowLine(layout, 0)).toBeLessThan(layout.steps[0]?.y ?? 0)
})
