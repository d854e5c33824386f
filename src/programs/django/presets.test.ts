import { expect, test } from 'vitest'
import { lastWorld, replay, scheduleOf, stateOf } from '../../world/index.ts'
import { PRESETS } from './presets.ts'
import { outcomesOf } from '../outcome.ts'
import { prepare } from '../prepare.ts'

/** What each preset is named after, at the end of its schedule. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'ticket-alone': ['data-lost', 'key-regenerated', 'torn-read'],
  'fix-alone': ['ok'],
  'fix-two': ['data-lost', 'key-regenerated', 'torn-read'],
  'every-request': ['data-lost', 'key-regenerated', 'torn-read', 'orphan'],
  'debug-logging': ['ok'],
  'new-visitor': ['torn-read', 'orphan'],
  'not-every-request': ['ok'],
  'lost-update': ['lost-update'],
}

test('every preset opens with a schedule that can be followed to the end of the run', () => {
  for (const preset of PRESETS) {
    const prepared = prepare(preset.scenario)
    const { run } = replay(prepared.plan, preset.schedule)
    expect([preset.id, scheduleOf(run)]).toEqual([preset.id, preset.schedule])
    expect([preset.id, stateOf(prepared.plan, lastWorld(run))]).toEqual([preset.id, 'finished'])
  }
})

test('the schedule of each preset shows what the preset is named after', () => {
  expect(PRESETS.map(({ id }) => id).sort()).toEqual(Object.keys(SHOWN).sort())
  for (const preset of PRESETS) {
    const prepared = prepare(preset.scenario)
    const world = lastWorld(replay(prepared.plan, preset.schedule).run)
    const ids = outcomesOf(prepared, world).map((outcome) => outcome.id)
    expect([preset.id, ids]).toEqual([preset.id, SHOWN[preset.id]])
  }
})
