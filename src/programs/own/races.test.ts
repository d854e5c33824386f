import { expect, test } from 'vitest'
import { drain } from '../../base/index.ts'
import { explore } from '../../explorer/index.ts'
import { checkModel } from '../check/checkModel.ts'
import { check } from '../check/drained.testing.ts'
import { prepare } from '../prepare.ts'
import { differenceFrom } from './expectation.ts'
import { raceScenario } from './ownScenario.ts'
import { readRace } from './readRace.ts'

const FILES = import.meta.glob<string>(['./races/*.py', './races/threads/*.py'], {
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
    const scenario = raceScenario(path.slice(path.lastIndexOf('/') + 1), text)
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

test.each(Object.entries(FILES))(
  '%s: a search that runs every step finds the same',
  (path, text) => {
    const scenario = raceScenario(path.slice(path.lastIndexOf('/') + 1), text)
    if (!readRace(scenario).ok) throw new Error(`expected ${path} to be a race`)
    const verdictOf = (model: ReturnType<typeof checkModel>) =>
      drain(explore(model, { budget: { states: 1e6, bytes: 1e9 } })).verdict
    const { parts, ...whole } = checkModel(prepare(scenario))
    const [fast, slow] = [verdictOf(checkModel(prepare(scenario))), verdictOf(whole)]
    expect(parts).toBeDefined()
    expect({ ...fast, steps: 0, memoBytes: 0 }).toEqual({ ...slow, steps: 0, memoBytes: 0 })
  },
)

test('a loop that makes and removes a file again and again runs out of nothing', () => {
  const text = `import os
def f():
    for n in range(1100):
        open('/data/x', 'w').close()
        os.unlink('/data/x')

PROCESSES = [f]
`
  const scenario = raceScenario('main.py', text)
  expect(readRace(scenario).ok).toBe(true)
  expect(check(scenario).report(0).verdict).toEqual({ kind: 'safe', reason: null })
})
