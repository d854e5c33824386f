import { beforeAll, expect, test } from 'vitest'
import { everyOrSample } from '../../base/sample.testing.ts'
import { expectSoundFootprints } from '../../explorer/testing/soundFootprints.testing.ts'
import { provideEveryProgram } from '../everyProgram.ts'
import { raceScenario } from '../own/ownScenario.ts'
import { readRace } from '../own/readRace.ts'
import { THREAD_RACES } from '../own/threads.testing.ts'
import { prepare } from '../prepare.ts'
import { checkModel } from './checkModel.ts'
import { faultScenarios, pairScenarios, titleOf } from './plainSearch.oracle.ts'

beforeAll(provideEveryProgram)

/** Milliseconds; a busy machine is no failure. */
const PATIENCE = 60_000

const RACES = import.meta.glob<string>(
  ['../own/races/*.py', '../own/races/threads/*.py', '../../gallery/*.py'],
  { query: '?raw', import: 'default', eager: true },
)

test.each(
  everyOrSample([...pairScenarios(), ...faultScenarios()], 7).map(
    (one) => [titleOf(one), one] as const,
  ),
)(
  'what does not meet by its footprints does not matter: %s',
  (_, scenario) => {
    expect(expectSoundFootprints(checkModel(prepare(scenario)), 1000)).toBeGreaterThanOrEqual(0)
  },
  PATIENCE,
)

test.each([
  ...Object.entries(RACES),
  // A queue is not modelled.
  ...Object.entries(THREAD_RACES).filter(([name]) => name !== 'queue'),
])(
  'what does not meet by its footprints does not matter: %s',
  (path, text) => {
    const scenario = raceScenario(path.slice(path.lastIndexOf('/') + 1), text)
    if (!readRace(scenario).ok) throw new Error(`expected ${path} to be a race`)
    expectSoundFootprints(checkModel(prepare(scenario)), 1000)
  },
  PATIENCE,
)
