import { constants } from 'node:fs'
import { expect, test } from 'vitest'
import { BugError } from '../base/index.ts'
import { BUFFER_SIZE, bufferWrite, bytes, fd, fileObject, openMode, takeBuffer } from './index.ts'
import type { FileObject } from './index.ts'
import { oraclesAsked, runPython } from './python3.oracle.ts'

test.runIf(oraclesAsked())('[V50] every mode string gives the flags that python3 gives', () => {
  const letters = ['r', 'w', 'a', 'x', 'b', 't', '+', 'U', 'z']
  const longer = (modes: readonly string[]) => modes.flatMap((m) => letters.map((l) => m + l))
  const modes = ['', ...letters, ...longer(letters), ...longer(longer(letters))]
  const asked = runPython(PYTHON_MODES, modes)
  const ours = modes.map((mode) => {
    const opened = openMode(mode)
    return 'error' in opened ? null : opened.flags.reduce((sum, f) => sum | constants[f], 0)
  })
  expect(ours.filter((flags) => flags !== null).length).toBeGreaterThan(30)
  expect(modes.map((mode, i) => [mode, ours[i]])).toEqual(asked)
})

const PYTHON_MODES = `
import json, os, sys

def flags(mode):
    seen = []
    def opener(path, flags):
        seen.append(flags & ~os.O_CLOEXEC)
        return os.open(os.devnull, os.O_RDWR)
    try:
        open('name', mode, opener=opener).close()
    except ValueError:
        return None
    except OSError:
        # a file that is open already refused to seek to its end
        pass
    return seen[0]

print(json.dumps([[mode, flags(mode)] for mode in json.load(sys.stdin)]))
`

test('[V50] a mode says what the file may do', () => {
  expect(openMode('ab')).toEqual({
    flags: ['O_WRONLY', 'O_CREAT', 'O_APPEND'],
    readable: false,
    writable: true,
    append: true,
    binary: true,
  })
  expect(openMode('r+')).toMatchObject({ readable: true, writable: true, append: false })
  expect(openMode('rb')).toMatchObject({ readable: true, writable: false })
  expect(openMode('q')).toEqual({ error: "invalid mode: 'q'" })
})

test.each([
  { writes: [1000], out: [], left: 1000 },
  { writes: [4096], out: [4096], left: 0 },
  { writes: [6000], out: [4096], left: 1904 },
  { writes: [10000], out: [8192], left: 1808 },
  { writes: [100, 3996], out: [], left: 4096 },
  { writes: [100, 3996, 1], out: [4096], left: 1 },
  { writes: [100, 6000], out: [4096], left: 2004 },
  { writes: [100, 8092], out: [4096, 4096], left: 0 },
  { writes: [100, 13000], out: [4096, 8192], left: 812 },
])('[V51] writes of $writes bytes send $out and keep $left', ({ writes, out, left }) => {
  let file = newFile()
  const sent = writes.flatMap((length) => {
    const done = bufferWrite(file, bytes('x'.repeat(length)))
    file = done.file
    return [done.out.length, done.blocks.length]
  })
  expect(sent.filter((length) => length > 0)).toEqual(out)
  expect(file.buffer).toHaveLength(left)
})

test('[V51] the bytes go out in the order they came', () => {
  const first = bufferWrite(newFile(), bytes('head'))
  const second = bufferWrite(first.file, bytes('t'.repeat(BUFFER_SIZE)))
  expect(second.out + second.file.buffer).toBe(`head${'t'.repeat(BUFFER_SIZE)}`)
})

test('[V52] taking the buffer leaves it empty', () => {
  const { file } = bufferWrite(newFile(), bytes('rest'))
  const taken = takeBuffer(file)
  expect(taken).toEqual({ file: newFile(), out: 'rest' })
  expect(takeBuffer(taken.file).out).toBe('')
})

test('writing to a closed file is a fault of the caller', () => {
  expect(() => bufferWrite({ ...newFile(), closed: true }, bytes('x'))).toThrow(BugError)
})

function newFile(): FileObject {
  const opened = openMode('w')
  if ('error' in opened) throw new Error(opened.error)
  return fileObject(fd(3), '/d/a', 'w', opened)
}
