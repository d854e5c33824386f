import { expect, test } from 'vitest'
import { emptyRun, follow, lastWorld, statusOf } from '../../world/index.ts'
import { prepare } from '../prepare.ts'
import { raceScenario } from './ownScenario.ts'
import { readRace } from './readRace.ts'

/** A step that never ends, and does much work between two lines: in the page nobody could end it. */
const ENDLESS: Readonly<Record<string, readonly [string, string]>> = {
  'a bare loop': ['x = 0', 'pass'],
  'a sum of many items': ['x = [0] * 900000', 'sum(x)'],
  'a search in many items': ['x = [0] * 900000', '1 in x'],
  'a comparison of many items': ['x = [[0] * 400000, [0] * 400000]', 'x[0] == x[1]'],
  'a sort of many items': ['x = list(range(100000))', 'sorted(x)'],
  'a search in a long text': ["x = 'a' * 2000000", "'ab' in x"],
  'an order of long texts': ["x = ['a' * 2000000, 'a' * 2000000 + 'b']", 'x[0] < x[1]'],
  'a long text as a key': ["x = {'a' * 2000000: 1}", "('a' * 2000000) in x"],
  'a product of long numbers': ['x = 3 ** 250000', 'x * x'],
  'each character of a long text': ["x = 'a' * 1000000", 'for c in x: pass'],
}

test.each(Object.entries(ENDLESS))('%s ends as not modelled', (_, [first, again]) => {
  const text = `def p():
    open('/data/x', 'w').close()
    ${first}
    while True:
        ${again}

PROCESSES = [p]
`
  const scenario = raceScenario('main.py', text)
  expect(readRace(scenario).ok).toBe(true)
  const { plan } = prepare(scenario)
  const { run } = follow(emptyRun(plan), 'A')
  const status = statusOf(plan, lastWorld(run), 0 as Parameters<typeof statusOf>[2])
  expect(status).toMatchObject({ kind: 'finished', finish: { kind: 'not-modelled' } })
})
