import { expect, test } from 'vitest'
import { prepare } from '../prepare.ts'
import { MOST_KEPT } from './keptRaces.ts'
import { raceScenario } from './ownScenario.ts'
import { readRace } from './readRace.ts'

function read(title: string) {
  const scenario = raceScenario('main.py', `"""${title}"""\ndef f(): pass\nPROCESSES = [f]\n`)
  expect(readRace(scenario).ok).toBe(true)
  return scenario
}

test('a race that is used stays, one that is not used for long is forgotten', () => {
  const [used, unused] = [read('used'), read('unused')]
  for (let n = 0; n < MOST_KEPT; n++) {
    read(`race ${n}`)
    expect(prepare(used).title).toBe('used')
  }
  expect(() => prepare(unused)).toThrow('expected a race file that was read')
})
