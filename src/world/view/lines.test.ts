import { expect, test } from 'vitest'
import type { Pid } from '../../vfs/index.ts'
import type { StepRecord } from '../bareStep.ts'
import { linesOf } from './lines.ts'

type Micro = StepRecord['microsteps'][number]

function micro(file: string, line: number, raised: string | null = null): Micro {
  return { function: `${file}.f`, point: `${line}`, span: { file, from: 0, to: 1, line }, raised }
}

function record(...microsteps: readonly Micro[]): StepRecord {
  return {
    who: 0 as Pid,
    operation: { kind: 'send' },
    answer: { kind: 'send', cookies: {} },
    torn: false,
    fault: null,
    span: { file: 'a.py', from: 0, to: 1, line: 5 },
    function: 'a.py.f',
    microsteps,
    quiet: [],
    touched: [],
  }
}

function lineTexts(step: StepRecord): readonly string[] {
  return linesOf(step).map(({ span, raised }) => `${span.file}:${span.line} ${raised ?? ''}`.trim())
}

test('a step without local work is the line of its operation', () => {
  expect(lineTexts(record())).toEqual(['a.py:5'])
})

test('points of one line are one entry, and a line that is come back to is another', () => {
  const step = record(
    micro('a.py', 5),
    micro('a.py', 6),
    micro('b.py', 6),
    micro('b.py', 6),
    micro('a.py', 6),
  )
  expect(lineTexts(step)).toEqual(['a.py:5', 'a.py:6', 'b.py:6', 'a.py:6'])
})

test('the exception that any point of a line raised belongs to the line', () => {
  const step = record(
    micro('a.py', 6),
    micro('a.py', 6, 'IOError'),
    micro('a.py', 6),
    micro('a.py', 9),
  )
  expect(lineTexts(step)).toEqual(['a.py:5', 'a.py:6 IOError', 'a.py:9'])
})

test('where the request rests after the step is its last line, once', () => {
  const step = record(micro('a.py', 6), micro('b.py', 12))
  const lineAt = (line: number) => ({ file: 'b.py', from: 0, to: 1, line })
  expect(linesOf(step, lineAt(20)).map(({ span }) => span.line)).toEqual([5, 6, 12, 20])
  expect(linesOf(step, lineAt(12)).map(({ span }) => span.line)).toEqual([5, 6, 12])
})
