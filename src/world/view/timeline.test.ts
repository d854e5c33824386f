import { expect, test } from 'vitest'
import { runOf } from '../testing/runOf.testing.ts'
import { timelineView } from './timeline.ts'

const SAVE = [
  "f = open('/d/a', 'w')",
  "f.write('xy')",
  'f.close()',
  "g = open('/d/a')",
  'g.read()',
  "os.path.exists('/d/a')",
]

test('one row a step: who, what, where, and whether it does damage', () => {
  const { rows } = timelineView(runOf(SAVE, 'AAAA'))
  expect(
    rows.map(({ step, letter, touches, operation, damage }) => [
      step,
      letter,
      touches,
      operation.name,
      damage,
    ]),
  ).toEqual([
    [1, 'A', 'disk', 'open wb', true],
    [2, 'A', 'disk', 'write', false],
    [3, 'A', 'disk', 'open rb', false],
    [4, 'A', 'disk', 'read', false],
  ])
  expect(rows.map(({ span }) => span.line)).toEqual([3, 5, 6, 7])
})

test('the stretch in which a file that held something is empty is shown', () => {
  const { emptySpans } = timelineView(runOf(SAVE, 'AB', { entries: ['main', 'main'] }))
  expect(emptySpans).toMatchObject([{ path: '/d/a', from: 1 }])
  expect(timelineView(runOf(SAVE, 'AA')).emptySpans).toMatchObject([{ from: 1, to: 2 }])
})
