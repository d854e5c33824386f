import { expect, test } from 'vitest'
import { PRESETS } from '../../programs/index.ts'
import { presetOf } from './presetOf.ts'

test('every preset is recognised by its scenario, and no two have the same', () => {
  expect(PRESETS.map((preset) => presetOf(structuredClone(preset.scenario))?.id)).toEqual(
    PRESETS.map((preset) => preset.id),
  )
})

test('a change of any part makes it a person’s own scenario', () => {
  const [first] = PRESETS
  if (first === undefined) throw new Error('expected a preset')
  const { scenario } = first
  const { settings } = scenario
  const changes = [
    { ...scenario, views: [...scenario.views, 'set q' as const, 'set q' as const] },
    { ...scenario, views: ['set q' as const] },
    { ...scenario, start: 'stale' as const },
    { ...scenario, settings: { ...settings, saveEveryRequest: false, debugLogging: true } },
    { ...scenario, program: 'none of them' },
    { ...scenario, middleware: 'post' as const },
    { ...scenario, fault: { kind: 'kill' as const, request: 0, step: 3 } },
  ]
  expect(changes.map(presetOf)).toEqual(changes.map(() => null))
})
