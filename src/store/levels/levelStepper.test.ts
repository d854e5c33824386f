import { beforeAll, expect, test } from 'vitest'
import { LEVELS } from '../../programs/index.ts'
import { provideEveryProgram } from '../../programs/everyProgram.ts'
import { createLevelStepper } from './levelStepper.ts'

beforeAll(provideEveryProgram)

test('the stepper of each level stands at the start of its scenario, and there is nothing to undo', () => {
  for (const level of LEVELS) {
    const state = createLevelStepper(level).getState()
    expect(state.scenario).toEqual(level.scenario)
    expect(state).toMatchObject({ schedule: '', cursor: 0, past: [], future: [], notice: null })
  }
})
