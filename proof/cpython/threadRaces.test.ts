import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { pythonVersion } from './pythons.ts'
import { proved, raceOf } from './prove.ts'

const RACES = new URL('../../src/programs/own/races/threads/', import.meta.url)
const SCHEDULES = Number(
  process.env['RACETRACK_SCHEDULES'] ?? (process.env['RACETRACK_EXHAUSTIVE'] === '1' ? 1500 : 24),
)

const FILES = readdirSync(process.env['RACES'] ?? RACES)
  .filter((name) => name.endsWith('.py'))
  .map((name) => [name, readFileSync(process.env['RACES'] ? process.env['RACES'] + '/' + name : new URL(name, RACES), 'utf8')] as const)

describe.skipIf(pythonVersion() === null)('threads under CPython', () => {
  test.each(FILES)('%s: the same in every schedule', (_, text) => {
    const { runs, differences } = proved(raceOf(text), SCHEDULES)
    expect(runs.length).toBeGreaterThan(0)
    expect(differences.slice(0, 3)).toEqual([])
  })

  test.each(FILES)('%s: the same with the switch points of the GIL', (_, text) => {
    const { runs, differences } = proved({ ...raceOf(text), switches: 'gil' }, SCHEDULES)
    expect(runs.length).toBeGreaterThan(0)
    if (process.env['COUNT']) console.log(_, runs.length)
    expect(differences.slice(0, 3)).toEqual([])
  })
})
