import { expect, test } from 'vitest'
import { runOf } from '../testing/runOf.testing.ts'
import { contentLanes } from './contents.ts'

const SAVE = [
  "f = open('/d/a', 'w')",
  "f.write('xy')",
  'f.close()',
  "g = open('/d/b', 'x')",
  'g.close()',
]

test('a lane says what a file held after which steps, and who was about to write it', () => {
  const [lane] = contentLanes(runOf(SAVE, 'AA'))
  expect(lane?.segments.map(({ from, to, size, writers }) => [from, to, size, writers])).toEqual([
    [0, 0, expect.any(Number), []],
    [1, 1, 0, ['A']],
    [2, 2, 2, []],
  ])
})

test('a file has a lane from the step that creates it, after those that were there', () => {
  const lanes = contentLanes(runOf(SAVE, 'AAA'))
  expect(lanes.map(({ path, segments }) => [path, segments[0]?.from])).toEqual([
    ['/d/a', 0],
    ['/d/b', 3],
  ])
})

test('steps that leave a file alone make its stretch longer, and no other', () => {
  const [lane] = contentLanes(runOf(SAVE, 'AAB', { entries: ['main', 'main'] }))
  // B empties it again at step 3.
  expect(lane?.segments.map(({ from, to }) => [from, to])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
  ])
})
