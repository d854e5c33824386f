import { expect, test } from 'vitest'
import { bytes } from '../../vfs/index.ts'
import { planOf } from '../testing/planOf.testing.ts'
import type { Plan } from '../world.ts'
import { worldModel } from './model.ts'
import type { LocalState, SharedState } from './model.ts'

const FILE = { files: [{ path: '/d/a', data: bytes('old') }] }

/** What request A looks at in its next step, after some steps of A. */
function looks(text: string, steps = 0, more: Partial<Plan> = {}): readonly string[] | null {
  const { model, local, shared } = after(text, steps, more)
  return model.parts?.lookedAt(0, local, shared) ?? null
}

function after(text: string, steps: number, more: Partial<Plan>) {
  const plan = planOf(text, ['main', 'main'], { ...FILE, ...more })
  const model = worldModel(plan, { names: [], of: () => 0 })
  let [local, shared]: [LocalState, SharedState] = [model.locals[0] as LocalState, model.shared]
  for (let step = 0; step < steps; step += 1) {
    const moved = model.step(0, local, shared)
    if (moved === null) throw new Error('expected a request that can move')
    local = moved.local
    shared = moved.shared
  }
  return { model, local, shared }
}

const main = (...lines: string[]) =>
  `import os, fcntl, tempfile\ndef main():\n${lines.map((line) => `    ${line}\n`).join('')}`

test('an open looks at the name and what it leads to', () => {
  expect(looks(main("open('/d/a')"))).toEqual([
    'process 0',
    'transaction 0',
    'name /d/a',
    'inode 1',
  ])
})

test('an open that creates looks at the first free inode number of the request, too', () => {
  expect(looks(main("open('/d/b', 'w')"))).toEqual([
    'process 0',
    'transaction 0',
    'name /d/b',
    'name /d',
    'inode 1001',
  ])
})

test('a read and a lock look at every process: one may be saving, or hold the lock', () => {
  const read = looks(main("f = open('/d/a')", 'f.read()'), 1)
  expect(read).toEqual(expect.arrayContaining(['process 0', 'process 1', 'inode 1']))
  const lock = looks(main("f = open('/d/a')", 'fcntl.flock(f, fcntl.LOCK_EX)'), 1)
  expect(lock).toEqual(expect.arrayContaining(['process 0', 'process 1', 'inode 1']))
})

test('a write looks at its file alone, as long as the file has a name', () => {
  const lines = ["f = open('/d/a', 'w')", "f.write('x')", 'f.flush()']
  expect(looks(main(...lines), 1)).toEqual(['process 0', 'transaction 0', 'inode 1'])
  const unlinked = main(lines[0] ?? '', "os.unlink('/d/a')", ...lines.slice(1))
  expect(looks(unlinked, 2)).toEqual(expect.arrayContaining(['process 1']))
})

test('a rename looks at both names', () => {
  expect(looks(main("os.rename('/d/a', '/d/b')"))).toEqual([
    'process 0',
    'transaction 0',
    'name /d/a',
    'inode 1',
    'name /d/b',
    // A file may come to stand on the way.
    'name /d',
  ])
})

test('mkstemp looks at the names that it tries, up to the first free one', () => {
  const text = main("tempfile.mkstemp(dir='/d', prefix='p')")
  const taken = { files: [{ path: '/d/pa00001', data: bytes('') }] }
  expect(looks(text)).toEqual([
    'process 0',
    'transaction 0',
    'name /d/pa00001',
    'name /d',
    'inode 1001',
  ])
  expect(looks(text, 0, taken)).toEqual(
    expect.arrayContaining(['name /d/pa00001', 'name /d/pa00002']),
  )
})

test('a list of a directory may look at anything', () => {
  expect(looks(main("os.listdir('/d')"))).toBeNull()
})

test('so does a step at which the cache drops everything; a killed request looks at nothing', () => {
  const text = main("os.unlink('/d/a')")
  const fault = (kind: 'evict' | 'kill') => ({ fault: { kind, who: 0, step: 1 } }) as Partial<Plan>
  expect(looks(text, 0, fault('evict'))).toBeNull()
  expect(looks(text, 1, fault('kill'))).toEqual([])
})
