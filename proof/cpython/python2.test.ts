import { findPython2 } from './findPython2.ts'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { bufferWrite, bytes, fd, fileObject, openMode, takeBuffer } from '../../src/vfs/index.ts'

const PYTHON2 = findPython2() ?? 'python2.7'
const FACTS = fileURLToPath(new URL('python2_facts.py', import.meta.url))

/** Sizes of texts that are written to a file object one after the other. */
const WRITES = [
  [53],
  [4096],
  [6000],
  [10_000],
  [100, 3996, 1],
  [100, 9000],
  [4000, 100, 4096],
  [100, 8092],
  [4095, 4097],
  [1, 4096, 12_288],
]

const done = spawnSync(PYTHON2, ['-B', FACTS, JSON.stringify(WRITES)], { encoding: 'utf8' })
const there = done.error === undefined && done.status === 0
if (!there) console.warn('proof: what stands in for Python 2 is not held against it here')

/** The sizes in which our own buffer hands over what is written, and closed. */
function pieces(writes: readonly number[]): readonly number[] {
  const mode = openMode('wb')
  if ('error' in mode) throw new Error(mode.error)
  let file = fileObject(fd(3), '/written', 'wb', mode)
  const out = writes.flatMap((size) => {
    const written = bufferWrite(file, bytes('x'.repeat(size)))
    file = written.file
    return [written.out, written.blocks]
  })
  return [...out, takeBuffer(file).out].map(({ length }) => length).filter((length) => length > 0)
}

/** The size of a file after each write of so many bytes and after its close, by our own buffer. */
function sizes(...pieces: readonly number[]): readonly number[] {
  const mode = openMode('wb')
  if ('error' in mode) throw new Error(mode.error)
  let file = fileObject(fd(3), '/written', 'wb', mode)
  let size = 0
  const after = pieces.map((piece) => {
    const written = bufferWrite(file, bytes('x'.repeat(piece)))
    file = written.file
    size += written.out.length + written.blocks.length
    return size
  })
  return [...after, size + takeBuffer(file).out.length]
}

describe.skipIf(!there)('Python 2.7 itself', () => {
  const facts = there ? (JSON.parse(done.stdout) as Readonly<Record<string, unknown>>) : {}

  test('open() and flock raise IOError, os.* OSError, and neither is the other', () => {
    const missing = '[Errno 2] No such file or directory'
    expect(facts).toMatchObject({
      open: ['IOError', `${missing}: '/missing'`],
      flock: ['IOError', '[Errno 11] Resource temporarily unavailable'],
      'a lost descriptor': ['IOError', '[Errno 9] Bad file descriptor'],
      'os.open': ['OSError', `${missing}: '/missing'`],
      'os.unlink': ['OSError', `${missing}: '/missing'`],
      'os.rename': ['OSError', missing],
      'os.close': ['OSError', '[Errno 9] Bad file descriptor'],
      'IOError is OSError': false,
      'both are EnvironmentError': true,
    })
  })

  test('an endless recursion ends with a RuntimeError', () => {
    expect(facts['recursion']).toEqual(['RuntimeError', 'maximum recursion depth exceeded'])
  })

  test('a file object hands over the same pieces, each by a write(2) of its own', () => {
    expect(facts['pieces']).toEqual(WRITES.map(pieces))
    expect(pieces([100, 9000])).toEqual([4096, 4096, 908])
  })

  test('a file object lets whole blocks of 4096 bytes go as soon as it overflows', () => {
    expect(facts).toMatchObject({
      '53': sizes(53),
      '4096': sizes(4096),
      '6000': sizes(6000),
      '4000 100 4096': sizes(4000, 100, 4096),
    })
    expect(facts['6000']).toEqual([4096, 6000])
  })
})
