import { afterEach, expect, test } from 'vitest'
import { CATALOGUE, decisiveScenario, scenarioWith, versionOf } from '../../programs/index.ts'
import { createStepper } from '../../store/index.ts'
import { offerLineage } from './offerLineage.ts'
import { programGroups } from './programGroups.ts'

afterEach(() => {
  programGroups.setState({ groups: [] })
})

test('every session program is in the menu, and opens with the first of its decisive schedules', () => {
  const stepper = createStepper({})
  const opened: unknown[] = []
  offerLineage({ stepper, actions: { open: (...given) => opened.push(given) } })
  const [group] = programGroups.getState().groups
  expect(group?.title).toBe('Lineage')
  expect(group?.programs.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id))
  group?.open('modern')
  const title = 'Django 4 and 5: The logout undone, between check and rename'
  const scenario = scenarioWith({ program: 'modern', views: ['touch', 'logout'] })
  expect(opened).toEqual([[scenario, 'AAAAAABBBAAAA', 0, title]])
})

test('it is chosen while its scenario is on the stage, but not for another of its schedules, which has a name', () => {
  const row = { id: 'modern' }
  const [, second] = versionOf(row).decisive
  if (second === undefined) throw new Error('expected a second schedule')
  const scenario = decisiveScenario(row, second)
  const stepper = createStepper({})
  offerLineage({ stepper, actions: { open: () => {} } })
  const current = () => programGroups.getState().groups[0]?.current()
  stepper.setState({ scenario, schedule: '' })
  expect(current()).toBe('modern')
  stepper.setState({ schedule: second.schedule })
  expect(current()).toBeNull()
  stepper.setState({ scenario: { ...scenario, edits: { 'backend.py': '' } }, schedule: '' })
  expect(current()).toBeNull()
})
