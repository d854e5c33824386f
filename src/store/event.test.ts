import { expect, test } from 'vitest'
import { DEFAULT_SCENARIO } from '../programs/index.ts'
import { actionsOf } from './actions.ts'
import { labelOf } from './event.ts'
import type { ScenarioEvent, StepperEvent } from './event.ts'
import { scenarioLabel } from './scenarioEvents.ts'
import { stepperAt } from './stepper.testing.ts'

const TWO = '#1&program=fix&views=touch,touch&set=save-every-request&start=live&schedule=&at=0'

test('every action of a person is an event, and each listener gets it', () => {
  const stepper = stepperAt(TWO)
  const heard: StepperEvent[] = []
  const leave = stepper.getState().onEvent((event) => {
    heard.push(event)
  })
  const by = actionsOf(stepper.getState().dispatch)
  by.choose('A')
  by.back()
  by.goTo(1)
  leave()
  by.undo()
  expect(heard).toEqual([
    { kind: 'step', letter: 'A' },
    { kind: 'back' },
    { kind: 'goTo', cursor: 1 },
  ])
})

test('a listener is called after the state has changed', () => {
  const stepper = stepperAt(TWO)
  const cursors: number[] = []
  stepper.getState().onEvent(() => {
    cursors.push(stepper.getState().cursor)
  })
  stepper.getState().dispatch({ kind: 'step', letter: 'A' })
  expect(cursors).toEqual([1])
})

test.each<readonly [string, Parameters<typeof labelOf>[0]]>([
  ['step A', { kind: 'step', letter: 'A' }],
  ['run B to its end', { kind: 'runToEnd', letter: 'B' }],
  ['bend the schedule', { kind: 'setSchedule', schedule: 'AB', cursor: 2, why: 'map' }],
])('undo says “%s”', (label, event) => {
  expect(labelOf(event)).toBe(label)
})

test.each<readonly [string, ScenarioEvent]>([
  ['Fix on', { kind: 'setFix', on: true }],
  ['3 requests', { kind: 'setRequestCount', count: 3 }],
  [
    'Debug logging off',
    { kind: 'changeScenario', change: {}, part: { setting: 'Debug logging', on: false } },
  ],
  ['view of B', { kind: 'changeScenario', change: {}, part: { view: 'B' } }],
  ['another start', { kind: 'changeScenario', change: {}, part: 'start' }],
])('undo of a change of the scenario says “%s”', (label, event) => {
  expect(scenarioLabel(event, DEFAULT_SCENARIO)).toBe(label)
})

test('the label of undo is that of the event', () => {
  const stepper = stepperAt(TWO)
  stepper.getState().dispatch({ kind: 'step', letter: 'B' })
  stepper.getState().dispatch({ kind: 'injectFault', fault: 'kill', letter: 'B' })
  expect(stepper.getState().past.map(({ what }) => what)).toEqual([
    'step B',
    'B is killed at its step 2',
  ])
})
