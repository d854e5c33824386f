import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { engineDigest } from '../../../../scripts/programs.mjs'
import { matrixKey } from './matrixKey.ts'

const top = mkdtempSync(path.join(tmpdir(), 'racetrack-digest-'))
cpSync('src', path.join(top, 'src'), { recursive: true })

afterAll(() => {
  rmSync(top, { recursive: true, force: true })
})

test('the key is the digest of the sources that are here', () => {
  expect(matrixKey()).toBe(engineDigest())
  expect(engineDigest(top)).toBe(engineDigest())
})

test.each(['src/vfs/flock.ts', 'src/explorer/explore.ts', 'src/programs/django/sources/fix.py'])(
  'another text in %s is another key',
  (file) => {
    const before = engineDigest(top)
    writeFileSync(path.join(top, file), '# changed')
    expect(engineDigest(top)).not.toBe(before)
  },
)

test('a test, or the page, is not a part of the engine', () => {
  const before = engineDigest(top)
  writeFileSync(path.join(top, 'src/vfs/split.test.ts'), '// changed')
  writeFileSync(path.join(top, 'src/ui/App.tsx'), '// changed')
  expect(engineDigest(top)).toBe(before)
})
