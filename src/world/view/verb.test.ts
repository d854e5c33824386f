import { expect, test } from 'vitest'
import { runOf } from '../testing/runOf.testing.ts'
import { laneName } from './names.ts'
import { requestViews } from './requests.ts'
import { timelineView } from './timeline.ts'

const SAVE = [
  "f = open('/d/a', 'w')",
  "f.write('xy')",
  'f.close()',
  "g = open('/d/a')",
  'g.read()',
  "os.path.exists('/d/a')",
  "os.rename('/d/a', '/d/b')",
  "os.unlink('/d/b')",
]

test('a step has one word that says what it did', () => {
  const { rows } = timelineView(runOf(SAVE, 'AAAAAAA'))
  expect(rows.map(({ verb }) => verb)).toEqual([
    'empties',
    'writes',
    'opens',
    'reads',
    'looks',
    'renames',
    'deletes',
  ])
})

test('a read of a file that another has emptied says that it got nothing', () => {
  const two = ["f = open('/d/a', 'w')", "f.write('xy')", 'f.close()']
  const read = ["g = open('/d/a')", 'g.read()']
  const { rows } = timelineView(runOf([...read, ...two], 'AAABB', { entries: ['main', 'main'] }))
  expect(rows.map(({ letter, verb, torn }) => `${letter} ${verb}${torn ? ' torn' : ''}`)).toEqual([
    'A opens',
    'A reads',
    'A empties',
    'B opens',
    'B reads 0 torn',
  ])
})

test('what comes next is an order', () => {
  const run = runOf(SAVE, 'AAAA')
  const orders = run.worlds.map((world) => requestViews(run.plan, world)[0]?.order)
  expect(orders).toEqual(['empty a', 'write a back', 'open a', 'read a', 'a exists?'])
})

test('a file that holds a session key is called by the first digits of the key', () => {
  const key = '3f9c1e0a7b52d84c6e1f90ab37c5d264'
  expect(laneName(`/sessions/sessionid${key}`)).toBe('3f9c')
  expect(laneName(`/sessions/${key}.lock`)).toBe('3f9c.lock')
  expect(laneName('/d/counter')).toBe('counter')
})
