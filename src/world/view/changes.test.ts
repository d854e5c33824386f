import { expect, test } from 'vitest'
import { runOf } from '../testing/runOf.testing.ts'
import { storedChanges } from './changes.ts'
import { worldAt } from '../run.ts'

test('each step names what it stored, and how it was before', () => {
  const run = runOf(
    ["f = open('/d/a', 'w')", "f.write('new')", 'f.close()', "os.unlink('/d/a')"],
    'AAA',
  )
  const changes = [0, 1, 2].map((at) => storedChanges(worldAt(run, at), worldAt(run, at + 1)))
  expect(changes).toEqual([
    [{ name: '/d/a', before: 'old', after: '' }],
    [{ name: '/d/a', before: '', after: 'new' }],
    [{ name: '/d/a', before: 'new', after: null }],
  ])
})
