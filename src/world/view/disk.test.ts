import { expect, test } from 'vitest'
import { runOf } from '../testing/runOf.testing.ts'
import { diskView } from './disk.ts'

/** The disk after a schedule, and what its last step changed. */
function disk(lines: readonly string[], schedule: string, entries = ['main']) {
  const { plan, worlds, records } = runOf(lines, schedule, { entries })
  const world = worlds.at(-1)
  if (world === undefined) throw new Error('expected a world')
  return diskView(plan, worlds.at(-2) ?? null, world, records.at(-1) ?? null)
}

const OPENS = [
  "f = open('/d/a', 'w')",
  "f.write('xy')",
  'f.flush()',
  "os.unlink('/d/a')",
  "os.path.exists('/d/a')",
]

test('a file that a step empties is marked, with who did it and what it held', () => {
  expect(disk(OPENS, 'A').files).toMatchObject([
    {
      path: '/d/a',
      text: '',
      change: { kind: 'truncated', letter: 'A' },
      before: 'old',
      openBy: [{ letter: 'A', fd: 3, access: 'writes', lock: null }],
    },
  ])
})

test('a write is marked, and a file without a name stays while it is open', () => {
  expect(disk(OPENS, 'AA').files).toMatchObject([{ text: 'xy', change: { kind: 'written' } }])
  const { files, removed } = disk(OPENS, 'AAA')
  expect(removed).toEqual([{ path: '/d/a', letter: 'A', text: 'xy' }])
  expect(files).toMatchObject([{ path: '/d/a', linked: false, text: 'xy' }])
})

test('at the start nothing is changed', () => {
  expect(disk(OPENS, '').files).toMatchObject([{ path: '/d/a', text: 'old', change: null }])
})

test('a rename is marked at the new name', () => {
  const { files, removed } = disk(["os.rename('/d/a', '/d/b')", "os.path.exists('/d/a')"], 'A')
  expect(files).toMatchObject([{ path: '/d/b', change: { kind: 'renamed', letter: 'A' } }])
  expect(removed).toMatchObject([{ path: '/d/a' }])
})

test('locks show who holds and who waits', () => {
  const lines = ["f = open('/d/a')", 'fcntl.flock(f, fcntl.LOCK_EX)', "os.path.exists('/d/a')"]
  expect(disk(lines, 'ABA', ['main', 'main']).locks).toEqual([
    {
      path: '/d/a',
      holders: [{ letter: 'A', mode: 'LOCK_EX' }],
      waiters: [{ letter: 'B', mode: 'LOCK_EX', blockedBy: ['A'] }],
    },
  ])
})
