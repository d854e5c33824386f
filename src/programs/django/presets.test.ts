import { expect, test } from 'vitest'
import { lastWorld, replay, scheduleOf, stateOf } from '../../world/index.ts'
import { outcomesOf } from './outcomes.ts'
import { PRESETS } from './presets.ts'
import { prepare } from './prepare.ts'

const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'fix-two': ['data-lost', 'key-regenerated', 'torn-read'],
  'lost-update': ['lost-update'],
}

test('every preset opens, and its schedule can be followed', () => {
  for (const preset of PRESETS) {
    const { run } = replay(prepare(preset.scenario).plan, preset.schedule)
    expect([preset.id, scheduleOf(run)]).toEqual([preset.id, preset.schedule])
  }
})

test('the schedules that presets bring along run to their end and show what they are named after', () => {
  const brought = PRESETS.filter((preset) => preset.schedule !== '')
  expect(brought.map((preset) => preset.id).sort()).toEqual(Object.keys(SHOWN).sort())
  for (const preset of brought) {
    const prepared = prepare(preset.scenario)
    const world = lastWorld(replay(prepared.plan, preset.schedule).run)
    expect(stateOf(prepared.plan, world)).toBe('finished')
    expect(outcomesOf(prepared, world).map((outcome) => outcome.id)).toEqual(SHOWN[preset.id])
  }
})
