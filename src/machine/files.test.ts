import { expect, test } from 'vitest'
import { bytes, emptyFs, listFiles, withFile } from '../vfs/index.ts'
import { endOf, ending, machineOf, runAlone } from './testing/alone.oracle.ts'
import { pending, resume, start } from './index.ts'
import type { Operation } from './index.ts'

const START = { entry: 'main.main', args: [], settings: {}, seed: 'A' } as const

function operationText(operation: Operation): string {
  if (operation.kind !== 'syscall') return operation.kind
  const { call } = operation
  return call.op === 'write' ? `write ${call.data.length}` : call.op
}

function operationsOf(text: string): readonly string[] {
  return runAlone(machineOf(text)).operations.map(operationText)
}

test('a small write stays in the buffer and reaches the file at close', () => {
  const text = "def main():\n    f = open('/d/x', 'w')\n    f.write('abc')\n    f.close()\n"
  const { operations, fs } = runAlone(machineOf(text))
  expect(operations.map(operationText)).toEqual(['open', 'write 3', 'close'])
  expect(listFiles(fs).map(({ data }) => data)).toEqual(['abc'])
})

test('a large write goes out at once in Python 3, and in whole blocks in Python 2', () => {
  const text = "def main():\n    f = open('/d/x', 'wb')\n    f.write(b'x' * 6000)\n    f.close()\n"
  expect(operationsOf(text)).toEqual(['open', 'write 6000', 'close'])
  const two = `# python: 2\n${text.replaceAll("b'", "'")}`
  expect(operationsOf(two)).toEqual(['open', 'write 4096', 'write 1904', 'close'])
})

test('a buffer in use goes out first, and the whole blocks by a write of their own', () => {
  const text =
    "# python: 2\ndef main():\n    f = open('/d/x', 'wb')\n    f.write('x' * 100)\n    f.write('y' * 9000)\n    f.close()\n"
  const { operations, fs } = runAlone(machineOf(text))
  expect(operations.map(operationText)).toEqual([
    'open',
    'write 4096',
    'write 4096',
    'write 908',
    'close',
  ])
  expect(listFiles(fs).map(({ data }) => data)).toEqual(['x'.repeat(100) + 'y'.repeat(9000)])
})

test('flush empties the buffer, and an empty buffer asks for nothing', () => {
  const text =
    "def main():\n    with open('/d/x', 'w') as f:\n        f.write('a')\n        f.flush()\n        f.flush()\n"
  expect(operationsOf(text)).toEqual(['open', 'write 1', 'close'])
})

test('a file reads to its end, as text or as bytes', () => {
  const fs = withFile(emptyFs(['/d']), '/d/x', bytes('h\xc3\xa9'))
  const read = (mode: string) =>
    endOf(
      runAlone(machineOf(`def main():\n    return open('/d/x', '${mode}').read()\n`), {}, fs).end,
    )
  expect(read('r')).toBe("'hé'")
  expect(read('rb')).toBe("b'h\\xc3\\xa9'")
})

test('a short write continues with the rest', () => {
  const machine = machineOf(
    "def main():\n    f = open('/d/x', 'w')\n    f.write('abc')\n    f.close()\n",
  )
  const opened = resume(machine, start(machine, START).running, {
    kind: 'syscall',
    result: { ok: true, value: 3 as never },
  })
  const partly = resume(machine, opened.running, {
    kind: 'syscall',
    result: { ok: true, value: 1 },
  })
  expect(pending(machine, partly.running)).toMatchObject({ call: { op: 'write', data: 'bc' } })
})

test('a file whose last write fails is closed all the same, and raises the failure', () => {
  const machine = machineOf(
    "def main():\n    f = open('/d/x', 'w')\n    f.write('abc')\n    f.close()\n",
  )
  const opened = resume(machine, start(machine, START).running, {
    kind: 'syscall',
    result: { ok: true, value: 3 as never },
  })
  const full = resume(machine, opened.running, {
    kind: 'syscall',
    result: { ok: false, errno: 'ENOSPC' },
  })
  // CPython tries the buffer once more.
  expect(pending(machine, full.running)).toMatchObject({ call: { op: 'write', data: 'abc' } })
  const again = resume(machine, full.running, {
    kind: 'syscall',
    result: { ok: false, errno: 'ENOSPC' },
  })
  expect(pending(machine, again.running)).toMatchObject({ call: { op: 'close' } })
  const closed = resume(machine, again.running, {
    kind: 'syscall',
    result: { ok: true, value: null },
  })
  expect(endOf(closed.running)).toBe('OSError: [Errno 28] No space left on device')
})

test.each([
  [3, "open('/d/x')", 'OSError', "FileNotFoundError: [Errno 2] No such file or directory: '/d/x'"],
  [
    3,
    "os.unlink('/d/x')",
    'IOError',
    "FileNotFoundError: [Errno 2] No such file or directory: '/d/x'",
  ],
  [2, "open('/d/x')", 'OSError', "IOError: [Errno 2] No such file or directory: '/d/x'"],
  [2, "os.unlink('/d/x')", 'IOError', "OSError: [Errno 2] No such file or directory: '/d/x'"],
])('in Python %i, %s with `except %s`', (version, call, caught, message) => {
  const program = `# python: ${version}\nimport os\ndef main():\n    try:\n        ${call}\n    except ${caught}:\n        return 'caught'\n`
  expect(ending(program)).toBe(version === 3 ? "'caught'" : message)
  expect(ending(`# python: ${version}\nimport os\ndef main():\n    ${call}\n`)).toBe(message)
})

