import { expect, test } from 'vitest'
import { raceScenario, scenarioWith } from '../../../programs/index.ts'
import { filesIn } from '../../../store/editing.ts'
import { downloadsOf, isChangedIn } from './changedFiles.ts'

const modern = scenarioWith({ program: 'modern', views: ['touch'] })
const original = filesIn(modern)
const edits = { 'backend.py': '# mine\n', 'views.py': '# mine, too\n' }
const fork = { name: 'mine', scenario: { ...modern, edits }, original, file: 'base.py' }

test('of a session program the files that were changed are saved, and no others', () => {
  expect(downloadsOf(fork)).toEqual([
    { name: 'backend.py', text: '# mine\n' },
    { name: 'views.py', text: '# mine, too\n' },
  ])
  expect(isChangedIn(fork)).toBe(false)
  expect(isChangedIn(fork, 'views.py')).toBe(true)
})

test('when none was changed, the one that is shown is saved', () => {
  expect(downloadsOf({ ...fork, scenario: modern })).toEqual([
    { name: 'base.py', text: original['base.py'] },
  ])
})

test('a race is saved whole, under the name that it has', () => {
  const race = raceScenario('main.py', '1\n')
  const files = { ...race.files, 'helper.py': '2\n' }
  const scenario = { ...race, files }
  expect(downloadsOf({ name: 'visits.py', scenario, original: files, file: 'main.py' })).toEqual([
    { name: 'visits.py', text: '1\n' },
    { name: 'helper.py', text: '2\n' },
  ])
})
