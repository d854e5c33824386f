import { PRESETS, sameScenario } from '../../programs/index.ts'
import type { Preset, Scenario } from '../../programs/index.ts'

/** The preset that a scenario is, whatever its schedule; null: a person's own. */
export function presetOf(scenario: Scenario): Preset | null {
  return PRESETS.find((preset) => sameScenario(preset.scenario, scenario)) ?? null
}
