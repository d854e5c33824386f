import { PRESETS } from '../../programs/index.ts'
import type { Preset, Scenario } from '../../programs/index.ts'

/** The preset that a scenario is, whatever its schedule; null: a person's own. */
export function presetOf(scenario: Scenario): Preset | null {
  return PRESETS.find((preset) => isSame(preset.scenario, scenario)) ?? null
}

function isSame(one: Scenario, other: Scenario): boolean {
  return (
    one.program === other.program &&
    one.start === other.start &&
    one.settings.saveEveryRequest === other.settings.saveEveryRequest &&
    one.settings.debugLogging === other.settings.debugLogging &&
    one.views.length === other.views.length &&
    one.views.every((view, index) => view === other.views[index])
  )
}
