import { beforeAll, expect, test } from 'vitest'
import { provideEveryProgram } from '../programs/everyProgram.ts'
import { sayOfFault } from './faultNotice.ts'
import { stepperAt } from './stepper.testing.ts'
import type { StepperStore } from './stepper.ts'

beforeAll(provideEveryProgram)

const LINK = '2&program=fix&middleware=pre&views=touch&fault=kill:A:99'

/** What the page says after the sentences were told of the fault on the stage. */
function notice(stepper: StepperStore, ...sentences: readonly string[]): string | null {
  const { fault } = stepper.getState().scenario
  if (fault === null) throw new Error('expected a fault')
  for (const text of sentences) sayOfFault(stepper, fault, text)
  return stepper.getState().notice?.text ?? null
}

test('it is said once, also when the stage is drawn again, and stays dismissed', () => {
  const stepper = stepperAt(`${LINK}&at=0`)
  expect(notice(stepper, 'It never happens.', 'It never happens.')).toBe('It never happens.')
  stepper.getState().dispatch({ kind: 'dismissNotice' })
  expect(notice(stepper, 'It never happens.')).toBeNull()
})

test('what is known later takes the place of what was said before, beside what else is wrong', () => {
  const stepper = stepperAt(`${LINK}&schedule=AB&at=0`)
  const text = notice(stepper, 'Not here.', 'Nowhere.') ?? ''
  expect(text).toMatch(/^This link could not be opened as it is: .* Nowhere\.$/)
  expect(text).not.toContain('Not here.')
})

test('a link that is opened on the page says it, too', () => {
  const stepper = stepperAt('')
  stepper.getState().dispatch({ kind: 'openLink', hash: `${LINK}&at=0` })
  expect(notice(stepper, 'It never happens.')).toBe('It never happens.')
})

test('going along the schedule is no change; a step is, and so is its undo: nothing is said then', () => {
  const stepper = stepperAt(`${LINK}&schedule=AA&at=0`)
  const { dispatch } = stepper.getState()
  dispatch({ kind: 'toEnd' })
  expect(notice(stepper, 'It never happens.')).toBe('It never happens.')
  dispatch({ kind: 'step', letter: 'A' })
  expect(notice(stepper, 'Said too late.')).toBeNull()
  dispatch({ kind: 'undo' })
  expect(notice(stepper, 'Said too late.')).toBeNull()
})
