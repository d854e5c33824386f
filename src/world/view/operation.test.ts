import { expect, test } from 'vitest'
import { runOf } from '../testing/runOf.testing.ts'
import { operationView } from './operation.ts'

/** Name, path and result of each step. */
function operations(lines: readonly string[], schedule: string) {
  const { records, worlds } = runOf(lines, schedule)
  return records.map(({ who, operation, answer }, index) => {
    const before = worlds[index]
    if (before === undefined) throw new Error('expected a world')
    const { name, path, result } = operationView(before, who, operation, answer)
    return [name, path, result]
  })
}

test('each operation has a name, the path it touches and a result', () => {
  const lines = [
    "f = open('/d/a', 'rb')",
    'f.read()',
    "g = open('/d/b', 'wb')",
    "g.write(b'xy')",
    'g.flush()',
    "os.path.exists('/d/b')",
    "os.unlink('/d/b')",
  ]
  expect(operations(lines, 'AAAAAA')).toEqual([
    ['open rb', '/d/a', 'fd 3'],
    ['read', '/d/a', '3 B'],
    ['open wb', '/d/b', 'fd 4'],
    ['write', '/d/b', '2 B'],
    ['exists', '/d/b', 'yes'],
    ['unlink', '/d/b', 'ok'],
  ])
})

test('a failed call shows its errno', () => {
  expect(operations(["open('/d/none')"], 'A')).toEqual([['open rb', '/d/none', 'ENOENT']])
})
