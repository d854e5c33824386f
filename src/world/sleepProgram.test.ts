import { expect, test } from 'vitest'
import { bytes } from '../vfs/index.ts'
import { lastWorld, replay } from './run.ts'
import { planOf } from './testing/planOf.testing.ts'
import { stepSentence } from './view/sentence.ts'

const POLL = `import os, time
def waits():
    while not os.path.exists('/d/flag'):
        time.sleep(0.1)
    return 'seen'
def raises():
    os.rename('/d/start', '/d/flag')
`

test('a sleep is a step at which others may move, and a loop around it goes on', () => {
  const plan = planOf(POLL, ['waits', 'raises'], {
    files: [{ path: '/d/start', data: bytes('') }],
  })
  const { run, divergence } = replay(plan, 'AAAABA')
  expect(divergence).toBeNull()
  expect(run.records.map(({ operation }) => operation.kind)).toEqual([
    'syscall',
    'sleep',
    'syscall',
    'sleep',
    'syscall',
    'syscall',
  ])
  expect(stepSentence(run, 1)).toContain('A sleeps.')
  expect([...lastWorld(run).fs.names.keys()]).toEqual(['/d/flag'])
})
