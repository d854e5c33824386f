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

test('one row a step: who, what, where, and whether it empties a file', () => {
  const { rows } = timelineView(runOf(SAVE, 'AAAA'))
  expect(
    rows.map(({ step, letter, touches, operation, verb, empties }) => [
      step,
      letter,
      touches,
      operation.name,
      verb,
      empties,
    ]),
  ).toEqual([
    [1, 'A', 'disk', 'open wb', 'empties', true],
    [2, 'A', 'disk', 'write', 'writes', false],
    [3, 'A', 'disk', 'open rb', 'opens', false],
    [4, 'A', 'disk', 'read', 'reads', false],
  ])
  expect(rows.map(({ span }) => span.line)).toEqual([3, 5, 6, 7])
})

test('the stretch in which a file that held something is empty is shown', () => {
  const { emptySpans } = timelineView(runOf(SAVE, 'AB', { entries: ['main', 'main'] }))
  expect(emptySpans).toMatchObject([{ path: '/d/a', from: 1 }])
  expect(timelineView(runOf(SAVE, 'AA')).emptySpans).toMatchObject([{ from: 1, to: 2 }])
})
