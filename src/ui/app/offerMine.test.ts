import { afterEach, expect, test } from 'vitest'
import { COUNTER } from '../../programs/own/counter.testing.ts'
import { createDrafts } from '../../store/editing.ts'
import { createStepper } from '../../store/index.ts'
import { offerMine } from './offerMine.ts'
import { programGroups } from './programGroups.ts'

afterEach(() => {
  programGroups.setState({ groups: [] })
})

test('the menu of scenarios has the programs that the browser keeps, and one that is on the stage is chosen', () => {
  const drafts = createDrafts(null, { now: () => 0, newId: () => 'x', tabs: null })
  const stepper = createStepper({})
  const opened: string[] = []
  const mine = () => programGroups.getState().groups.find(({ title }) => title === 'My programs')
  offerMine(drafts, stepper, (id) => opened.push(id))
  expect(mine()).toBeUndefined()
  const draft = { name: 'counter.py', scenario: COUNTER, base: null, version: 1, savedAt: 0 }
  const other = { ...COUNTER, files: { 'main.py': '' } }
  drafts.setState({
    programs: [
      { ...draft, id: 'a' },
      { ...draft, id: 'b', name: 'other.py', scenario: other },
    ],
  })
  expect(mine()?.programs).toEqual([
    { id: 'a', title: 'counter.py' },
    { id: 'b', title: 'other.py' },
  ])
  expect(mine()?.current()).toBeNull()
  stepper.setState({ scenario: other })
  expect(mine()?.current()).toBe('b')
  mine()?.open('a')
  expect(opened).toEqual(['a'])
  drafts.setState({ programs: [] })
  expect(mine()?.programs).toEqual([])
})
