import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { prepare, scenarioWith } from '../../../programs/index.ts'
import { lastWorld, replay, requestViews } from '../../../world/index.ts'
import { logParts } from './logParts.ts'
import { deathOf, stretches, tracedLines } from './traceback.ts'
import type { TraceFrame } from './logParts.ts'
import { provideEveryProgram } from '../../../programs/everyProgram.ts'

beforeAll(provideEveryProgram)

const frame = (line: number): TraceFrame => ({
  file: 'backend.py',
  line,
  function: 'load',
  source: 'self.create()',
})

test('a traceback is found among other lines, frame by frame', () => {
  const parts = logParts([
    'before',
    'Traceback (most recent call last):',
    '  File "handler.py", line 31, in handle',
    '    middleware.process_response(request, response)',
    '  File "backend.py", line 56, in save',
    'OSError: [Errno 28] No space left on device',
    'after',
  ])
  expect(parts).toEqual([
    { kind: 'line', text: 'before' },
    {
      kind: 'traceback',
      traceback: {
        frames: [
          {
            file: 'handler.py',
            line: 31,
            function: 'handle',
            source: 'middleware.process_response(request, response)',
          },
          { file: 'backend.py', line: 56, function: 'save', source: '' },
        ],
        raised: 'OSError: [Errno 28] No space left on device',
      },
    },
    { kind: 'line', text: 'after' },
  ])
})

test('the 51-second version ends in a recursion that is shown once and folded', () => {
  const { plan } = prepare(scenarioWith({ program: 'r8340', views: ['touch'] }))
  const { run } = replay(plan, 'A'.repeat(100))
  const [view] = requestViews(plan, lastWorld(run))
  const [part] = logParts(view?.log ?? [])
  if (part?.kind !== 'traceback') throw new Error('expected a traceback')
  const { frames, raised } = part.traceback
  expect(raised).toBe('RuntimeError: maximum recursion depth exceeded')
  expect(frames).toHaveLength(60)
  const folded = stretches(frames).filter((stretch) => stretch.folded)
  expect(folded).toHaveLength(1)
  expect(folded[0]?.frames.length).toBeGreaterThan(40)
})

test('what is folded and what is not are all the frames, in order, and folded frames repeat', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { maxLength: 40 }), (lines) => {
      const frames = lines.map(frame)
      const parts = stretches(frames)
      expect(parts.flatMap((part) => part.frames)).toEqual(frames)
      const folded = parts.filter((part) => part.folded)
      expect(folded.every((part) => part.frames.length >= 4)).toBe(true)
    }),
  )
})

test('a cycle of calls is folded after its first time, whatever follows', () => {
  const frames = [9, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 7].map(frame)
  const [shown, hidden, rest] = stretches(frames)
  expect(shown?.frames.map(({ line }) => line)).toEqual([9, 1, 2, 3])
  expect(hidden?.frames).toHaveLength(7)
  expect(rest?.frames.map(({ line }) => line)).toEqual([7])
})

test('every line of a traceback is marked once, and the innermost as the origin', () => {
  const traceback = { frames: [frame(3), frame(5), frame(3)], raised: 'RuntimeError' }
  expect(tracedLines([traceback])).toEqual([
    { file: 'backend.py', line: 3, origin: true },
    { file: 'backend.py', line: 5, origin: false },
  ])
})

test('an exception that was not printed has its frames from where it ended the request', () => {
  const span = { file: 'base.py', from: 0, to: 1, line: 2 }
  const finish = {
    kind: 'died',
    exception: 'KeyError',
    message: 'p',
    repr: "KeyError('p')",
    traceback: [{ function: 'f', span }],
  } as const
  const sources = [{ name: 'base.py', text: 'def f():\n    return d[key]\n' }]
  expect(deathOf({ kind: 'finished', finish }, sources)).toEqual({
    frames: [{ file: 'base.py', line: 2, function: 'f', source: 'return d[key]' }],
    raised: 'KeyError: p',
  })
  expect(deathOf({ kind: 'ready' }, sources)).toBeNull()
})