test('os.open takes flags as numbers, and os.read and os.write take a descriptor', () => {
  const text = `
import os
import errno
def main():
    fd = os.open('/d/x', os.O_RDWR | os.O_CREAT | os.O_EXCL)
    os.write(fd, b'hello')
    os.lseek(fd, 1, os.SEEK_SET)
    got = os.read(fd, 3)
    size = os.fstat(fd).st_size
    os.close(fd)
    try:
        os.open('/d/x', os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    except OSError as e:
        return (got, size, e.errno == errno.EEXIST, type(e).__name__, os.path.exists('/d/x'))
`
  expect(ending(text)).toBe("(b'ell', 5, True, 'FileExistsError', True)")
})

test('a temporary file moves into place', () => {
  const text = `
import os
import shutil
import tempfile
def main():
    fd, path = tempfile.mkstemp(prefix='s_', suffix='.t', dir='/d')
    os.write(fd, b'new')
    os.close(fd)
    shutil.move(path, '/d/x')
    return (os.path.dirname(path), path.endswith('.t'), os.listdir('/d'))
`
  const { operations, end } = runAlone(machineOf(text))
  expect(endOf(end)).toBe("('/d', True, ['x'])")
  expect(operations.map(operationText)).toEqual([
    'mkstemp',
    'write 3',
    'close',
    'stat',
    'rename',
    'listdir',
  ])
})

test('flock names its mode, and a failed one is an IOError or a BlockingIOError', () => {
  const program = (version: number) =>
    machineOf(
      `# python: ${version}\nimport fcntl\ndef main():\n    f = open('/d/x', 'w')\n    fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)\n`,
    )
  const refused = (version: number) => {
    const machine = program(version)
    const opened = resume(machine, start(machine, START).running, {
      kind: 'syscall',
      result: { ok: true, value: 3 as never },
    }).running
    expect(pending(machine, opened)).toEqual({
      kind: 'syscall',
      call: { op: 'flock', fd: 3, mode: 'LOCK_EX', nonblocking: true },
    })
    const answer = { kind: 'syscall', result: { ok: false, errno: 'EWOULDBLOCK' } } as const
    const closing = resume(machine, opened, answer).running
    const closed = { kind: 'syscall', result: { ok: true, value: null } } as const
    return endOf(resume(machine, closing, closed).running)
  }
  expect(refused(2)).toBe('IOError: [Errno 11] Resource temporarily unavailable')
  expect(refused(3)).toBe('BlockingIOError: [Errno 11] Resource temporarily unavailable')
})

test('a closed file refuses everything but another close', () => {
  const text =
    "def main():\n    f = open('/d/x', 'w')\n    f.close()\n    f.close()\n    f.write('a')\n"
  expect(ending(text)).toBe('ValueError: I/O operation on closed file.')
})

test('after a block that could not be written, the rest of a big write is dropped', () => {
  const text =
    "# python: 2\ndef main():\n    f = open('/d/x', 'wb')\n    try:\n        f.write('x' * 6000)\n    finally:\n        f.close()\n"
  const machine = machineOf(text)
  const opened = resume(machine, start(machine, START).running, {
    kind: 'syscall',
    result: { ok: true, value: 3 as never },
  })
  expect(pending(machine, opened.running)).toMatchObject({ call: { op: 'write' } })
  const full = resume(machine, opened.running, {
    kind: 'syscall',
    result: { ok: false, errno: 'ENOSPC' },
  })
  // glibc and Python 2.7 buffer nothing after a failed block: close has nothing to write.
  expect(pending(machine, full.running)).toMatchObject({ call: { op: 'close' } })
})

test('a cache takes any key as text, as Django makes its keys: None is a miss', () => {
  const text = 'import cache\ndef main():\n    return cache.get(None)\n'
  const machine = machineOf(text)
  const asked = start(machine, START).running
  expect(pending(machine, asked)).toEqual({ kind: 'db', call: { op: 'cache.get', key: 'None' } })
  const missed = resume(machine, asked, { kind: 'db', result: { ok: true, value: null } }).running
  expect(endOf(missed)).toBe('None')
})

test('an insert of a taken key raises IntegrityError with a text that names no table', () => {
  const text =
    "import db\ndef main():\n    try:\n        db.insert('k', 'v')\n    except db.IntegrityError as error:\n        return str(error)\n"
  const machine = machineOf(text)
  const asked = start(machine, START).running
  const refused = resume(machine, asked, {
    kind: 'db',
    result: { ok: false, error: 'IntegrityError', message: 'UNIQUE constraint failed: key' },
  }).running
  expect(endOf(refused)).toBe("'UNIQUE constraint failed: key'")
})
