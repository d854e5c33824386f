import { expect, test } from 'vitest'
import { emptyFs } from '../vfs/index.ts'
import { finish } from './index.ts'
import { machineOf, runAlone } from './testing/alone.oracle.ts'

const CALLS = [
  "open('/d/x/')",
  "open('/d/x/', 'w')",
  "os.open('/d/x/', os.O_RDONLY)",
  "os.rename('/d/x', '/d/y/')",
  "os.rename('/d/x/', '/d/y')",
  "os.unlink('/d/x/')",
  "os.stat('/d/x/.')",
  "os.path.exists('/d/x/')",
  "shutil.move('/d/x', '/d/y/')",
  "os.mkdir('/d/new/.')",
  'os.stat(3)',
  'os.path.exists(3)',
  "os.stat(b'/d/x')",
  "open(b'/d/x')",
]

test('a process that dies of an exception with its own __str__ is not told with another text', () => {
  const text = `class Bad(Exception):\n    def __str__(self): return "spoken"\n\ndef main():\n    raise Bad("given")\n`
  const { end } = runAlone(machineOf(text), { entry: 'main.main' }, emptyFs(['/work']))
  expect(finish(end)).toMatchObject({ kind: 'died', exception: 'Bad', message: '' })
})

test.each(CALLS)('%s is not modelled, and never another error or answer', (call) => {
  const text = `import os, shutil\ndef main():\n    open('/d/x', 'w').close()\n    return ${call}\n`
  const { end } = runAlone(machineOf(text), { entry: 'main.main' }, emptyFs(['/d', '/work']))
  expect(finish(end)?.kind).toBe('not-modelled')
})
