import { decisiveScenario, isOwn, PRESETS, sameScenario, versionOf } from '../../programs/index.ts'
import type { AnyScenario, Decisive, Preset } from '../../programs/index.ts'

/** The preset that a scenario is, whatever its schedule; null: a person's own. */
export function presetOf(scenario: AnyScenario): Preset | null {
  return PRESETS.find((preset) => sameScenario(preset.scenario, scenario)) ?? null
}

/** The decisive schedule of a version that is on the stage; null: another one. */
export function decisiveOf(scenario: AnyScenario, schedule: string): Decisive | null {
  if (isOwn(scenario)) return null
  const row = { id: scenario.program }
  return (
    versionOf(row).decisive.find(
      (one) => one.schedule === schedule && sameScenario(decisiveScenario(row, one), scenario),
    ) ?? null
  )
}
