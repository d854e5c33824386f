import { isOwn, middlewaresOf, programRow } from '../programs/index.ts'
import type { AnyScenario, OwnScenario, Scenario } from '../programs/index.ts'
import type { ScenarioChange } from './event.ts'

/** A scenario of any kind after a change. */
export function changedScenario(scenario: AnyScenario, change: ScenarioChange): AnyScenario {
  if (!isOwn(scenario)) return normaliseScenario(scenario, change as Partial<Scenario>)
  const own = change as Partial<OwnScenario>
  return { ...scenario, ...own, settings: { ...scenario.settings, ...own.settings } }
}

/** A scenario after a change, with what does not go together any more put right. */
export function normaliseScenario(scenario: Scenario, change: Partial<Scenario>): Scenario {
  // What was changed are files of the program before.
  const { edits = change.program === undefined ? scenario.edits : {} } = change
  const next = { ...scenario, ...change, edits }
  const row = programRow(next.program)
  const fault = next.fault !== null && next.fault.request < next.views.length ? next.fault : null
  if (row === null) return { ...next, fault }
  const moved = change.program !== undefined && change.middleware === undefined
  const keeps = middlewaresOf(row).includes(next.middleware) && !moved
  return { ...next, fault, middleware: keeps ? next.middleware : row.middleware }
}

/**
 * The same requests with another program and that program's middleware. The two programs of a Fix
 * switch share the one that is there, so that what differs is the effect of the fix alone.
 */
export function withProgram(scenario: Scenario, program: string): Scenario {
  const fix = programRow(scenario.program)?.fix
  const switched = fix?.on === program || fix?.off === program
  return normaliseScenario(scenario, {
    program,
    ...(switched && { middleware: scenario.middleware }),
  })
}
