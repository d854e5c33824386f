import { beforeAll, expect, test } from 'vitest'
import { everyOrSample } from '../../base/sample.testing.ts'
import { expectSameSearch } from '../../explorer/testing/sameSearches.testing.ts'
import { freshKey } from '../../machine/index.ts'
import { CATALOGUE } from '../django/catalogue/catalogue.ts'
import { WORKLOADS } from '../django/matrix/workloads.ts'
import type { Scenario, ViewId } from '../django/scenario.ts'
import { provideEveryProgram } from '../everyProgram.ts'
import { raceScenario } from '../own/ownScenario.ts'
import { readRace } from '../own/readRace.ts'
import { prepare } from '../prepare.ts'
import { checkModel } from './checkModel.ts'
import { scenario, titleOf } from './plainSearch.oracle.ts'

beforeAll(provideEveryProgram)

/** Milliseconds; a busy machine is no failure. */
const PATIENCE = 120_000

/** Groups of every size, alone and beside others. */
const GROUPS: readonly (readonly ViewId[])[] = [
  ['touch', 'touch', 'touch'],
  ['read', 'read', 'read'],
  ['set p', 'set p', 'set p'],
  ['touch', 'touch', 'set p'],
  ['login', 'login', 'touch'],
  ['logout', 'touch', 'touch'],
  ['login', 'logout', 'login'],
]

const FOURS: readonly (readonly ViewId[])[] = [
  ['touch', 'touch', 'touch', 'touch'],
  ['touch', 'set p', 'touch', 'set p'],
]

const FOURS_OF = [
  'ticket',
  'fix',
  'reporter-flock',
  'modern',
  'pr21823-path',
  'pr21823-nlink',
  'db-modern',
  'cache-modern',
]

const scenarios: readonly Scenario[] = [
  ...CATALOGUE.flatMap(({ id }) => WORKLOADS.map(({ views }) => scenario(id, views))),
  ...CATALOGUE.flatMap(({ id, recursionLimit }) =>
    recursionLimit === null ? GROUPS.map((views) => scenario(id, views)) : [],
  ),
  ...FOURS_OF.flatMap((id) => FOURS.map((views) => scenario(id, views))),
]

test.each(everyOrSample(scenarios, 17).map((one) => [titleOf(one), one] as const))(
  'orbits say what states say: %s',
  (_, of) => {
    const model = checkModel(prepare(of))
    const { orbits, states } = expectSameSearch(model, { schedules: 6 })
    const alike = new Set(of.views).size < of.views.length
    expect(orbits !== null).toBe(alike && model.symmetry !== undefined)
    expect(orbits ?? 0).toBeLessThan(states)
  },
  PATIENCE,
)

const RACES = import.meta.glob<string>('../own/races/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
})

test.each(Object.entries(RACES))(
  'orbits say what states say: %s',
  (path, text) => {
    const of = raceScenario(path.slice('../own/races/'.length), text)
    expect(readRace(of).ok).toBe(true)
    expectSameSearch(checkModel(prepare(of)), { schedules: 6 })
  },
  PATIENCE,
)

/** A race of three processes that do the same. */
function equalRace(body: string, rest = ''): ReturnType<typeof checkModel> {
  const text = `import os, uuid, tempfile\n${rest}\ndef work():\n    ${body.replaceAll('\n', '\n    ')}\n\nPROCESSES = [work, work, work]\n`
  const of = raceScenario('main.py', text)
  const read = readRace(of)
  expect(read.ok ? [] : read.diagnostics).toEqual([])
  return checkModel(prepare(of))
}

const KEYS = `key = uuid.uuid4().hex
with open('/data/key', 'w') as f:
    f.write(key)`

test('processes that only keep what makes them different are exchanged', () => {
  const { orbits, states } = expectSameSearch(equalRace(KEYS), { schedules: 4 })
  expect(orbits).toBeLessThan(states / 3)
})

test('the text of a UUID is a key as well', () => {
  const body = `key = str(uuid.uuid4())
with open('/data/key', 'w') as f:
    f.write(key)`
  const { orbits, states } = expectSameSearch(equalRace(body), { schedules: 4 })
  expect(orbits).toBeLessThan(states / 3)
})

test.each([
  [
    'compare it with a text that one of them will make',
    `${KEYS}\nif key == '${freshKey('B', 1n)}':\n    os.unlink('/data/key')`,
    '',
  ],
  [
    'make more of them than are known',
    `for n in range(40):\n    key = uuid.uuid4().hex\n${KEYS}`,
    '',
  ],
  [
    'are looked at after every step',
    KEYS,
    "def always_there():\n    assert not os.path.exists('/data/other')",
  ],
  [
    'name it in an outcome',
    KEYS,
    "def at_end_key():\n    with open('/data/key') as f:\n        text = f.read()\n    raise AssertionError(text)",
  ],
])('processes that %s are not', (_, body, rest) => {
  expect(expectSameSearch(equalRace(body, rest), { schedules: 4 }).orbits).toBeNull()
})
