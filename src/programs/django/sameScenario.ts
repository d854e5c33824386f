import { SETTING_NAMES } from './scenario.ts'
import type { Scenario } from './scenario.ts'

/** Do two scenarios say the same, in every part? */
export function sameScenario(one: Scenario, other: Scenario): boolean {
  return textOf(one) === textOf(other)
}

function textOf({ program, middleware, views, settings, start, fault }: Scenario): string {
  const flags = Object.values(SETTING_NAMES).map((name) => settings[name])
  const what = fault === null ? [] : [fault.kind, fault.request, fault.step]
  return JSON.stringify([program, middleware, views, flags, start, what])
}
