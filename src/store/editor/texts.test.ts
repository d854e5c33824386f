import { expect, test } from 'vitest'
import { readRace } from '../../programs/everyRace.ts'
import { raceScenario } from '../../programs/own/ownScenario.ts'
import { TEMPLATES } from './templates.ts'
import { fileName, namesOf, raceAmong, sameFiles } from './texts.ts'

test.each([
  ['counter.py', 'counter.py'],
  ['my race.txt', 'my_race.py'],
  ['2 visits.py', '_2_visits.py'],
  ['été.py', 'été.py'],
  ['a/b.py', 'a_b.py'],
  ['.py', 'main.py'],
])('%j is the file %j', (name, file) => {
  expect(fileName(name)).toBe(file)
})

test('the race among some files is the one that lists what runs', () => {
  const helper = 'def helper():\n    pass\n'
  expect(raceAmong({ 'a.py': helper, 'b.py': 'PROCESSES = []\n' })).toBe('b.py')
  expect(raceAmong({ 'a.py': helper, 'b.py': 'def worker_one():\n    pass\n' })).toBe('b.py')
  expect(raceAmong({ 'a.py': helper, 'b.py': helper })).toBe('a.py')
})

test('the race is the first tab', () => {
  expect(namesOf({ ...raceScenario('b.py', ''), files: { 'a.py': '', 'b.py': '' } })).toEqual([
    'b.py',
    'a.py',
  ])
})

test('files are the same when their names and texts are', () => {
  expect(sameFiles({ 'a.py': '1', 'b.py': '2' }, { 'b.py': '2', 'a.py': '1' })).toBe(true)
  expect(sameFiles({ 'a.py': '1' }, { 'a.py': '2' })).toBe(false)
  expect(sameFiles({ 'a.py': '1' }, { 'a.py': '1', 'b.py': '' })).toBe(false)
})

test.each(TEMPLATES)('the template $id is a race without a problem', ({ name, text }) => {
  const read = readRace(raceScenario(name, text))
  expect(read).toMatchObject({ ok: true, race: { processes: [{}, {}], atEnd: [{}] } })
})
