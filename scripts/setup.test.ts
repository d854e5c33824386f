import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fromRoot, missingPackages, whyUnwritable } from './setup.mjs'

const lock = (versions: Readonly<Record<string, string>>, optional: readonly string[] = []) =>
  JSON.stringify({
    packages: {
      '': { version: '0.0.0' },
      ...Object.fromEntries(
        Object.entries(versions).map(([place, version]) => [
          place,
          { version, ...(optional.includes(place) && { optional: true }) },
        ]),
      ),
    },
  })

const LOCKED = { 'node_modules/a': '1.0.0', 'node_modules/b': '2.0.0' }
const there = () => true

test('packages that are all here in the locked version are not installed again', () => {
  expect(missingPackages(lock(LOCKED), lock(LOCKED), there)).toEqual([])
})

test('a package that somebody has added by hand is kept', () => {
  const more = lock({ ...LOCKED, 'node_modules/x': '1.0.0' })
  expect(missingPackages(lock(LOCKED), more, there)).toEqual([])
})

test('another text of the lock file that locks the same installs nothing', () => {
  expect(missingPackages(`${lock(LOCKED)}\n`, lock(LOCKED), there)).toEqual([])
})

test('another version, and a package that is not here, are missing', () => {
  const old = lock({ 'node_modules/a': '0.9.0' })
  expect(missingPackages(lock(LOCKED), old, there)).toEqual(['node_modules/a', 'node_modules/b'])
})

test('a folder that was deleted is missing, whatever npm has noted', () => {
  const gone = (place: string) => place !== 'node_modules/b'
  expect(missingPackages(lock(LOCKED), lock(LOCKED), gone)).toEqual(['node_modules/b'])
})

test('an optional package of another platform is not missing', () => {
  const optional = lock({ ...LOCKED, 'node_modules/o': '1.0.0' }, ['node_modules/o'])
  expect(missingPackages(optional, lock(LOCKED), there)).toEqual([])
})

test('where nothing was installed everything is missing', () => {
  expect(missingPackages(lock(LOCKED), null, there)).toHaveLength(2)
})

/** A copy of what the commands need, gone after the test. */
function copyOfScripts(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'racetrack-'))
  onTestFinished(() => {
    rmSync(copy, { recursive: true, force: true })
  })
  cpSync(fromRoot('scripts'), path.join(copy, 'scripts'), { recursive: true })
  for (const name of ['package.json', 'package-lock.json', 'vite.config.ts']) {
    copyFileSync(fromRoot(name), path.join(copy, name))
  }
  symlinkSync(fromRoot('node_modules'), path.join(copy, 'node_modules'), 'junction')
  return copy
}

test.each(['start', 'dev', 'test'])(
  'where nothing can be written %s says so in one sentence, and what to do',
  (command) => {
    const copy = copyOfScripts()
    // Not even root can write into a folder that is a file.
    writeFileSync(path.join(copy, 'dist'), '')
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(copy, 'scripts', 'run.mjs'), command],
      { encoding: 'utf8', timeout: 10_000, env: { ...process.env, PORT: '' } },
    )
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(
      /^This writes into dist .* cannot be done: .*dist.*\. Use a copy .*\.\n$/,
    )
  },
)

test('whether a folder can be written to is tried, and leaves nothing behind', () => {
  const copy = copyOfScripts()
  expect(whyUnwritable(copy)).toBeNull()
  expect(whyUnwritable(path.join(copy, 'package.json'))).toContain('package.json')
  expect(whyUnwritable(path.join(copy, 'nowhere'))).toContain('ENOENT')
})
