import { expect, test } from 'vitest'
import type { Fault } from '../world.ts'
import { runOf } from '../testing/runOf.testing.ts'
import { stepSentence } from './sentence.ts'

const TWO = { entries: ['main', 'main'] }

/** The sentence of the last step. */
function sentence(lines: readonly string[], schedule: string, more = {}): string {
  return stepSentence(runOf(lines, schedule, more), schedule.length - 1)
}

test.each([
  [["f = open('/d/a')"], 'A', 'A opens a for reading (3 bytes).'],
  [
    ["f = open('/d/a', 'w')"],
    'A',
    'A opens a for writing: the file is now empty; its 3 bytes are gone.',
  ],
  [["f = open('/d/b', 'w')"], 'A', 'A creates b, still empty.'],
  [["f = open('/d/a')", 'f.read()'], 'AA', 'A reads 3 bytes from a.'],
  [
    ["f = open('/d/a', 'w')", "f.write('xy')", 'f.close()'],
    'AA',
    'A writes 2 bytes to a: it holds 2 bytes now.',
  ],
  [["os.unlink('/d/a')"], 'A', 'A deletes a (unlink).'],
  [["os.rename('/d/a', '/d/b')"], 'A', 'A renames a to b, in one atomic step.'],
  [["os.path.exists('/d/b')"], 'A', 'A asks whether b exists: no, the name is free.'],
])('%j: %s: %s', (lines, schedule, expected) => {
  expect(sentence([...lines, "os.path.exists('/d/a')"], schedule)).toBe(expected)
})

test('a read during a save says who is saving', () => {
  const lines = ["f = open('/d/a', 'r+')", 'f.read()', 'f.truncate(0)', "os.path.exists('/d/a')"]
  expect(sentence(lines, 'AAABB', TWO)).toBe(
    'B reads 0 bytes from a: A emptied the file and has not written it back yet.',
  )
})

test('a call that fails says why, and what the code makes of it', () => {
  expect(sentence(["os.unlink('/d/none')"], 'A')).toBe(
    'A tries to unlink none: no such file (ENOENT). A’s code raises FileNotFoundError.',
  )
})

test('a lock that is released and one that is granted have sentences', () => {
  const lines = [
    "f = open('/d/a')",
    'fcntl.flock(f, fcntl.LOCK_EX)',
    'fcntl.flock(f, fcntl.LOCK_UN)',
    "os.path.exists('/d/a')",
  ]
  expect(sentence(lines, 'AA')).toBe('A gets the exclusive lock on a.')
  expect(sentence(lines, 'AAA')).toBe('A releases its lock on a.')
})

test('a request that is killed loses what it has open', () => {
  const fault = { kind: 'kill', who: 0, step: 2 } as unknown as Fault
  const killed = sentence(["f = open('/d/a')", 'f.read()'], 'AA', { more: { fault } })
  expect(killed).toBe(
    'The worker of A is killed before its read. Its buffered data is lost and its files are closed. Request A is over and gets no answer.',
  )
})
