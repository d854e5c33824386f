import { beforeAll, expect, test } from 'vitest'
import { everyOrSample } from '../../base/sample.testing.ts'
import { drain } from '../../base/index.ts'
import { countClasses, explore, Knowledge } from '../../explorer/index.ts'
import { provideEveryProgram } from '../everyProgram.ts'
import { prepare } from '../prepare.ts'
import { checkModel } from './checkModel.ts'
import { faultScenarios, pairScenarios, scenario, titleOf } from './plainSearch.oracle.ts'

beforeAll(provideEveryProgram)

const BUDGET = { states: 200_000, bytes: 2 ** 28 }

const ALL = [
  ...pairScenarios(),
  ...faultScenarios(),
  ...['ticket', 'fix', 'modern', 'db-modern', 'cache-modern'].map((id) =>
    scenario(id, ['touch', 'set p', 'touch']),
  ),
]

test.each(everyOrSample(ALL, 12).map((one) => [titleOf(one), one] as const))(
  'what looks at the same touches the same, whoever asks first: %s',
  (_, of) => {
    const model = checkModel(prepare(of))
    const known = new Knowledge(model, { symmetry: true })
    drain(explore(model, { budget: BUDGET, known, reductions: { symmetry: true } }))
    const shared = drain(countClasses(model, BUDGET, { known }))
    const anew = { ...checkModel(prepare(of)), footprintsFollow: false }
    expect(shared).toEqual(drain(countClasses(anew, BUDGET)))
  },
  60_000,
)
