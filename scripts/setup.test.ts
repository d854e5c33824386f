import { expect, test } from 'vitest'
import { missingPackages } from './setup.mjs'

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
