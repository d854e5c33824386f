import { expect, test } from 'vitest'
import { check } from '../check/drained.testing.ts'
import { differenceFrom } from './expectation.ts'
import { raceScenario } from './ownScenario.ts'
import { readRace } from './readRace.ts'

const FILES = import.meta.glob<string>('./races/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
})

test('each race has a twin that is safe', () => {
  const names = Object.keys(FILES)
  expect(names.length).toBeGreaterThan(10)
  for (const name of names.filter((one) => !one.endsWith('_fixed.py'))) {
    expect(names).toContain(name.replace('.py', '_fixed.py'))
  }
})

test.each(Object.entries(FILES))(
  '%s has exactly the bad outcomes that it expects',
  (path, text) => {
    const scenario = raceScenario(path.slice('./races/'.length), text)
    const read = readRace(scenario)
    expect(read.ok ? [] : read.diagnostics).toEqual([])
    if (!read.ok) return
    const { expect: expected } = read.race
    expect(expected).not.toBeNull()
    const { table, outcomes, seen = [], verdict, end } = check(scenario).report(0)
    const found = [...outcomes, ...seen].map(({ id }) => id)
    const bad = table.filter((one) => one.bad && found.includes(one.id)).map(({ id }) => id)
    expect(differenceFrom(expected ?? 'safe', bad)).toEqual({ missing: [], unexpected: [] })
    expect(end).toEqual({ kind: 'complete' })
    expect(verdict.kind).toBe(expected === 'safe' ? 'safe' : 'broken')
  },
)
